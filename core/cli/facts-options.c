/* facts-options.c: takes what the command line states, gives facts. */
#include "facts-options.h"

void
cp_facts_options_add (CpFactsOptions *options, GArray *entries)
{
  for (guint i = 0; cp_fact_names[i].name != NULL; i++) {
    const GOptionEntry entry = { cp_fact_names[i].name,
                                 0,
                                 0,
                                 G_OPTION_ARG_STRING,
                                 &options->values[i],
                                 cp_fact_names[i].words,
                                 cp_fact_names[i].type == CP_FACT_DATE ? "YYYY-MM-DD" : "WORDS" };
    g_array_append_val (entries, entry);
  }
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
