/* part.c: takes a part of a package, gives its elements, one pass, from expat.  Never resolves an entity, and
 * never reads a part with a document type declaration: office files have none (ECMA-376, part 2, 9.1.4). */
#include "part.h"
#include "names.h"

#include <expat.h>
#include <string.h>

/* Tables in text boxes in tables, as deep as people go, stay below 100. */
#define MAX_DEPTH 256
#define CHUNK_BYTES (256 << 10)

typedef struct {
  XML_Parser parser;
  const Vocabulary *vocabulary;
  gpointer reader;
  const Element *open[MAX_DEPTH]; /* NULL for one that the vocabulary does not name */
  guint depth;
  guint left_out_from; /* the depth of an element that is left out; 0 for none */
  GError *failure;
} Parse;

static void
add_full_form (const char *full_name, gpointer data)
{
  gpointer *row = data;

  g_hash_table_insert (row[0], g_strdup (full_name), row[1]);
}

void
vocabulary_add (Vocabulary *vocabulary, const Element *elements)
{
  if (vocabulary->by_full_name == NULL)
    vocabulary->by_full_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; elements->name != NULL; elements++) {
    if (g_str_equal (elements->name, "*")) {
      vocabulary->others = elements;
      continue;
    }
    gpointer row[2] = { vocabulary->by_full_name, (gpointer) elements };
    name_each_full_form (elements->name, add_full_form, row);
  }
}

const char *
attribute (const char **attributes, const char *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (name_is (attributes[0], name))
      return attributes[1];
  return NULL;
}

gboolean
attribute_is_on (const char **attributes, const char *name)
{
  static const char *const off[] = { "0", "false", "off", NULL };
  const char *value = attribute (attributes, name);

  return value == NULL || !g_strv_contains (off, value);
}

gboolean
attribute_is_set (const char **attributes, const char *name)
{
  return attribute (attributes, name) != NULL && attribute_is_on (attributes, name);
}

guint
attribute_number (const char **attributes, const char *name, guint max, guint otherwise)
{
  const char *value = attribute (attributes, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, max, &number, NULL))
    return otherwise;
  return (guint) number;
}

gboolean
leave_out (gpointer reader, const char **attributes)
{
  (void) reader;
  (void) attributes;
  return FALSE;
}

static void
stop (Parse *parse, CpPluginError code, const char *words)
{
  if (parse->failure == NULL)
    parse->failure = g_error_new_literal (CP_PLUGIN_ERROR, code, words);
  XML_StopParser (parse->parser, XML_FALSE);
}

static void
begin_element (void *data, const char *full_name, const char **attributes)
{
  Parse *parse = data;

  if (parse->failure != NULL)
    return;
  if (parse->depth + 1 >= MAX_DEPTH) {
    stop (parse, CP_PLUGIN_ERROR_LIMIT, "its parts lie deeper inside each other than we read");
    return;
  }
  parse->depth++;
  parse->open[parse->depth] = NULL;
  if (parse->left_out_from != 0)
    return;
  const Element *element = g_hash_table_lookup (parse->vocabulary->by_full_name, full_name);
  if (element != NULL && element->begin != NULL && !element->begin (parse->reader, attributes))
    parse->left_out_from = parse->depth;
  else
    parse->open[parse->depth] = element != NULL ? element : parse->vocabulary->others;
}

/* Expat still ends an empty element at which it was stopped. */
static void
end_element (void *data, const char *full_name)
{
  Parse *parse = data;
  const Element *element = parse->open[parse->depth];

  (void) full_name;
  if (parse->failure != NULL)
    return;
  if (parse->left_out_from == parse->depth)
    parse->left_out_from = 0;
  parse->depth--;
  if (element != NULL && element->end != NULL)
    element->end (parse->reader);
}

static void
read_characters (void *data, const char *text, int length)
{
  Parse *parse = data;
  const Element *element = parse->open[parse->depth];

  if (element != NULL && element->text != NULL)
    element->text (parse->reader, text, (gsize) length);
}

static void
refuse_declaration (void *data, const char *name, const char *system, const char *public, int has_subset)
{
  (void) name;
  (void) system;
  (void) public;
  (void) has_subset;
  stop (data, CP_PLUGIN_ERROR_CORRUPT, "it holds a document type declaration, which no office file has");
}

static gboolean
fail_memory (GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, "it takes too much memory to read");
  return FALSE;
}

static gboolean
feed (Parse *parse, PartBytes *part, GError **error)
{
  for (;;) {
    void *buffer = XML_GetBuffer (parse->parser, CHUNK_BYTES);
    if (buffer == NULL)
      return fail_memory (error);
    gssize n = part_bytes_read (part, buffer, CHUNK_BYTES, error);
    if (n < 0)
      return FALSE;
    if (XML_ParseBuffer (parse->parser, (int) n, n == 0) != XML_STATUS_OK) {
      if (parse->failure != NULL)
        g_propagate_error (error, g_steal_pointer (&parse->failure));
      else
        g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "it is damaged");
      return FALSE;
    }
    if (n == 0)
      return TRUE;
  }
}

gboolean
part_read (Package *package, guint64 index, const Vocabulary *vocabulary, gpointer reader, GError **error)
{
  g_auto (PartBytes) part = { 0 };
  if (!part_bytes_open (&part, package, index, error))
    return FALSE;

  Parse parse = { .vocabulary = vocabulary, .reader = reader };
  parse.parser = XML_ParserCreateNS (NULL, NAME_SEPARATOR);
  if (parse.parser == NULL)
    return fail_memory (error);
  XML_SetUserData (parse.parser, &parse);
  XML_SetElementHandler (parse.parser, begin_element, end_element);
  XML_SetCharacterDataHandler (parse.parser, read_characters);
  XML_SetStartDoctypeDeclHandler (parse.parser, refuse_declaration);
  gboolean good = feed (&parse, &part, error);
  XML_ParserFree (parse.parser);
  g_clear_error (&parse.failure);
  return good;
}

gboolean
part_read_named (Package *package, const char *name, const Vocabulary *vocabulary, gpointer reader,
                 GError **error)
{
  gint64 index = package_find_part (package, name);

  if (index < 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "it is missing");
    return FALSE;
  }
  return part_read (package, (guint64) index, vocabulary, reader, error);
}
