/* schema.c: the tables of all rule files, and the check against them. */
#include "schema.h"
#include "query-words.h"
#include "text.h"

#include <math.h>
#include <string.h>

#define REQUIRED TRUE
#define OPTIONAL FALSE
#define END                                                                                                  \
  {                                                                                                          \
    NULL, CP_VALUE_ANY, FALSE, NULL                                                                          \
  }

static const CpKey head_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_scheme[] = {
  { "scheme", CP_VALUE_ID, REQUIRED, NULL },       { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "heads", CP_VALUE_LIST, REQUIRED, head_keys }, { "stages", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "lists", CP_VALUE_TEXTS, OPTIONAL, NULL },     END,
};

/* Other languages of what people read: a map from a language (BCP 47) to these. */
static const CpKey requirement_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },         { "must", CP_VALUE_ANY, REQUIRED, NULL },
  { "head", CP_VALUE_ID, REQUIRED, NULL },       { "source", CP_VALUE_TEXT, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },    { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, REQUIRED, NULL },    { "easy", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "languages", CP_VALUE_ANY, OPTIONAL, NULL }, { "advice", CP_VALUE_TEXT, REQUIRED, NULL },
  { "needs", CP_VALUE_MAP, REQUIRED, NULL },     END,
};

const CpKey cp_keys_stage[] = {
  { "stage", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "follows", CP_VALUE_ID, OPTIONAL, NULL },
  { "requirements", CP_VALUE_LIST, REQUIRED, requirement_keys },
  END,
};

const CpKey cp_keys_need[] = {
  { "label", CP_VALUE_TEXT, OPTIONAL, NULL },   { "kind", CP_VALUE_ID, OPTIONAL, NULL },
  { "filled", CP_VALUE_TRUTH, OPTIONAL, NULL }, { "score", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "says", CP_VALUE_QUERY, OPTIONAL, NULL },   { "level", CP_VALUE_ID, OPTIONAL, NULL },
  { "four_c", CP_VALUE_ID, OPTIONAL, NULL },    { "strategy", CP_VALUE_ID, OPTIONAL, NULL },
  { "field", CP_VALUE_TEXT, OPTIONAL, NULL },   { "carried_by", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "all", CP_VALUE_LIST, OPTIONAL, NULL },     { "any", CP_VALUE_LIST, OPTIONAL, NULL },
  { "at_least", CP_VALUE_MAP, OPTIONAL, NULL }, { "for_each", CP_VALUE_ID, OPTIONAL, NULL },
  { "each", CP_VALUE_MAP, OPTIONAL, NULL },     { "person", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "hints", CP_VALUE_LIST, OPTIONAL, NULL },   { "fact", CP_VALUE_ID, OPTIONAL, NULL },
  { "within", CP_VALUE_MAP, OPTIONAL, NULL },   { "question", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "same_as", CP_VALUE_ID, OPTIONAL, NULL },   { "reading", CP_VALUE_ID, OPTIONAL, NULL },
  { "choices", CP_VALUE_LIST, OPTIONAL, NULL }, END,
};

