/* rules-commands.h: what can be done with rules: one a word behind "coproof rules". */
#pragma once

#include "command.h"

/* Each is what `run` of its row says; arguments[0] is its own name. */
gboolean cp_command_rules_diff (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_rules_explain (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_rules_lint (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_rules_show (int n_arguments, char **arguments, int *ret_exit, GError **error);
gboolean cp_command_rules_test (int n_arguments, char **arguments, int *ret_exit, GError **error);
