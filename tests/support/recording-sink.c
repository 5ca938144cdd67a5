/* recording-sink.c: takes pushes, keeps copies.  It also asserts what the host would refuse. */
#include "recording-sink.h"

#include <string.h>

static gboolean
starts_character (const char *text, gsize offset)
{
  return ((guint8) text[offset] & 0xC0) != 0x80;
}

static void
assert_span (const char *text, guint32 start, guint32 length)
{
  g_assert_cmpuint ((gsize) start + length, <=, strlen (text));
  g_assert_true (starts_character (text, start));
  g_assert_true (starts_character (text, (gsize) start + length));
}

static void
assert_page (const RecordingSink *sink, const CpPage *page)
{
  guint32 end = 0;

  g_assert_true (g_utf8_validate (page->text, -1, NULL));
  if (sink->pages->len > 0)
    g_assert_cmpuint (page->number, >, g_array_index (sink->pages, CpPage, sink->pages->len - 1).number);
  for (gsize i = 0; i < page->n_marks; i++)
    assert_span (page->text, page->marks[i].start, page->marks[i].length);
  for (gsize i = 0; i < page->n_words; i++) {
    const CpWord *word = &page->words[i];
    assert_span (page->text, word->start, word->length);
    g_assert_cmpuint (word->start, >=, end);
    g_assert_cmpfloat (word->x1, >=, 0);
    g_assert_cmpfloat (word->y1, >=, 0);
    g_assert_cmpfloat (word->x1, <=, word->x2);
    g_assert_cmpfloat (word->y1, <=, word->y2);
    g_assert_cmpfloat ((gdouble) word->x2, <=, page->width);
    g_assert_cmpfloat ((gdouble) word->y2, <=, page->height);
    end = word->start + word->length;
  }
}

static gboolean
push_page (CpSink *base, const CpPage *page, GError **error)
{
  RecordingSink *sink = (RecordingSink *) base;
  CpPage copy = *page;

  (void) error;
  assert_page (sink, page);
  copy.label = g_strdup (page->label);
  copy.text = g_strdup (page->text);
  copy.marks = g_memdup2 (page->marks, page->n_marks * sizeof (CpMark));
  copy.words = g_memdup2 (page->words, page->n_words * sizeof (CpWord));
  g_array_append_val (sink->pages, copy);
  return TRUE;
}

static gboolean
push_field (CpSink *base, const CpField *field, GError **error)
{
  RecordingSink *sink = (RecordingSink *) base;
  CpField copy = *field;

  (void) error;
  copy.name = g_strdup (field->name);
  copy.value = g_strdup (field->value);
  copy.picture = g_memdup2 (field->picture, field->picture_length);
  g_array_append_val (sink->fields, copy);
  return TRUE;
}

static gboolean
push_meta (CpSink *base, const char *key, const char *value, GError **error)
{
  (void) error;
  g_ptr_array_add (((RecordingSink *) base)->metas, g_strdup_printf ("%s=%s", key, value));
  return TRUE;
}

