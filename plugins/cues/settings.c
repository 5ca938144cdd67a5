/* settings.c: takes JSON, gives kinds. */
#include "settings.h"

#include <jansson.h>

typedef struct {
  GPtrArray *queries;
  const json_t *blanks;     /* of all kinds */
  GHashTable *sign_indices; /* from an id, borrowed, to its index and 1 */
} Reader;

/* A number that stands where words are meant is no fault of the file's, but of use to nobody. */
static const char *
text_of (const json_t *json)
{
  return json_is_string (json) ? json_string_value (json) : "";
}

static guint32
read_query (Reader *reader, const json_t *expression)
{
  g_ptr_array_add (reader->queries,
                   g_strdup (json_is_string (expression) ? json_string_value (expression) : "\"\""));
  return reader->queries->len - 1;
}

static GArray *
read_queries (Reader *reader, const json_t *list)
{
  GArray *queries = g_array_new (FALSE, FALSE, sizeof (guint32));
  size_t i;
  json_t *expression;

  json_array_foreach ((json_t *) list, i, expression)
  {
    guint32 query = read_query (reader, expression);
    g_array_append_val (queries, query);
  }
  return queries;
}

static void
cue_free (gpointer data)
{
  Cue *cue = data;

  g_free (cue->why);
  g_free (cue);
}

static void
also_free (gpointer data)
{
  Also *also = data;

  g_array_unref (also->queries);
  g_free (also->why);
  g_free (also);
}

static void
table_free (gpointer data)
{
  TableShape *table = data;

  g_ptr_array_unref (table->columns);
  g_free (table);
}

static void
filled_free (FilledShape *filled)
{
  if (filled == NULL)
    return;
  g_ptr_array_unref (filled->tables);
  g_ptr_array_unref (filled->labels);
  g_strfreev (filled->blanks);
  g_array_unref (filled->signs);
  g_array_unref (filled->placeholders);
  g_free (filled);
}

static void
sign_free (gpointer data)
{
  Sign *sign = data;

  g_free (sign->id);
  g_free (sign->why);
  g_clear_pointer (&sign->columns, g_ptr_array_unref);
  g_free (sign);
}

static void
kind_free (gpointer data)
{
  Kind *kind = data;

  g_free (kind->id);
  g_array_unref (kind->weights);
  g_ptr_array_unref (kind->cues);
  g_ptr_array_unref (kind->against);
  g_ptr_array_unref (kind->also);
  filled_free (kind->filled);
  g_free (kind);
}

static gdouble
get_number (const json_t *map, const char *key, gdouble otherwise)
{
  const json_t *value = json_object_get (map, key);

  return json_is_number (value) ? json_number_value (value) : otherwise;
}

static Where
read_where (const json_t *cue)
{
  const char *where = json_string_value (json_object_get (cue, "where"));

  static const char *const names[] = {
    [WHERE_ANYWHERE] = "anywhere", [WHERE_HEADING] = "heading", [WHERE_START] = "start",
    [WHERE_TITLE] = "title",       [WHERE_END] = "end",         [WHERE_LINE] = "line",
    [WHERE_LABEL] = "label"
  };

  for (Where known = 0; where != NULL && known < G_N_ELEMENTS (names); known++)
    if (g_str_equal (where, names[known]))
      return known;
  return WHERE_ANYWHERE;
}

static GPtrArray *
read_cues (Reader *reader, const json_t *list)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func (cue_free);
  size_t i;
  json_t *map;

  json_array_foreach ((json_t *) list, i, map)
  {
    Cue *cue = g_new0 (Cue, 1);
    cue->query = read_query (reader, json_object_get (map, "find"));
    cue->weight = get_number (map, "weight", 0);
    cue->where = read_where (map);
    cue->why = g_strdup (text_of (json_object_get (map, "why")));
    g_ptr_array_add (cues, cue);
  }
  return cues;
}

static GPtrArray *
read_alsos (Reader *reader, const json_t *list)
{
  GPtrArray *alsos = g_ptr_array_new_with_free_func (also_free);
  size_t i;
  json_t *map;

  json_array_foreach ((json_t *) list, i, map)
  {
    Also *also = g_new0 (Also, 1);
    also->queries = read_queries (reader, json_object_get (map, "any"));
    also->why = g_strdup (text_of (json_object_get (map, "why")));
    g_ptr_array_add (alsos, also);
  }
  return alsos;
}

static void
add_words (GStrvBuilder *words, const json_t *list)
{
  size_t i;
  json_t *word;

  json_array_foreach ((json_t *) list, i, word) g_strv_builder_add (words, text_of (word));
}

static GStrv
read_words (const json_t *list, const json_t *more)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  add_words (words, list);
  add_words (words, more);
  return g_strv_builder_end (words);
}

