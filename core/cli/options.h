/* options.h: what several commands share: options, the host, and where output goes. */
#pragma once

#include "host.h"
#include "scheme.h"

typedef struct {
  char *format; /* "text" unless asked otherwise */
  char *output; /* NULL: standard output */
  char *rules;
  char *plugins;
  char *today;
  char *config;
  int jobs;
  gboolean unsandboxed;
  gboolean no_ocr;
  gboolean version;
  char **rest; /* what is no option */
} CpOptions;

void cp_options_clear (CpOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CpOptions, cp_options_clear)

/* Parses arguments: the shared options, those in `own` (may be NULL), and what is left in options->rest.
 * `formats` are those that the command has, NULL-terminated.  Errors in G_OPTION_ERROR. */
gboolean cp_options_parse (CpOptions *options, const GOptionEntry *own, const char *command,
                           const char *const *formats, int n_arguments, char **arguments, GError **error);

/* The host as the options ask for it; the rules; today's date.  NULL or FALSE with CP_ERROR. */
CpHost *cp_options_open_host (const CpOptions *options, GError **error);
CpScheme *cp_options_load_rules (const CpOptions *options, GError **error);
gboolean cp_options_find_today (const CpOptions *options, GDate *ret_today, GError **error);

/* Before the work begins: whether the output can be written at all. */
gboolean cp_options_check_output (const CpOptions *options, GError **error);
/* All of the text or nothing, to the file or to standard output.  CP_ERROR (FAULT). */
gboolean cp_options_write (const CpOptions *options, const char *text, GError **error);