static char *
carries_words (guint carries)
{
  static const char *const names[] = { "text", "scan", "photo", "recording" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((carries & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", names[i]);
  return g_string_free (words, FALSE);
}

static gboolean
push_gap (CpSink *base, guint32 page, CpGapWhy why, guint carries, const char *detail, GError **error)
{
  static const char *const whys[CP_N_GAPS] = { "no-text",   "limit",       "damaged",
                                               "encrypted", "unsupported", "handwriting",
                                               "language",  "recording",   "link" };
  g_autofree char *words = carries_words (carries);

  (void) error;
  g_ptr_array_add (((RecordingSink *) base)->gaps, g_strdup_printf ("page %u: %s (%s): %s", page, whys[why],
                                                                    words, detail != NULL ? detail : ""));
  return TRUE;
}

static gboolean
push_child (CpSink *base, const char *name, const guint8 *bytes, gsize length, GError **error)
{
  RecordingSink *sink = (RecordingSink *) base;

  (void) error;
  g_ptr_array_add (sink->children, g_strdup_printf ("%s (%" G_GSIZE_FORMAT " bytes)", name, length));
  g_clear_pointer (&sink->last_child, g_bytes_unref);
  sink->last_child = g_bytes_new (bytes, length);
  return TRUE;
}

static gboolean
push_picture (CpSink *base, const CpPicture *picture, GError **error)
{
  RecordingSink *sink = (RecordingSink *) base;
  CpPicture copy = *picture;

  (void) error;
  g_assert_cmpuint (picture->width, >, 0);
  g_assert_cmpuint (picture->height, >, 0);
  copy.dots = g_memdup2 (picture->dots, (gsize) picture->width * picture->height);
  g_array_append_val (sink->pictures, copy);
  return TRUE;
}

static gboolean
push_aside (CpSink *base, guint32 page, CpAsideKind kind, const char *text, GError **error)
{
  static const char *const kinds[CP_N_ASIDES] = { "comment", "deleted", "note" };

  (void) error;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_ptr_array_add (((RecordingSink *) base)->asides,
                   g_strdup_printf ("page %u: %s: %s", page, kinds[kind], text));
  return TRUE;
}

static void
picture_clear (gpointer data)
{
  g_free ((guint8 *) ((CpPicture *) data)->dots);
}

static void
page_clear (gpointer data)
{
  CpPage *page = data;

  g_free ((char *) page->label);
  g_free ((char *) page->text);
  g_free ((CpMark *) page->marks);
  g_free ((CpWord *) page->words);
}

static void
field_clear (gpointer data)
{
  CpField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->value);
  g_free ((guint8 *) field->picture);
}

RecordingSink *
recording_sink_new (void)
{
  RecordingSink *sink = g_new0 (RecordingSink, 1);

  sink->sink =
      (CpSink){ push_page, push_field, push_meta, push_gap, push_child, push_picture, push_aside, TRUE };
  sink->pages = g_array_new (FALSE, FALSE, sizeof (CpPage));
  g_array_set_clear_func (sink->pages, page_clear);
  sink->fields = g_array_new (FALSE, FALSE, sizeof (CpField));
  g_array_set_clear_func (sink->fields, field_clear);
  sink->metas = g_ptr_array_new_with_free_func (g_free);
  sink->gaps = g_ptr_array_new_with_free_func (g_free);
  sink->children = g_ptr_array_new_with_free_func (g_free);
  sink->asides = g_ptr_array_new_with_free_func (g_free);
  sink->pictures = g_array_new (FALSE, FALSE, sizeof (CpPicture));
  g_array_set_clear_func (sink->pictures, picture_clear);
  return sink;
}

void
recording_sink_free (RecordingSink *sink)
{
  if (sink == NULL)
    return;
  g_array_unref (sink->pages);
  g_array_unref (sink->fields);
  g_ptr_array_unref (sink->metas);
  g_ptr_array_unref (sink->gaps);
  g_ptr_array_unref (sink->children);
  g_clear_pointer (&sink->last_child, g_bytes_unref);
  g_ptr_array_unref (sink->asides);
  g_array_unref (sink->pictures);
  g_free (sink);
}

const CpPlugin *
load_plugin (const char *name)
{
  g_autofree char *file = g_strdup_printf ("coproof-%s.so", name);
  g_autofree char *path = g_build_filename (g_getenv ("COPROOF_PLUGINS"), file, NULL);
  g_autoptr (GError) error = NULL;
  gpointer symbol = NULL;
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);

  if (module == NULL)
    g_error ("%s", g_module_error ());
  g_module_make_resident (module);
  g_assert_true (g_module_symbol (module, COPROOF_PLUGIN_SYMBOL, &symbol));
  const CpPlugin *plugin = symbol;
  g_assert_cmpuint (plugin->struct_size, ==, sizeof (CpPlugin));
  if (plugin->warm_up != NULL)
    g_assert_true (plugin->warm_up (&error));
  g_assert_no_error (error);
  return plugin;
}

gboolean
extract_bytes (const CpPlugin *plugin, gconstpointer bytes, gsize length, const char *mime,
               const char *extension, RecordingSink *sink, GError **error)
{
  const CpFile file = { bytes, length, mime, extension };

  g_assert_true (g_strv_contains (plugin->mimes, mime));
  return plugin->extract (&file, &sink->sink, error);
}

gboolean
extract_file (const CpPlugin *plugin, const char *path, const char *mime, const char *extension,
              RecordingSink *sink, GError **error)
{
  g_autofree char *full_path = g_test_build_filename (G_TEST_DIST, path, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (full_path, &bytes, &length, NULL));
  return extract_bytes (plugin, bytes, length, mime, extension, sink, error);
}

RecordingSink *
recorded_file (const CpPlugin *plugin, const char *name, const char *mime)
{
  g_autofree char *path = g_build_filename ("fixtures", name, NULL);
  RecordingSink *sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (extract_file (plugin, path, mime, strrchr (name, '.') + 1, sink, &error));
  g_assert_no_error (error);
  return sink;
}

RecordingSink *
recorded_bad_file (const CpPlugin *plugin, const char *name, const char *mime, gint code)
{
  g_autofree char *path = g_build_filename ("fixtures", name, NULL);
  RecordingSink *sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (extract_file (plugin, path, mime, strrchr (name, '.') + 1, sink, &error));
  g_assert_error (error, CP_PLUGIN_ERROR, code);
  return sink;
}

void
assert_ends_when_damaged (const CpPlugin *plugin, char *bytes, gsize length, gsize damaged, const char *mime)
{
  g_autoptr (RecordingSink) sink = recording_sink_new ();
  g_autoptr (GError) error = NULL;

  bytes[damaged] ^= 0x55;
  gboolean good = extract_bytes (plugin, bytes, length, mime, "", sink, &error);
  bytes[damaged] ^= 0x55;
  g_assert_true (good == (error == NULL));
}

void
assert_ends_when_damaged_anywhere (const CpPlugin *plugin, const char *name, gsize step, const char *mime)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += step)
    assert_ends_when_damaged (plugin, bytes, length, at, mime);
}

