/* command.h: the commands of the program. */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  const char *usage;   /* what follows the name */
  const char *summary; /* one line */
  /* arguments[0] is the command's name.  FALSE with an error in CP_ERROR, or in G_OPTION_ERROR for wrong
   * usage. ret_exit is the exit status on success, 0 unless set. */
  gboolean (*run) (int n_arguments, char **arguments, int *ret_exit, GError **error);
} CpCommand;

/* What --help says is called: "coproof check", or "coproof rules lint" with the group "rules"; group may be
 * NULL. */
void cp_command_name_usage (const char *group, const char *name);

/* The exit status that the design gives an error, and the one line that people see of it. */
int cp_command_exit_status (const GError *error);
void cp_command_print_error (const GError *error);

/* By name; ends with a NULL name. */
extern const CpCommand cp_commands[];

/* One a command: each is what `run` of its row says. */
gboolean cp_command_audit (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_check (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_doctor (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_inspect (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_plugins (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_read (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_rules (int n_arguments, char **arguments, int *ret_exit, GError **error);
