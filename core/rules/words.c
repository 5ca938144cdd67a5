/* words.c: takes queries that name groups of words ("NEAR({parents} told, 3)"), gives queries that FTS5 can
 * ask: it has no alternatives within NEAR, nor within a phrase. */
#include "loader.h"

#include <string.h>

/* More would be asked of every page. */
#define MAX_ALTERNATIVES 3000

/* Two are joined by OR as two thousand are: so a query can be asked exactly when its sketch can. */
#define SKETCH_WORDS 2

#define WORDS_FILE "words.yaml"
#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

typedef struct {
  CpLoader *loader;
  const CpSchemaContext *context;
  const CpYaml *node; /* where the query stands */
  guint most_words;   /* of a group that are taken */
} Expansion;

/* The length of "{name}" where one begins here, otherwise 0. */
static gsize
group_length (const char *text)
{
  gsize n = *text == '{' ? strspn (text + 1, NAME_LETTERS) : 0;

  return n > 0 && text[n + 1] == '}' ? n + 2 : 0;
}

static const char *
find_group (const char *text, const char *end)
{
  for (; text < end; text++)
    if (group_length (text) > 0)
      return text;
  return NULL;
}

static const GPtrArray *
find_words (const Expansion *expansion, const char *group)
{
  g_autofree char *name = g_strndup (group + 1, group_length (group) - 2);
  const GPtrArray *words = g_hash_table_lookup (expansion->loader->words, name);

  if (words == NULL) {
    g_autofree const char **known =
        (const char **) g_hash_table_get_keys_as_array (expansion->loader->words, NULL);
    cp_schema_add_unknown (expansion->context, expansion->node, "group of words", name, known);
  }
  return words;
}

static gboolean
is_inside_quotes (const char *text, const char *at)
{
  gboolean inside = FALSE;

  for (; text < at; text++)
    inside ^= *text == '"';
  return inside;
}

/* A word or phrase as FTS5 takes it; "child*" stands for all words that begin so. */
static void
append_phrase (GString *text, const char *phrase)
{
  gsize n = strlen (phrase);
  gboolean is_prefix = n > 0 && phrase[n - 1] == '*';

  g_string_append_c (text, '"');
  g_string_append_len (text, phrase, (gssize) (is_prefix ? n - 1 : n));
  g_string_append (text, is_prefix ? "\" *" : "\"");
}

/* Adds the unit once for every choice of words for its groups. */
static gboolean
add_alternatives (const Expansion *expansion, const char *unit, GPtrArray *alternatives)
{
  const char *group = find_group (unit, unit + strlen (unit));

  if (group == NULL) {
    g_ptr_array_add (alternatives, g_strdup (unit));
    return alternatives->len <= MAX_ALTERNATIVES;
  }
  const GPtrArray *words = find_words (expansion, group);
  gboolean good = words != NULL, is_quoted = is_inside_quotes (unit, group);
  for (guint i = 0; good && i < MIN (words->len, expansion->most_words); i++) {
    g_autoptr (GString) chosen = g_string_new_len (unit, group - unit);
    if (is_quoted)
      g_string_append (chosen, words->pdata[i]);
    else
      append_phrase (chosen, words->pdata[i]);
    g_string_append (chosen, group + group_length (group));
    good = add_alternatives (expansion, chosen->str, alternatives);
  }
  return good;
}

/* A NEAR group, a phrase in quotes or the name of a group: what is repeated as a whole. */
static const char *
find_unit_end (const char *text)
{
  gboolean is_near = g_str_has_prefix (text, "NEAR(") || g_str_has_prefix (text, "NEAR (");
  gboolean quoted = FALSE;

  if (!is_near && *text != '"')
    return text + group_length (text);
  for (const char *c = text; *c != '\0'; c++) {
    quoted ^= *c == '"';
    if (!quoted && *c == (is_near ? ')' : '"'))
      return c + 1;
  }
  return text; /* not closed: the check of the query says so */
}

static gboolean
append_unit (const Expansion *expansion, const char *text, const char *end, GString *expanded)
{
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unit = g_strndup (text, (gsize) (end - text));
  gboolean good = add_alternatives (expansion, unit, alternatives);

  if (alternatives->len > MAX_ALTERNATIVES)
    cp_schema_add_fault (expansion->context, expansion->node,
                         "its groups of words come to more than %d alternatives; ask for fewer at once",
                         MAX_ALTERNATIVES);
  if (!good)
    return FALSE;
  g_ptr_array_add (alternatives, NULL);
  g_autofree char *joined = g_strjoinv (" OR ", (char **) alternatives->pdata);
  g_string_append_printf (expanded, alternatives->len > 2 ? "(%s)" : "%s", joined);
  return TRUE;
}

static char *
expand_query (const Expansion *expansion, const char *query)
{
  g_autoptr (GString) expanded = g_string_new (NULL);

  while (*query != '\0') {
    const char *end = find_unit_end (query);
    if (find_group (query, end) == NULL) {
      end = end > query ? end : query + 1;
      g_string_append_len (expanded, query, end - query);
    } else if (!append_unit (expansion, query, end, expanded)) {
      return NULL;
    }
    query = end;
  }
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

void
cp_loader_expand_words (CpLoader *loader, const CpSchemaContext *context, CpYaml *node)
{
  const Expansion whole = { loader, context, node, G_MAXUINT },
                  sketch = { loader, context, node, SKETCH_WORDS };

  for (guint i = 0; node->nodes != NULL && i < node->nodes->len; i++)
    cp_loader_expand_words (loader, context, node->nodes->pdata[i]);
  if (node->type != CP_YAML_SCALAR || find_group (node->value, node->value + strlen (node->value)) == NULL)
    return;
  char *expanded = expand_query (&whole, node->value);
  node->written = node->value;
  node->value = expanded != NULL ? expanded : g_strdup ("\"\""); /* one fault is enough */
  if (expanded != NULL)
    node->sketch = expand_query (&sketch, node->written);
}

static void
read_group (CpLoader *loader, const CpSchemaContext *context, const CpYaml *map)
{
  const CpYaml *id = cp_yaml_get (map, "id"), *are = cp_yaml_get (map, "are");
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < are->nodes->len; i++) {
    const CpYaml *word = are->nodes->pdata[i];
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", word->value);
    if (strchr (word->value, '"') != NULL)
      cp_schema_add_fault (context, word, "words of a group are written without double quotes");
    else
      cp_schema_check_reach (context, word, quoted);
    g_ptr_array_add (words, g_strdup (word->value));
  }
  if (strspn (id->value, NAME_LETTERS) != strlen (id->value))
    cp_schema_add_fault (context, id, "the name of a group is written in small letters");
  if (!g_hash_table_insert (loader->words, g_strdup (id->value), words))
    cp_schema_add_fault (context, id, "there is another group of words called \"%s\"", id->value);
}

void
cp_loader_read_words (CpLoader *loader)
{
  g_autofree char *path = g_build_filename (loader->folder, WORDS_FILE, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_autoptr (CpYaml) tree = cp_loader_read (loader, WORDS_FILE, cp_keys_words);
  if (tree == NULL)
    return;
  const CpSchemaContext context = cp_loader_context (loader, path);
  const CpYaml *groups = cp_yaml_get (tree, "words");
  for (guint i = 0; i < groups->nodes->len; i++)
    read_group (loader, &context, groups->nodes->pdata[i]);
}
