/* yaml-tree.c: takes the text of a file, gives a tree; libyaml's events, never its document loader, which
 * takes a minute for 200 KB of brackets. */
#include "yaml-tree.h"
#include "autoptr-yaml.h"

#include <string.h>

#define MAX_BYTES (1u << 20)
#define MAX_DEPTH 32

typedef struct {
  yaml_parser_t *parser;
  const char *file;
  CpFaults *faults;
  guint depth;
} Reader;

static CpYaml *read_node (Reader *reader, const yaml_event_t *event);

static CpYaml *
node_new (CpYamlType type, const yaml_event_t *event)
{
  CpYaml *node = g_new0 (CpYaml, 1);

  node->type = type;
  node->line = (guint) event->start_mark.line + 1;
  node->column = (guint) event->start_mark.column + 1;
  if (type != CP_YAML_SCALAR)
    node->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_yaml_free);
  if (type == CP_YAML_MAP)
    node->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_yaml_free);
  return node;
}

void
cp_yaml_free (CpYaml *node)
{
  if (node == NULL)
    return;
  g_free (node->value);
  g_free (node->written);
  g_free (node->sketch);
  g_clear_pointer (&node->keys, g_ptr_array_unref);
  g_clear_pointer (&node->nodes, g_ptr_array_unref);
  g_free (node);
}

/* libyaml's wording for the faults that people make most, in plain words. */
static const struct {
  const char *problem, *plain;
} plain_problems[] = {
  { "found character that cannot start any token", "a tab or a sign that cannot begin a value" },
  { "found a tab character that violates indentation", "a tab is used to indent: use spaces" },
  { "found unexpected end of stream", "a quote is opened and not closed" },
  { "mapping values are not allowed in this context", "a colon inside a value: put the value in quotes" },
  { "did not find expected '-' indicator", "the indentation does not fit the list above" },
  { "did not find expected key", "the indentation does not fit the lines above, or a colon is missing" },
  { "could not find expected ':'", "a colon is missing after the key" },
  { "did not find expected ',' or '}'",
    "a comma or the closing } is missing, or a single quote inside single quotes is not written twice" },
  { "did not find expected ',' or ']'",
    "a comma or the closing ] is missing, or a single quote inside single quotes is not written twice" },
  { "did not find expected <document start>",
    "here nothing more was expected: the indentation may be wrong" },
  { "incomplete UTF-8 octet sequence", "the file is not UTF-8" },
  { "invalid leading UTF-8 octet", "the file is not UTF-8" },
  { "invalid trailing UTF-8 octet", "the file is not UTF-8" },
  { "control characters are not allowed", "a control character that does not belong in text" },
};

static void
add_parser_fault (const Reader *reader)
{
  const yaml_parser_t *parser = reader->parser;
  const char *words = parser->problem != NULL ? parser->problem : "it cannot be read";
  yaml_mark_t mark = parser->problem_mark;

  for (guint i = 0; i < G_N_ELEMENTS (plain_problems); i++)
    if (g_str_equal (words, plain_problems[i].problem)) {
      words = plain_problems[i].plain;
      break;
    }
  if (parser->context != NULL && parser->context_mark.line != mark.line)
    cp_faults_add (reader->faults, reader->file, (guint) mark.line + 1, (guint) mark.column + 1,
                   "%s (it begins in line %u)", words, (guint) parser->context_mark.line + 1);
  else
    cp_faults_add (reader->faults, reader->file, (guint) mark.line + 1, (guint) mark.column + 1, "%s", words);
}

static gboolean
next_event (Reader *reader, yaml_event_t *ret_event)
{
  if (yaml_parser_parse (reader->parser, ret_event) == 0) {
    memset (ret_event, 0, sizeof *ret_event);
    add_parser_fault (reader);
    return FALSE;
  }
  return TRUE;
}

static void
add_fault (const Reader *reader, const yaml_event_t *event, const char *words)
{
  cp_faults_add (reader->faults, reader->file, (guint) event->start_mark.line + 1,
                 (guint) event->start_mark.column + 1, "%s", words);
}

static CpYaml *
read_list (Reader *reader, const yaml_event_t *start)
{
  g_autoptr (CpYaml) list = node_new (CP_YAML_LIST, start);

  for (;;) {
    g_auto (yaml_event_t) event = { 0 };
    if (!next_event (reader, &event))
      return NULL;
    if (event.type == YAML_SEQUENCE_END_EVENT)
      return g_steal_pointer (&list);
    CpYaml *node = read_node (reader, &event);
    if (node == NULL)
      return NULL;
    g_ptr_array_add (list->nodes, node);
  }
}

