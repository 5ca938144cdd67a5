/* pointer-rules.c: the words by which pointers are told, and what they own. */
#include "pointer-rules.h"

static const char *const keys[CP_N_POINTER_SETS] = {
  [CP_POINTER_PAGES] = "pages",
  [CP_POINTER_POINTING] = "pointing",
  [CP_POINTER_FILE_COLUMNS] = "file_columns",
  [CP_POINTER_PAGE_COLUMNS] = "page_columns",
  [CP_POINTER_ENDINGS] = "endings",
};

const char *
cp_pointer_set_key (CpPointerSet set)
{
  return keys[set];
}

CpPointerRules *
cp_pointer_rules_new (void)
{
  CpPointerRules *rules = g_new0 (CpPointerRules, 1);

  rules->kinds = cp_phrases_new ();
  for (guint i = 0; i < CP_N_POINTER_SETS; i++)
    rules->sets[i] = cp_phrases_new ();
  return rules;
}

void
cp_pointer_rules_free (CpPointerRules *rules)
{
  if (rules == NULL)
    return;
  cp_phrases_free (rules->kinds);
  for (guint i = 0; i < CP_N_POINTER_SETS; i++)
    cp_phrases_free (rules->sets[i]);
  g_free (rules);
}
