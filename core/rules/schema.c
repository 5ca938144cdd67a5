/* schema.c: takes a map of a rule file and the table of its keys, gives what is wrong with it. */
#include "schema.h"
#include "query-words.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* So many words are worth listing for somebody who wrote another. */
#define MOST_LISTED 8

static gboolean
is_id (const char *text)
{
  return *text != '\0' &&
         strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (text);
}

static gboolean
is_number (const char *text)
{
  char *end;
  gdouble value = g_ascii_strtod (text, &end);

  return *text != '\0' && *end == '\0' && isfinite (value);
}

void
cp_schema_add_fault (const CpSchemaContext *context, const CpYaml *node, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cp_faults_add (context->faults, context->file, node->line, node->column, "%s", words);
}

void
cp_schema_add_warning (const CpSchemaContext *context, const CpYaml *node, const char *format, ...)
{
  va_list arguments;

  if (context->warnings == NULL)
    return;
  va_start (arguments, format);
  g_autofree char *words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* what stands below for_each is read once for every entry of its list */
  cp_faults_add_once (context->warnings, context->file, node->line, node->column, words);
}

void
cp_schema_add_unknown (const CpSchemaContext *context, const CpYaml *node, const char *what, const char *word,
                       const char *const *known)
{
  const char *nearest = cp_text_nearest (word, known);

  guint n = g_strv_length ((char **) known);

  if (nearest != NULL) {
    cp_schema_add_fault (context, node, "unknown %s \"%s\"; did you mean \"%s\"?", what, word, nearest);
  } else if (n > 0 && n <= MOST_LISTED) {
    g_autofree char *list = cp_text_join (known, "or");
    cp_schema_add_fault (context, node, "unknown %s \"%s\"; it is %s", what, word, list);
  } else {
    cp_schema_add_fault (context, node, "unknown %s \"%s\"", what, word);
  }
}

static const CpKey *
find_key (const CpKey *keys, const char *name)
{
  for (; keys->name != NULL; keys++)
    if (g_str_equal (keys->name, name))
      return keys;
  return NULL;
}

static void
add_unknown_key (const CpSchemaContext *context, const CpYaml *key, const CpKey *keys)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (; keys->name != NULL; keys++)
    g_ptr_array_add (names, (gpointer) keys->name);
  g_ptr_array_add (names, NULL);
  if (strchr (key->value, ' ') != NULL) /* {why: yes, and no} */
    cp_schema_add_fault (context, key,
                         "unknown key \"%s\"; if it belongs to the value before it, put that value in quotes",
                         key->value);
  else
    cp_schema_add_unknown (context, key, "key", key->value, (const char *const *) names->pdata);
}

/* What a value must be, for people; NULL when it is. */
static const char *
find_type_fault (const CpYaml *value, CpValueType type)
{
  gboolean is_scalar = value->type == CP_YAML_SCALAR;

  switch (type) {
  case CP_VALUE_TEXT:
  case CP_VALUE_QUERY:
    return is_scalar && *value->value != '\0' ? NULL : "must be a text";
  case CP_VALUE_ID:
    return is_scalar && is_id (value->value) ? NULL : "must be a name of letters, digits and hyphens";
  case CP_VALUE_NUMBER:
    return is_scalar && is_number (value->value) ? NULL : "must be a number";
  case CP_VALUE_TRUTH:
    return is_scalar && (g_str_equal (value->value, "true") || g_str_equal (value->value, "false"))
               ? NULL
               : "must be true or false";
  case CP_VALUE_TEXTS:
  case CP_VALUE_QUERIES:
  case CP_VALUE_LIST:
    return value->type == CP_YAML_LIST && value->nodes->len > 0 ? NULL
                                                                : "must be a list with at least one entry";
  case CP_VALUE_MAP:
    return value->type == CP_YAML_MAP ? NULL : "must be a map of keys and values";
  case CP_VALUE_ANY:
    return NULL;
  }
  return NULL;
}