static const CpPage *
get_page (const RecordingSink *sink, guint number)
{
  for (guint i = 0; i < sink->pages->len; i++)
    if (g_array_index (sink->pages, CpPage, i).number == number)
      return &g_array_index (sink->pages, CpPage, i);
  g_error ("there is no page %u", number);
}

const char *
recorded_text (const RecordingSink *sink, guint number)
{
  return get_page (sink, number)->text;
}

static void
describe_mark (GString *lines, const CpPage *page, const CpMark *mark)
{
  g_autofree char *words = g_strndup (page->text + mark->start, mark->length);

  if (mark->kind == CP_MARK_HEADING)
    g_string_append_printf (lines, "%u: %s\n", mark->level, words);
  else if (mark->kind == CP_MARK_CELL)
    g_string_append_printf (lines, "%u/%u/%u: %s\n", mark->table, mark->row, mark->column, words);
  else
    g_string_append (lines, words);
}

char *
recorded_marks (const RecordingSink *sink, guint number, CpMarkKind kind)
{
  const CpPage *page = get_page (sink, number);
  GString *lines = g_string_new (NULL);

  for (gsize i = 0; i < page->n_marks; i++)
    if (page->marks[i].kind == kind)
      describe_mark (lines, page, &page->marks[i]);
  return g_string_free (lines, FALSE);
}

static char *
join_lines (const GPtrArray *strings)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) strings->pdata[i]);
  return g_string_free (lines, FALSE);
}

char *
recorded_asides (const RecordingSink *sink)
{
  return join_lines (sink->asides);
}

char *
recorded_gaps (const RecordingSink *sink)
{
  return join_lines (sink->gaps);
}

const char *
recorded_meta (const RecordingSink *sink, const char *key)
{
  g_autofree char *prefix = g_strconcat (key, "=", NULL);

  for (guint i = 0; i < sink->metas->len; i++)
    if (g_str_has_prefix (sink->metas->pdata[i], prefix))
      return (const char *) sink->metas->pdata[i] + strlen (prefix);
  return NULL;
}

void
assert_marks (const RecordingSink *sink, guint number, CpMarkKind kind, const char *expected)
{
  g_autofree char *marks = recorded_marks (sink, number, kind);

  g_assert_cmpstr (marks, ==, expected);
}

void
assert_asides (const RecordingSink *sink, const char *expected)
{
  g_autofree char *asides = recorded_asides (sink);

  g_assert_cmpstr (asides, ==, expected);
}

void
assert_gaps (const RecordingSink *sink, const char *expected)
{
  g_autofree char *gaps = recorded_gaps (sink);

  g_assert_cmpstr (gaps, ==, expected);
}