const CpKey cp_keys_at_least[] = {
  { "n", CP_VALUE_ANY, REQUIRED, NULL },
  { "of", CP_VALUE_LIST, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_within[] = {
  { "months", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "of", CP_VALUE_ID, REQUIRED, NULL },
  { "date", CP_VALUE_ID, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_must[] = {
  { "reading", CP_VALUE_ID, REQUIRED, NULL },
  { "is", CP_VALUE_ID, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_choice[] = {
  { "is", CP_VALUE_ID, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },
  { "needs", CP_VALUE_MAP, REQUIRED, NULL },
  END,
};

static const CpKey word_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "are", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_words[] = {
  { "words", CP_VALUE_LIST, REQUIRED, word_keys },
  END,
};

static const CpKey abbreviation_keys[] = {
  { "letters", CP_VALUE_TEXT, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_abbreviations[] = {
  { "abbreviations", CP_VALUE_LIST, REQUIRED, abbreviation_keys },
  END,
};

static const CpKey cue_keys[] = {
  { "find", CP_VALUE_QUERY, REQUIRED, NULL },
  { "weight", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "where", CP_VALUE_ID, OPTIONAL, NULL },
  { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

static const CpKey also_keys[] = {
  { "any", CP_VALUE_QUERIES, REQUIRED, NULL },
  { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

static const CpKey table_keys[] = {
  { "columns", CP_VALUE_ANY, REQUIRED, NULL },
  { "rows", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "weight", CP_VALUE_NUMBER, OPTIONAL, NULL },
  END,
};

static const CpKey filled_keys[] = {
  { "labels", CP_VALUE_TEXTS, OPTIONAL, NULL },         { "at_least", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "tables", CP_VALUE_LIST, OPTIONAL, table_keys },    { "signs", CP_VALUE_QUERIES, OPTIONAL, NULL },
  { "placeholders", CP_VALUE_QUERIES, OPTIONAL, NULL }, { "ticks", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "fields", CP_VALUE_NUMBER, OPTIONAL, NULL },        { "signs_at_least", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "blanks", CP_VALUE_TEXTS, OPTIONAL, NULL },         END,
};

static const CpKey sign_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },      { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  { "find", CP_VALUE_QUERY, OPTIONAL, NULL }, { "where", CP_VALUE_ID, OPTIONAL, NULL },
  { "measure", CP_VALUE_ID, OPTIONAL, NULL }, { "from", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "to", CP_VALUE_NUMBER, OPTIONAL, NULL },  { "columns", CP_VALUE_ANY, OPTIONAL, NULL },
  { "unit", CP_VALUE_ID, OPTIONAL, NULL },    END,
};

const CpKey cp_keys_signs[] = {
  { "signs", CP_VALUE_LIST, REQUIRED, sign_keys },
  END,
};

static const CpKey kind_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, REQUIRED, NULL },
  { "carried_by", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "start", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "photo", CP_VALUE_TRUTH, OPTIONAL, NULL },
  { "leftover", CP_VALUE_TRUTH, OPTIONAL, NULL },
  { "weights", CP_VALUE_ANY, OPTIONAL, NULL },
  { "cues", CP_VALUE_LIST, OPTIONAL, cue_keys },
  { "also", CP_VALUE_LIST, OPTIONAL, also_keys },
  { "against", CP_VALUE_LIST, OPTIONAL, cue_keys },
  { "filled", CP_VALUE_MAP, OPTIONAL, filled_keys },
  END,
};

const CpKey cp_keys_kinds[] = {
  { "blanks", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "kinds", CP_VALUE_LIST, REQUIRED, kind_keys },
  END,
};

static const CpKey topic_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },        { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, OPTIONAL, NULL },   { "names", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "acts", CP_VALUE_QUERIES, OPTIONAL, NULL }, END,
};

const CpKey cp_keys_topics[] = {
  { "list", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "topics", CP_VALUE_LIST, REQUIRED, topic_keys },
  END,
};

const CpKey cp_keys_local[] = {
  { "contact", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "safeguarding", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "readings", CP_VALUE_ANY, OPTIONAL, NULL },
  { "numbers", CP_VALUE_ANY, OPTIONAL, NULL },
  END,
};

/* A coproof.yaml in a bundle: cp_fact_names, and the stage that it is for. */
const CpKey cp_keys_facts[] = {
  { "stage", CP_VALUE_ID, OPTIONAL, NULL },
  { "org", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "kind", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "place", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "bronze", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "silver", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "gold", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "submitted", CP_VALUE_TEXT, OPTIONAL, NULL },
  END,
};

const CpKey cp_keys_config[] = {
  { "limits", CP_VALUE_MAP, OPTIONAL, NULL },
  { "languages", CP_VALUE_TEXTS, OPTIONAL, NULL },
  END,
};

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
cp_schema_add_unknown (const CpSchemaContext *context, const CpYaml *node, const char *what, const char *word,
                       const char *const *known)
{
  const char *nearest = cp_text_nearest (word, known);

  if (nearest != NULL)
    cp_schema_add_fault (context, node, "unknown %s \"%s\"; did you mean \"%s\"?", what, word, nearest);
  else
    cp_schema_add_fault (context, node, "unknown %s \"%s\"", what, word);
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

static void
check_query (const CpSchemaContext *context, const CpYaml *value)
{
  g_autofree char *fault =
      context->check_query != NULL ? context->check_query (value->value, context->check_data) : NULL;

  const char *mistake = fault == NULL ? cp_query_words_fault (value->value) : NULL;
  if (fault != NULL)
    cp_schema_add_fault (context, value, "the query cannot be asked: %s", fault);
  else if (mistake != NULL)
    cp_schema_add_fault (context, value, "the query is probably not meant so: %s", mistake);
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
  const CpKey key = { name, CP_VALUE_NUMBER, OPTIONAL, NULL };

  check_value (context, value, &key);
}