static CpYaml *
read_key (Reader *reader, const CpYaml *map, const yaml_event_t *event)
{
  if (event->type != YAML_SCALAR_EVENT) {
    add_fault (reader, event, "a key must be a word");
    return NULL;
  }
  CpYaml *key = read_node (reader, event);
  if (key != NULL && cp_yaml_get (map, key->value) != NULL)
    cp_faults_add (reader->faults, reader->file, key->line, key->column, "the key \"%s\" stands here twice",
                   key->value);
  return key;
}

static CpYaml *
read_map (Reader *reader, const yaml_event_t *start)
{
  g_autoptr (CpYaml) map = node_new (CP_YAML_MAP, start);

  for (;;) {
    g_auto (yaml_event_t) key_event = { 0 };
    g_auto (yaml_event_t) value_event = { 0 };
    if (!next_event (reader, &key_event))
      return NULL;
    if (key_event.type == YAML_MAPPING_END_EVENT)
      return g_steal_pointer (&map);
    g_autoptr (CpYaml) key = read_key (reader, map, &key_event);
    if (key == NULL || !next_event (reader, &value_event))
      return NULL;
    CpYaml *value = read_node (reader, &value_event);
    if (value == NULL)
      return NULL;
    g_ptr_array_add (map->keys, g_steal_pointer (&key));
    g_ptr_array_add (map->nodes, value);
  }
}

static CpYaml *
read_node (Reader *reader, const yaml_event_t *event)
{
  CpYaml *node = NULL;

  if (reader->depth >= MAX_DEPTH) {
    add_fault (reader, event, "it is nested too deeply (32 levels are allowed)");
    return NULL;
  }
  reader->depth++;
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    node = node_new (CP_YAML_SCALAR, event);
    node->value = g_strndup ((const char *) event->data.scalar.value, event->data.scalar.length);
    node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    break;
  case YAML_SEQUENCE_START_EVENT:
    node = read_list (reader, event);
    break;
  case YAML_MAPPING_START_EVENT:
    node = read_map (reader, event);
    break;
  case YAML_ALIAS_EVENT:
    add_fault (reader, event, "aliases (*name) are not allowed in rule files");
    break;
  default:
    add_fault (reader, event, "something is missing here");
    break;
  }
  reader->depth--;
  return node;
}

static CpYaml *
read_document (Reader *reader)
{
  for (;;) {
    g_auto (yaml_event_t) event = { 0 };
    if (!next_event (reader, &event))
      return NULL;
    if (event.type == YAML_STREAM_END_EVENT) {
      cp_faults_add (reader->faults, reader->file, 1, 1, "the file is empty");
      return NULL;
    }
    if (event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_START_EVENT)
      return read_node (reader, &event);
  }
}

/* What stands behind the document would be believed in and do nothing. */
static gboolean
reach_end (Reader *reader)
{
  for (;;) {
    g_auto (yaml_event_t) event = { 0 };
    if (!next_event (reader, &event))
      return FALSE;
    if (event.type == YAML_STREAM_END_EVENT)
      return TRUE;
    if (event.type == YAML_DOCUMENT_START_EVENT) {
      add_fault (reader, &event, "a second document (---) begins here; a file holds one");
      return FALSE;
    }
  }
}

CpYaml *
cp_yaml_read (const char *text, gsize length, const char *file, CpFaults *faults)
{
  g_auto (yaml_parser_t) parser;
  Reader reader = { &parser, file, faults, 0 };

  if (yaml_parser_initialize (&parser) == 0)
    g_error ("libyaml found no memory");
  if (length > MAX_BYTES) {
    cp_faults_add (faults, file, 0, 0, "it is larger than a rule file may be (1 MiB)");
    return NULL;
  }
  yaml_parser_set_input_string (&parser, (const unsigned char *) text, length);
  g_autoptr (CpYaml) tree = read_document (&reader);
  return tree != NULL && reach_end (&reader) ? g_steal_pointer (&tree) : NULL;
}

const CpYaml *
cp_yaml_get (const CpYaml *map, const char *key)
{
  for (guint i = 0; map->keys != NULL && i < map->keys->len; i++)
    if (g_str_equal (((const CpYaml *) map->keys->pdata[i])->value, key))
      return map->nodes->pdata[i];
  return NULL;
}

const char *
cp_yaml_get_text (const CpYaml *map, const char *key)
{
  const CpYaml *node = cp_yaml_get (map, key);

  return node != NULL && node->type == CP_YAML_SCALAR ? node->value : NULL;
}