/* "Signed|Signature": other names of the same label. */
static GPtrArray *
read_labels (const json_t *list)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  size_t i;
  json_t *label;

  json_array_foreach ((json_t *) list, i, label)
      g_ptr_array_add (labels, g_strsplit (text_of (label), "|", -1));
  return labels;
}

static GPtrArray *
read_columns (const json_t *list)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  size_t i;
  json_t *names;

  json_array_foreach ((json_t *) list, i, names)
  {
    if (i < MAX_TABLE_COLUMNS)
      g_ptr_array_add (columns, read_words (names, NULL));
  }
  return columns;
}

static TableShape *
read_table (const json_t *map)
{
  TableShape *table = g_new0 (TableShape, 1);

  table->columns = read_columns (json_object_get (map, "columns"));
  table->rows = (guint) get_number (map, "rows", 1);
  table->weight = get_number (map, "weight", 0);
  return table;
}

static GPtrArray *
read_tables (const json_t *list)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (table_free);
  size_t i;
  json_t *map;

  json_array_foreach ((json_t *) list, i, map) g_ptr_array_add (tables, read_table (map));
  return tables;
}

static FilledShape *
read_filled (Reader *reader, const json_t *map)
{
  if (map == NULL)
    return NULL;
  FilledShape *filled = g_new0 (FilledShape, 1);
  filled->labels = read_labels (json_object_get (map, "labels"));
  filled->at_least = (guint) get_number (map, "at_least", 1);
  filled->ticks = (guint) get_number (map, "ticks", 0);
  filled->fields = (guint) get_number (map, "fields", 0);
  filled->answers = (guint) get_number (map, "answers", 0);
  filled->days = (guint) get_number (map, "days", 0);
  filled->signatures = (guint) get_number (map, "signatures", 0);
  filled->tables = read_tables (json_object_get (map, "tables"));
  filled->signs = read_queries (reader, json_object_get (map, "signs"));
  filled->least_signs = (guint) get_number (map, "signs_at_least", 1);
  filled->placeholders = read_queries (reader, json_object_get (map, "placeholders"));
  filled->blanks = read_words (json_object_get (map, "blanks"), reader->blanks);
  return filled;
}

static CpUnit
read_unit (const char *name)
{
  static const char *const names[CP_N_UNITS] = { [CP_UNIT_PAGE] = "page",
                                                 [CP_UNIT_SLIDE] = "slide",
                                                 [CP_UNIT_SHEET] = "sheet",
                                                 [CP_UNIT_MESSAGE] = "message",
                                                 [CP_UNIT_SECTION] = "section" };
  CpUnit unit = 0;

  while (unit < CP_N_UNITS && !g_str_equal (names[unit], name))
    unit++;
  return unit;
}

static Sign *
read_sign (Reader *reader, const json_t *map)
{
  Sign *sign = g_new0 (Sign, 1);
  const json_t *measure = json_object_get (map, "measure"), *columns = json_object_get (map, "columns");
  const json_t *unit = json_object_get (map, "unit");

  sign->id = g_strdup (text_of (json_object_get (map, "id")));
  sign->why = g_strdup (text_of (json_object_get (map, "why")));
  if (measure != NULL) {
    sign->type = SIGN_MEASURE;
    sign->measure = MIN (find_measure (text_of (measure)), N_MEASURES - 1);
    sign->from = get_number (map, "from", 0);
    sign->to = get_number (map, "to", sign->from + 1);
  } else if (columns != NULL) {
    sign->type = SIGN_COLUMNS;
    sign->columns = read_columns (columns);
  } else if (unit != NULL) {
    sign->type = SIGN_UNIT;
    sign->unit = read_unit (text_of (unit));
  } else if (json_object_get (map, "fields") != NULL) {
    sign->type = SIGN_FIELDS;
    sign->to = get_number (map, "fields", 1);
  } else {
    sign->query = read_query (reader, json_object_get (map, "find"));
    sign->where = read_where (map);
    sign->least = (guint) get_number (map, "least", 1);
  }
  return sign;
}

static void
read_signs (Reader *reader, const json_t *list, GPtrArray *signs)
{
  size_t i;
  json_t *map;

  json_array_foreach ((json_t *) list, i, map)
  {
    Sign *sign = read_sign (reader, map);
    g_ptr_array_add (signs, sign);
    g_hash_table_insert (reader->sign_indices, sign->id, GUINT_TO_POINTER (signs->len));
  }
}

static GArray *
read_weights (const Reader *reader, json_t *map)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (Weight));
  const char *id;
  json_t *value;

  json_object_foreach (map, id, value)
  {
    guint index = GPOINTER_TO_UINT (g_hash_table_lookup (reader->sign_indices, id));
    const Weight weight = { index - 1, json_number_value (value) };
    if (index > 0)
      g_array_append_val (weights, weight);
  }
  return weights;
}

