/* rules.c: coproof rules: finds what is asked to be done with them. */
#include "errors.h"
#include "rules-commands.h"
#include "text.h"

/* In the order in which somebody who writes rules needs them. */
static const CpCommand commands[] = {
  { "lint", "", "Find every mistake in the rule files and their test cases", cp_command_rules_lint },
  { "test", "[FILE...]", "Run the test cases; with --mutate, take away the proof of each claim",
    cp_command_rules_test },
  { "show", "[--stage STAGE]", "A plain page of what each stage asks, for organisations",
    cp_command_rules_show },
  { "explain", "ID BUNDLE", "Why a requirement of a bundle has its verdict", cp_command_rules_explain },
  { "diff", "OLD NEW BUNDLE...", "Which verdicts change when the rules do", cp_command_rules_diff },
  { NULL, NULL, NULL, NULL },
};

static void
print_help (void)
{
  g_print (
      "What can be done with rules, by default with those of the scheme (--rules FOLDER for others):\n\n");
  for (const CpCommand *command = commands; command->name != NULL; command++)
    g_print ("  coproof rules %-7s %-24s %s\n", command->name, command->usage, command->summary);
  g_print (
      "\n\"coproof rules COMMAND --help\" says more.  How to write rules and cases is in rules/README.md.\n");
}

static const CpCommand *
find_command (const char *name)
{
  for (const CpCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  return NULL;
}

static gboolean
fail (const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const CpCommand *command = commands; command->name != NULL; command++)
    g_ptr_array_add (names, (gpointer) command->name);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = cp_text_join ((const char *const *) names->pdata, "or");
  const char *nearest = name != NULL ? cp_text_nearest (name, (const char *const *) names->pdata) : NULL;
  if (nearest != NULL)
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "rules cannot be asked to \"%s\"; did you mean \"%s\"?",
                 name, nearest);
  else
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "say what to do with the rules: %s", list);
  return FALSE;
}

/* The first word that is a command; options may stand before it. */
static const CpCommand *
take_command (int *n_arguments, char **arguments)
{
  for (int i = 1; i < *n_arguments; i++) {
    const CpCommand *command = find_command (arguments[i]);
    if (command == NULL)
      continue;
    for (int j = i; j + 1 < *n_arguments; j++)
      arguments[j] = arguments[j + 1];
    (*n_arguments)--;
    return command;
  }
  return NULL;
}

gboolean
cp_command_rules (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  const CpCommand *command = take_command (&n_arguments, arguments);

  if (command != NULL) {
    cp_command_name_usage ("rules", command->name);
    return command->run (n_arguments, arguments, ret_exit, error);
  }
  for (int i = 1; i < n_arguments; i++)
    if (g_str_equal (arguments[i], "--help") || g_str_equal (arguments[i], "-h")) {
      print_help ();
      return TRUE;
    }
  return fail (n_arguments > 1 && arguments[1][0] != '-' ? arguments[1] : NULL, error);
}
