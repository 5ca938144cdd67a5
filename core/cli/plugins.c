/* plugins.c: coproof plugins and coproof doctor. */
#include "command.h"
#include "options.h"
#include "report.h"

/* A role is NULL where it has no plugins, or they cannot be loaded.  FALSE when the readers cannot. */
static gboolean
load_all (CpHost *host, const CpRegistry *registries[CP_N_ROLES], GError **error)
{
  registries[CP_ROLE_READER] = cp_host_get_plugins (host, error);
  if (registries[CP_ROLE_READER] == NULL)
    return FALSE;
  registries[CP_ROLE_CLASSIFIER] = cp_host_get_role (host, CP_ROLE_CLASSIFIER, NULL);
  if (cp_host_has_recogniser (host))
    registries[CP_ROLE_RECOGNISER] = cp_host_get_role (host, CP_ROLE_RECOGNISER, NULL);
  return TRUE;
}

static const char *const formats[] = { "text", "json", NULL };

gboolean
cp_command_plugins (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  g_auto (CpOptions) options = { 0 };
  const CpRegistry *registries[CP_N_ROLES] = { NULL };

  (void) ret_exit;
  if (!cp_options_parse (&options, NULL, "", formats, n_arguments, arguments, error))
    return FALSE;
  options.unsandboxed = TRUE; /* nothing is read */
  g_autoptr (CpHost) host = cp_options_open_host (&options, error);
  if (host == NULL || !load_all (host, registries, error))
    return FALSE;
  const char *folder = cp_host_get_plugin_folder (host);
  g_autofree char *text = g_str_equal (options.format, "json") ? cp_report_plugins_json (registries, folder)
                                                               : cp_report_plugins_text (registries, folder);
  return cp_options_write (&options, text, error);
}

/* What each guard does, and what its absence means. */
static const struct {
  CpGuard guard;
  const char *does;
} guards[] = {
  { CP_GUARD_LANDLOCK, "readers can open no file but fonts and tables" },
  { CP_GUARD_SECCOMP, "readers can make no system call but the listed ones" },
  { CP_GUARD_NAMESPACES, "readers see no other process and no network" },
  { CP_GUARD_USER, "readers never run as root" },
};

gboolean
cp_command_doctor (int n_arguments, char **arguments, int *ret_exit, GError **error)
{
  static const char *const text_only[] = { "text", NULL };
  g_auto (CpOptions) options = { 0 };
  GString *text = g_string_new (NULL);
  g_autofree char *owned = NULL;
  g_autoptr (GError) refused = NULL;
  const CpRegistry *registries[CP_N_ROLES] = { NULL };

  if (!cp_options_parse (&options, NULL, "", text_only, n_arguments, arguments, error)) {
    g_string_free (text, TRUE);
    return FALSE;
  }
  g_autoptr (CpHost) host = cp_options_open_host (&options, error);
  gboolean are_loaded = host != NULL && load_all (host, registries, &refused);
  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (guards); i++)
    g_string_append_printf (text, "%s %s: %s\n",
                            (cp_host_get_guards (host) & guards[i].guard) != 0 ? "✓" : "✗ MISSING:",
                            cp_guard_name (guards[i].guard), guards[i].does);
  if (are_loaded) {
    g_string_append_printf (text, "Landlock on this kernel: version %u\n\n",
                            cp_host_get_landlock_version (host));
    g_autofree char *plugins = cp_report_plugins_text (registries, cp_host_get_plugin_folder (host));
    g_string_append (text, plugins);
  } else if (refused != NULL) {
    g_string_append_printf (text, "\n%s\n", refused->message);
    *ret_exit = 1;
  }
  owned = g_string_free (text, FALSE);
  return host != NULL && cp_options_write (&options, owned, error);
}
