/* voice-rules.c: the words by which voices are told, and what they own. */
#include "voice-rules.h"

static const char *const keys[CP_N_VOICE_SETS] = {
  [CP_VOICE_WITH] = "with",
  [CP_VOICE_TOGETHER] = "together",
  [CP_VOICE_SAID] = "said",
  [CP_VOICE_NEGATIONS] = "negations",
  [CP_VOICE_INTENTIONS] = "intentions",
  [CP_VOICE_PLACEHOLDERS] = "placeholders",
  [CP_VOICE_PASSIVES] = "passives",
  [CP_VOICE_TOWARDS] = "towards",
  [CP_VOICE_MODIFIERS] = "modifiers",
  [CP_VOICE_PRESENT] = "present",
  [CP_VOICE_ABSENT] = "absent",
  [CP_VOICE_SAID_COLUMNS] = "said_columns",
  [CP_VOICE_PLAN_COLUMNS] = "plan_columns",
  [CP_VOICE_BY] = "by",
  [CP_VOICE_RELATIVE] = "relative",
  [CP_VOICE_AND] = "and",
  [CP_VOICE_NO_ACTS] = "no_acts",
  [CP_VOICE_SINGULAR] = "singular",
  [CP_VOICE_AFTER_SINGULAR] = "after_singular",
  [CP_VOICE_HABITS] = "habits",
  [CP_VOICE_CLOSINGS] = "closings",
  [CP_VOICE_SELVES] = "selves",
  [CP_VOICE_HEARD] = "heard",
  [CP_VOICE_OWNERS] = "owners",
  [CP_VOICE_ANSWER_KINDS] = "answer_kinds",
  [CP_VOICE_LETTER_KINDS] = "letter_kinds",
  [CP_VOICE_PLAN_KINDS] = "plan_kinds",
  [CP_VOICE_SILENT_KINDS] = "silent_kinds",
};

const char *
cp_voice_set_key (CpVoiceSet set)
{
  return keys[set];
}

static void
level_free (gpointer data)
{
  CpVoiceLevel *level = data;

  cp_phrases_free (level->speaks);
  cp_phrases_free (level->asked);
  cp_phrases_free (level->unsure);
  g_free (level);
}

static void
act_free (gpointer data)
{
  CpVoiceAct *act = data;

  cp_phrases_free (act->verbs);
  cp_phrases_free (act->about);
  g_free (act);
}

CpVoiceRules *
cp_voice_rules_new (void)
{
  CpVoiceRules *rules = g_new0 (CpVoiceRules, 1);

  rules->levels = g_ptr_array_new_with_free_func (level_free);
  rules->acts = g_ptr_array_new_with_free_func (act_free);
  rules->people = cp_phrases_new ();
  rules->verbs = cp_phrases_new ();
  rules->names = cp_phrases_new ();
  for (guint i = 0; i < CP_N_VOICE_SETS; i++)
    rules->sets[i] = cp_phrases_new ();
  return rules;
}

void
cp_voice_rules_free (CpVoiceRules *rules)
{
  if (rules == NULL)
    return;
  g_ptr_array_unref (rules->levels);
  g_ptr_array_unref (rules->acts);
  cp_phrases_free (rules->people);
  cp_phrases_free (rules->verbs);
  cp_phrases_free (rules->names);
  for (guint i = 0; i < CP_N_VOICE_SETS; i++)
    cp_phrases_free (rules->sets[i]);
  g_free (rules);
}

CpVoiceLevel *
cp_voice_rules_add_level (CpVoiceRules *rules, const CpTopic *level)
{
  CpVoiceLevel *added = g_new0 (CpVoiceLevel, 1);

  added->level = level;
  added->speaks = cp_phrases_new ();
  added->asked = cp_phrases_new ();
  added->unsure = cp_phrases_new ();
  g_ptr_array_add (rules->levels, added);
  return added;
}

CpVoiceAct *
cp_voice_rules_add_act (CpVoiceRules *rules, const CpTopic *four_c)
{
  CpVoiceAct *added = g_new0 (CpVoiceAct, 1);

  added->four_c = four_c;
  added->verbs = cp_phrases_new ();
  g_ptr_array_add (rules->acts, added);
  return added;
}