/* A group of words is checked where it stands itself; here one word stands for it. */
static char *
without_groups (const char *expression)
{
  GString *plain = g_string_new (NULL);

  while (*expression != '\0') {
    const char *open = strchr (expression, '{'), *close = open != NULL ? strchr (open, '}') : NULL;
    if (close == NULL)
      break;
    g_string_append_len (plain, expression, open - expression);
    g_string_append (plain, "anything");
    expression = close + 1;
  }
  g_string_append (plain, expression);
  return g_string_free (plain, FALSE);
}

void
cp_schema_check_reach (const CpSchemaContext *context, const CpYaml *node, const char *expression)
{
  if (context->warnings == NULL || context->find_unreachable == NULL)
    return;
  g_autofree char *plain = without_groups (expression);
  g_autofree char *words = context->find_unreachable (plain, context->check_data);
  if (words != NULL)
    cp_schema_add_warning (context, node, "%s", words);
}

static void
check_query (const CpSchemaContext *context, const CpYaml *value)
{
  const char *asked = value->sketch != NULL ? value->sketch : value->value;
  g_autofree char *fault =
      context->check_query != NULL ? context->check_query (asked, context->check_data) : NULL;

  const char *mistake = fault == NULL ? cp_query_words_fault (value->value) : NULL;
  if (fault != NULL)
    cp_schema_add_fault (context, value, "the query cannot be asked: %s", fault);
  else if (mistake != NULL)
    cp_schema_add_fault (context, value, "the query is probably not meant so: %s", mistake);
  else
    cp_schema_check_reach (context, value, value->written != NULL ? value->written : value->value);
}

static void
check_list (const CpSchemaContext *context, const CpYaml *list, const CpKey *key)
{
  for (guint i = 0; i < list->nodes->len; i++) {
    const CpYaml *entry = list->nodes->pdata[i];
    CpYamlType wanted = key->type == CP_VALUE_LIST ? CP_YAML_MAP : CP_YAML_SCALAR;
    if (entry->type != wanted)
      cp_schema_add_fault (context, entry, "each entry of \"%s\" must be %s", key->name,
                           wanted == CP_YAML_SCALAR ? "a text" : "a map of keys and values");
    else if (key->type == CP_VALUE_QUERIES)
      check_query (context, entry);
    else if (key->keys != NULL)
      cp_schema_check (context, entry, key->keys);
  }
}

static void
check_value (const CpSchemaContext *context, const CpYaml *value, const CpKey *key)
{
  const char *fault = find_type_fault (value, key->type);

  if (fault != NULL)
    cp_schema_add_fault (context, value, "\"%s\" %s", key->name, fault);
  else if (key->type == CP_VALUE_QUERY)
    check_query (context, value);
  else if (value->type == CP_YAML_LIST && key->type != CP_VALUE_ANY)
    check_list (context, value, key);
  else if (key->type == CP_VALUE_MAP && key->keys != NULL)
    cp_schema_check (context, value, key->keys);
}

gboolean
cp_schema_check (const CpSchemaContext *context, const CpYaml *map, const CpKey *keys)
{
  guint n_faults = context->faults->faults->len;

  if (map->type != CP_YAML_MAP) {
    cp_schema_add_fault (context, map, "here a map of keys and values must stand");
    return FALSE;
  }
  for (guint i = 0; i < map->keys->len; i++) {
    const CpYaml *name = map->keys->pdata[i];
    const CpKey *key = find_key (keys, name->value);
    if (key == NULL)
      add_unknown_key (context, name, keys);
    else
      check_value (context, map->nodes->pdata[i], key);
  }
  for (; keys->name != NULL; keys++)
    if (keys->required && cp_yaml_get (map, keys->name) == NULL)
      cp_schema_add_fault (context, map, "the key \"%s\" is missing", keys->name);
  return context->faults->faults->len == n_faults;
}

void
cp_schema_check_number (const CpSchemaContext *context, const CpYaml *value, const char *name)
{
  const CpKey key = { name, CP_VALUE_NUMBER, FALSE, NULL };

  check_value (context, value, &key);
}
