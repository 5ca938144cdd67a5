/* main.c: the program, and its zygote: the same binary under another name. */
#include "check.h"
#include "command.h"
#include "errors.h"
#include "text.h"
#include "zygote.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_FAULT = 1, EXIT_USAGE = 2, EXIT_HELD = 3, EXIT_REFUSED = 4 };

/* Keep alphabetical. */
const CpCommand cp_commands[] = {
  { "audit", "FOLDER --stage STAGE", "What is missing where, over many bundles", cp_command_audit },
  { "check", "BUNDLE --stage STAGE", "What a portfolio shows, line by line, and what is missing",
    cp_command_check },
  { "doctor", "", "What protects you on this machine, and which plugins are there", cp_command_doctor },
  { "inspect", "ARCHIVE", "What is in an archive, and why it would be held", cp_command_inspect },
  { "plugins", "", "The plugins and the file types that they read", cp_command_plugins },
  { "read", "FILE", "What we understood of one file", cp_command_read },
  { "rules", "lint, show, test ...", "What the stages ask, and whether the rule files are in order",
    cp_command_rules },
  { NULL, NULL, NULL, NULL },
};

static void
print_help (void)
{
  g_print ("Coproof %s: checks a portfolio of evidence against the stages of an award.\n\n", COPROOF_VERSION);
  for (const CpCommand *command = cp_commands; command->name != NULL; command++)
    g_print ("  coproof %-8s %-24s %s\n", command->name, command->usage, command->summary);
  g_print ("\n\"coproof COMMAND --help\" says more.\n");
}

static const CpCommand *
find_command (const char *name)
{
  for (const CpCommand *command = cp_commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  return NULL;
}

static int
fail_unknown (const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const CpCommand *command = cp_commands; command->name != NULL; command++)
    g_ptr_array_add (names, (gpointer) command->name);
  g_ptr_array_add (names, NULL);
  const char *nearest = cp_text_nearest (name, (const char *const *) names->pdata);
  if (nearest != NULL)
    g_printerr ("coproof: there is no command \"%s\"; did you mean \"%s\"?\n", name, nearest);
  else
    g_printerr ("coproof: there is no command \"%s\"; \"coproof --help\" lists them\n", name);
  return EXIT_USAGE;
}

void
cp_command_name_usage (const char *group, const char *name)
{
  g_autofree char *words =
      g_strjoin (" ", "coproof", group != NULL ? group : name, group != NULL ? name : NULL, NULL);

  g_set_prgname (words); /* --help begins with it */
}

int
cp_command_exit_status (const GError *error)
{
  if (error->domain != CP_ERROR)
    return EXIT_USAGE; /* GOption's own */
  switch ((CpError) error->code) {
  case CP_ERROR_USAGE:
    return EXIT_USAGE;
  case CP_ERROR_HELD:
    return EXIT_HELD;
  case CP_ERROR_REFUSED:
    return EXIT_REFUSED;
  case CP_ERROR_FAULT:
    return EXIT_FAULT;
  }
  return EXIT_FAULT;
}

void
cp_command_print_error (const GError *error)
{
  g_printerr ("coproof: %s\n", error->message);
}

static int
run_command (int n_arguments, char **arguments)
{
  g_autoptr (GError) error = NULL;
  int status = EXIT_SUCCESS;
  const CpCommand *command = find_command (arguments[0]);

  if (command == NULL)
    return fail_unknown (arguments[0]);
  cp_command_name_usage (NULL, command->name);
  if (command->run (n_arguments, arguments, &status, &error))
    return status;
  cp_command_print_error (error);
  return cp_command_exit_status (error);
}

int
main (int n_arguments, char **arguments)
{
  if (g_str_equal (arguments[0], CP_ZYGOTE_NAME))
    return cp_zygote_main (cp_works);

  signal (SIGPIPE, SIG_IGN); /* a reader that goes away is an error of the write */
  g_set_prgname ("coproof");
  if (n_arguments < 2 || g_str_equal (arguments[1], "--help") || g_str_equal (arguments[1], "help")) {
    print_help ();
    return n_arguments < 2 ? EXIT_USAGE : EXIT_SUCCESS;
  }
  if (g_str_equal (arguments[1], "--version")) {
    g_print ("coproof %s\n", COPROOF_VERSION);
    return EXIT_SUCCESS;
  }
  return run_command (n_arguments - 1, arguments + 1);
}