static Kind *
read_kind (Reader *reader, const json_t *map)
{
  Kind *kind = g_new0 (Kind, 1);

  kind->id = g_strdup (text_of (json_object_get (map, "id")));
  kind->start = get_number (map, "start", -3);
  kind->is_photo = json_is_true (json_object_get (map, "photo"));
  kind->is_leftover = json_is_true (json_object_get (map, "leftover"));
  kind->weights = read_weights (reader, json_object_get (map, "weights"));
  kind->cues = read_cues (reader, json_object_get (map, "cues"));
  kind->also = read_alsos (reader, json_object_get (map, "also"));
  kind->against = read_cues (reader, json_object_get (map, "against"));
  kind->filled = read_filled (reader, json_object_get (map, "filled"));
  return kind;
}

/* The index of the kind with that id; the number of kinds where there is none. */
static guint
find_kind (const GPtrArray *kinds, const char *id)
{
  guint i = 0;

  while (i < kinds->len && !g_str_equal (((const Kind *) kinds->pdata[i])->id, id))
    i++;
  return i;
}

/* By kind, by weight, the words: {"minutes": {"0.9": "agreed apologies"}}. */
static Vocabulary *
read_vocabulary (json_t *map, const GPtrArray *kinds)
{
  Vocabulary *vocabulary = vocabulary_new (kinds->len);
  const char *id, *weight;
  json_t *weights, *words;

  json_object_foreach (map, id, weights)
  {
    guint kind = find_kind (kinds, id);
    if (kind < kinds->len)
      json_object_foreach (weights, weight, words)
          vocabulary_add (vocabulary, kind, g_ascii_strtod (weight, NULL), text_of (words));
  }
  return vocabulary;
}

static GArray *
read_pairs (const json_t *list, const GPtrArray *kinds)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  size_t i;
  json_t *map;

  json_array_foreach (list, i, map)
  {
    const json_t *ids = json_object_get (map, "kinds");
    const Pair pair = { { find_kind (kinds, text_of (json_array_get (ids, 0))),
                          find_kind (kinds, text_of (json_array_get (ids, 1))) },
                        get_number (map, "cost", 0) };
    if (MAX (pair.kinds[0], pair.kinds[1]) < kinds->len)
      g_array_append_val (pairs, pair);
  }
  return pairs;
}

static void
read_root (Reader *reader, const json_t *root, Settings *settings)
{
  size_t i;
  json_t *map;

  reader->blanks = json_object_get (root, "blanks");
  reader->sign_indices = g_hash_table_new (g_str_hash, g_str_equal);
  read_signs (reader, json_object_get (root, "signs"), settings->signs);
  json_array_foreach (json_object_get (root, "kinds"), i, map)
      g_ptr_array_add (settings->kinds, read_kind (reader, map));
  g_hash_table_unref (reader->sign_indices);
  settings->vocabulary = read_vocabulary (json_object_get (root, "vocabulary"), settings->kinds);
  settings->pairs = read_pairs (json_object_get (root, "together"), settings->kinds);
}

Settings *
settings_new (const CpSettings *from, GError **error)
{
  json_error_t fault;
  json_t *root = json_loadb ((const char *) from->bytes, from->length, 0, &fault);
  g_autoptr (Settings) settings = g_new0 (Settings, 1);

  settings->queries = g_ptr_array_new_with_free_func (g_free);
  settings->signs = g_ptr_array_new_with_free_func (sign_free);
  settings->kinds = g_ptr_array_new_with_free_func (kind_free);
  if (root == NULL) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "the kinds of evidence cannot be read: %s",
                 fault.text);
    return NULL;
  }
  Reader reader = { .queries = settings->queries };
  read_root (&reader, root, settings);
  json_decref (root);
  return g_steal_pointer (&settings);
}

void
settings_free (Settings *settings)
{
  if (settings == NULL)
    return;
  g_ptr_array_unref (settings->kinds);
  g_ptr_array_unref (settings->signs);
  g_clear_pointer (&settings->vocabulary, vocabulary_free);
  g_clear_pointer (&settings->pairs, g_array_unref);
  g_ptr_array_unref (settings->queries);
  g_free (settings);
}

CpOpened *
settings_open (const CpSettings *from, GError **error)
{
  return (CpOpened *) settings_new (from, error);
}

void
settings_close (CpOpened *opened)
{
  settings_free ((Settings *) opened);
}

const Settings *
settings_of (const CpOpened *opened)
{
  return (const Settings *) opened;
}

gboolean
settings_declare (const CpOpened *opened, CpQueries *queries, GError **error)
{
  const Settings *settings = settings_of (opened);

  for (guint i = 0; i < settings->queries->len; i++)
    if (!queries->query (queries, settings->queries->pdata[i], error))
      return FALSE;
  return TRUE;
}
