/* properties.c: takes docProps/core.xml and docProps/app.xml (ECMA-376, part 2, 11, and part 1, 22.2), or
 * meta.xml (OpenDocument 1.3, part 3, 4), gives the facts that the contract names. */
#include "properties.h"
#include "line.h"
#include "part.h"
#include "relationships.h"

#define MAX_VALUE_BYTES 1000

typedef enum { TITLE, AUTHOR, CREATED, MODIFIED, PRODUCER, N_PROPERTIES } Property;

static const char *const keys[N_PROPERTIES] = { "title", "author", "created", "modified", "producer" };

typedef struct {
  GString *values[N_PROPERTIES];
} Reader;

static void
add (gpointer data, Property property, const char *text, gsize length)
{
  GString *value = ((Reader *) data)->values[property];

  if (value->len + length <= MAX_VALUE_BYTES)
    g_string_append_len (value, text, (gssize) length);
}

static void
add_title (gpointer reader, const char *text, gsize length)
{
  add (reader, TITLE, text, length);
}

static void
add_author (gpointer reader, const char *text, gsize length)
{
  add (reader, AUTHOR, text, length);
}

static void
add_created (gpointer reader, const char *text, gsize length)
{
  add (reader, CREATED, text, length);
}

static void
add_modified (gpointer reader, const char *text, gsize length)
{
  add (reader, MODIFIED, text, length);
}

static void
add_producer (gpointer reader, const char *text, gsize length)
{
  add (reader, PRODUCER, text, length);
}

static const Element elements[] = {
  { .name = "dc:title", .text = add_title },
  { .name = "dc:creator", .text = add_author },
  { .name = "dcterms:created", .text = add_created },
  { .name = "dcterms:modified", .text = add_modified },
  { .name = "application:Application", .text = add_producer },
  { .name = NULL },
};
static const Element meta_elements[] = {
  { .name = "dc:title", .text = add_title },
  { .name = "meta:initial-creator", .text = add_author },
  { .name = "meta:creation-date", .text = add_created },
  { .name = "dc:date", .text = add_modified },
  { .name = "meta:generator", .text = add_producer },
  { .name = NULL },
};
static Vocabulary vocabulary, meta_vocabulary;

void
properties_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
  vocabulary_add (&meta_vocabulary, meta_elements);
}

/* Does "2025-06-14T09:30:00Z" (W3CDTF) begin with a day? */
static gboolean
begins_with_day (const char *text)
{
  static const char shape[] = "dddd-dd-dd";

  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return g_date_valid_dmy ((GDateDay) g_ascii_strtoull (text + 8, NULL, 10),
                           (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10),
                           (GDateYear) g_ascii_strtoull (text, NULL, 10));
}

static gboolean
push_value (CpSink *sink, Property property, const char *text, GError **error)
{
  g_autofree char *value = line_from_text (text, MAX_VALUE_BYTES);
  gboolean is_date = property == CREATED || property == MODIFIED;

  if (is_date && !begins_with_day (value))
    return TRUE;
  if (is_date)
    value[10] = '\0';
  return value[0] == '\0' || sink->meta (sink, keys[property], value, error);
}

static gboolean
push_values (const Reader *reader, CpSink *sink, GError **error)
{
  for (Property i = 0; i < N_PROPERTIES; i++)
    if (!push_value (sink, i, reader->values[i]->str, error))
      return FALSE;
  return TRUE;
}

static void
reader_init (Reader *reader)
{
  for (guint i = 0; i < N_PROPERTIES; i++)
    reader->values[i] = g_string_new (NULL);
}

/* Pushes them, and a gap where not all were `whole`. */
static gboolean
finish (Reader *reader, gboolean whole, CpSink *sink, GError **error)
{
  gboolean good = push_values (reader, sink, error);

  for (guint i = 0; i < N_PROPERTIES; i++)
    g_string_free (reader->values[i], TRUE);
  return good &&
         (whole || sink->gap (sink, 0, CP_GAP_DAMAGED, 0,
                              "What the file says about itself (title, author, dates) is damaged.", error));
}

gboolean
properties_read (Package *package, const GPtrArray *relationships, CpSink *sink, GError **error)
{
  static const char *const types[] = { "core-properties", "extended-properties", "extendedProperties" };
  gboolean whole = TRUE;
  Reader reader;

  reader_init (&reader);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    const Relationship *found = relationships_find (relationships, NULL, types[i]);
    if (found != NULL && package_find_part (package, found->part) >= 0)
      whole = part_read_named (package, found->part, &vocabulary, &reader, NULL) && whole;
  }
  return finish (&reader, whole, sink, error);
}

gboolean
properties_read_meta (Package *package, CpSink *sink, GError **error)
{
  gint64 index = package_find_part (package, "meta.xml");
  Reader reader;

  reader_init (&reader);
  gboolean whole = index < 0 || part_read (package, (guint64) index, &meta_vocabulary, &reader, NULL);
  return finish (&reader, whole, sink, error);
}
