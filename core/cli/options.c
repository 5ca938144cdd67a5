/* options.c: takes arguments, gives what commands need. */
#include "options.h"
#include "check.h"
#include "config.h"
#include "descriptor.h"
#include "errors.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void
cp_options_clear (CpOptions *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->rules);
  g_free (options->plugins);
  g_free (options->today);
  g_free (options->config);
  g_strfreev (options->rest);
}

static gboolean
check_format (const CpOptions *options, const char *const *formats, GError **error)
{
  if (g_strv_contains (formats, options->format))
    return TRUE;
  g_autofree char *known = cp_text_join (formats, "or");
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no format \"%s\" here; it is %s",
               options->format, known);
  return FALSE;
}

gboolean
cp_options_parse (CpOptions *options, const GOptionEntry *own, const char *command,
                  const char *const *formats, int n_arguments, char **arguments, GError **error)
{
  const GOptionEntry shared[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, "How to print it", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "Write to this file", "FILE" },
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &options->rules, "The folder of rules", "FOLDER" },
    { "plugins", 0, 0, G_OPTION_ARG_FILENAME, &options->plugins, "The folder of plugins", "FOLDER" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options->today, "Take this for today's date", "YYYY-MM-DD" },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, "A file that changes limits", "FILE" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, "How many files are read at once", "N" },
    { "no-ocr", 0, 0, G_OPTION_ARG_NONE, &options->no_ocr, "Do not read words in pictures", NULL },
    { "unsandboxed", 0, 0, G_OPTION_ARG_NONE, &options->unsandboxed,
      "Read without protection where there is none", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (command);
  g_auto (GStrv) copy = g_new0 (char *, (gsize) n_arguments + 1);

  for (int i = 0; i < n_arguments; i++)
    copy[i] = g_strdup (arguments[i]);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, shared, NULL);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;
  if (options->format == NULL)
    options->format = g_strdup ("text");
  if (options->rest == NULL)
    options->rest = g_new0 (char *, 1);
  if (options->jobs < 0 || options->jobs > 256) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--jobs is between 1 and 256");
    return FALSE;
  }
  return check_format (options, formats, error);
}

/* The option, the environment (which the launcher sets), or where it was installed. */
static const char *
choose_path (const char *option, const char *variable, const char *installed)
{
  const char *from_environment = g_getenv (variable);

  return option != NULL ? option : from_environment != NULL ? from_environment : installed;
}

CpHost *
cp_options_open_host (const CpOptions *options, GError **error)
{
  g_autofree char *languages = NULL;
  const char *config = choose_path (options->config, "COPROOF_CONFIG", NULL);
  CpHostOptions host_options = {
    .plugin_folder = choose_path (options->plugins, "COPROOF_PLUGINS", COPROOF_PLUGIN_FOLDER),
    .works = cp_works,
    .n_workers = (guint) options->jobs,
    .guards = options->unsandboxed ? 0 : CP_GUARD_ALL,
  };

  cp_limits_init (&host_options.limits);
  if (config != NULL && !cp_config_read (config, &host_options.limits, &languages, error))
    return NULL;
  host_options.languages = languages;
  host_options.converter = choose_path (NULL, "COPROOF_CONVERTER", NULL);
  return cp_host_new (&host_options, error);
}

CpScheme *
cp_options_load_rules (const CpOptions *options, GError **error)
{
  return cp_pipeline_load_rules (choose_path (options->rules, "COPROOF_RULES", COPROOF_RULES_FOLDER), error);
}

gboolean
cp_options_find_today (const CpOptions *options, GDate *ret_today, GError **error)
{
  if (options->today == NULL) {
    g_date_clear (ret_today, 1);
    g_date_set_time_t (ret_today, time (NULL));
    return TRUE;
  }
  if (cp_date_parse (options->today, ret_today))
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "--today: \"%s\" is not a date; write it like 2026-09-15",
               options->today);
  return FALSE;
}

gboolean
cp_options_check_output (const CpOptions *options, GError **error)
{
  if (options->output == NULL)
    return TRUE;
  g_autofree char *folder = g_path_get_dirname (options->output);
  if (access (folder, W_OK) == 0 && !g_file_test (options->output, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "%s cannot be written", options->output);
  return FALSE;
}

/* A file is replaced whole; anything else (a terminal, a pipe, a device) is written to and stays what it is.
 */
static gboolean
write_to (const char *path, const char *text, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_file_set_contents (path, text, -1, error);

  cp_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "%s: %s", path, g_strerror (errno));
    return FALSE;
  }
  return cp_fd_write (fd, text, strlen (text), error);
}

gboolean
cp_options_write (const CpOptions *options, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (options->output != NULL ? write_to (options->output, text, &failure)
                              : cp_fd_write (STDOUT_FILENO, text, strlen (text), &failure))
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "the result could not be written: %s", failure->message);
  return FALSE;
}
