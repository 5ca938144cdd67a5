/* yaml.c: takes any bytes for a file of rules, reads its tree; the places that it names must be in the file.
 */
#include "fuzz.h"
#include "yaml-tree.h"

#include <string.h>

#define MOST_LEVELS 64

static void
assert_node (const CpYaml *node, guint n_lines, guint level)
{
  g_assert_cmpuint (level, <, MOST_LEVELS);
  g_assert_cmpuint (node->line, >=, 1);
  g_assert_cmpuint (node->line, <=, n_lines);
  g_assert_true ((node->type == CP_YAML_SCALAR) == (node->value != NULL));
  g_assert_true (node->type != CP_YAML_MAP || node->keys->len == node->nodes->len);
  for (guint i = 0; node->type == CP_YAML_MAP && i < node->keys->len; i++)
    assert_node (node->keys->pdata[i], n_lines, level + 1);
  for (guint i = 0; node->type != CP_YAML_SCALAR && i < node->nodes->len; i++)
    assert_node (node->nodes->pdata[i], n_lines, level + 1);
}

/* Also of the line ends that only YAML knows: a byte of theirs is a line here. */
static guint
count_lines (const guint8 *bytes, gsize length)
{
  guint n = 2;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == 0x85 || bytes[i] == 0xA8 || bytes[i] == 0xA9;
  return n;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  g_autoptr (CpYaml) tree = cp_yaml_read ((const char *) bytes, length, "any.yaml", faults);

  g_assert_true (tree != NULL || faults->faults->len > 0);
  if (tree != NULL)
    assert_node (tree, count_lines (bytes, length), 0);
  g_autofree char *words = cp_faults_print (faults);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  return 0;
}
