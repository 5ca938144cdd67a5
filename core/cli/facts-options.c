/* facts-options.c: takes what the command line states, gives facts. */
#include "facts-options.h"

static void
add_entries (CpFactsOptions *facts, GArray *entries)
{
  for (guint i = 0; cp_fact_names[i].name != NULL; i++) {
    const GOptionEntry entry = { cp_fact_names[i].name,
                                 0,
                                 0,
                                 G_OPTION_ARG_STRING,
                                 &facts->values[i],
                                 cp_fact_names[i].words,
                                 cp_fact_names[i].type == CP_FACT_DATE ? "YYYY-MM-DD" : "WORDS" };
    g_array_append_val (entries, entry);
  }
}

gboolean
cp_facts_options_parse (CpFactsOptions *facts, CpOptions *options, const GOptionEntry *own,
                        const char *command, const char *const *formats, int n_arguments, char **arguments,
                        GError **error)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = own; entry->long_name != NULL; entry++)
    g_array_append_val (entries, *entry);
  add_entries (facts, entries);
  return cp_options_parse (options, (const GOptionEntry *) (void *) entries->data, command, formats,
                           n_arguments, arguments, error);
}

gboolean
cp_facts_options_set (const CpFactsOptions *options, CpFacts *facts, GError **error)
{
  for (guint i = 0; cp_fact_names[i].name != NULL; i++)
    if (options->values[i] != NULL && !cp_facts_set (facts, cp_fact_names[i].name, options->values[i],
                                                     CP_FACT_FROM_COMMAND_LINE, NULL, error))
      return FALSE;
  return TRUE;
}

void
cp_facts_options_clear (CpFactsOptions *options)
{
  for (guint i = 0; cp_fact_names[i].name != NULL; i++)
    g_clear_pointer (&options->values[i], g_free);
}
