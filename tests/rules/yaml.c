/* yaml.c: what holds of the YAML reader. */
#include "yaml-tree.h"

#include <string.h>

/* The faults of a text, as they are printed. */
static char *
faults_of (const char *text)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  g_autoptr (CpYaml) tree = cp_yaml_read (text, strlen (text), "x.yaml", faults);

  return cp_faults_print (faults);
}

static void
assert_fault (const char *text, const char *expected)
{
  g_autofree char *faults = faults_of (text);

  g_assert_cmpstr (faults, ==, expected);
}

static void
test_every_node_knows_its_place (void)
{
  g_autoptr (CpFaults) faults = cp_faults_new ();
  const char *text = "a: 1\nlist:\n  - x\n  - 'y'\n";
  g_autoptr (CpYaml) tree = cp_yaml_read (text, strlen (text), "x.yaml", faults);
  const CpYaml *list = cp_yaml_get (tree, "list"), *second = list->nodes->pdata[1];

  g_assert_cmpuint (second->line, ==, 4);
  g_assert_cmpuint (second->column, ==, 5);
  g_assert_false (second->is_plain);
  g_assert_cmpstr (cp_yaml_get_text (tree, "a"), ==, "1");
  g_assert_null (cp_yaml_get (tree, "b"));
}

static void
test_faults_are_said_in_plain_words (void)
{
  assert_fault ("title: People: the basics\n",
                "x.yaml:1:14: a colon inside a value: put the value in quotes\n");
  assert_fault ("a: \"open\nb: 1\n", "x.yaml:3:1: a quote is opened and not closed (it begins in line 1)\n");
  assert_fault ("a: *name\n", "x.yaml:1:4: aliases (*name) are not allowed in rule files\n");
  assert_fault ("a: 1\na: 2\n", "x.yaml:2:1: the key \"a\" stands here twice\n");
  assert_fault ("", "x.yaml:1:1: the file is empty\n");
  assert_fault ("a: \xFF\n", "x.yaml:1:1: the file is not UTF-8\n");
  assert_fault ("[a]: 1\n", "x.yaml:1:1: a key must be a word\n");
}

/* libyaml's own document loader takes a minute for this. */
static void
test_depth_ends_early (void)
{
  g_autofree char *brackets = g_strnfill (200000, '[');

  assert_fault (brackets, "x.yaml:1:33: it is nested too deeply (32 levels are allowed)\n");
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/rules/yaml/every-node-knows-its-place", test_every_node_knows_its_place);
  g_test_add_func ("/rules/yaml/faults-are-said-in-plain-words", test_faults_are_said_in_plain_words);
  g_test_add_func ("/rules/yaml/depth-ends-early", test_depth_ends_early);
  return g_test_run ();
}
