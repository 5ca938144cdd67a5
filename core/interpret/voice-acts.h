/* voice-acts.h: what groups of people did, as one sentence or one row of a table says it. */
#pragma once

#include "voice-units.h"
#include "voices.h"

/* An act of a level. */
typedef struct {
  guint level; /* index in the rules */
  gint four_c; /* index in the list, -1 where it cannot be told */
  CpVoice voice;
  guint32 start, length; /* bytes of the page's text */
  gboolean is_comment;   /* a cell of a table of answers */
} CpVoiceDeed;

/* A sentence, or a cell of a row, as words. */
typedef struct {
  const CpVoiceRules *rules;
  const char *text;
  GArray *words;  /* CpPlainWord */
  GArray *groups; /* CpVoiceGroup, in order */
} CpVoiceSentence;

/* People who are named. */
typedef struct {
  guint start, end; /* words */
  guint level;
} CpVoiceGroup;

/* Owned by the caller; the text is borrowed. */
CpVoiceSentence *cp_voice_sentence_new (const CpVoiceRules *rules, const char *text, guint32 start,
                                        guint32 end);
void cp_voice_sentence_free (CpVoiceSentence *sentence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpVoiceSentence, cp_voice_sentence_free)

/* Whether a phrase of the set begins at the word. */
gboolean cp_voice_has (const CpVoiceSentence *sentence, CpVoiceSet set, guint at);
/* Whether one of these words says that it was not so, or is only meant to be. */
gboolean cp_voice_is_denied (const CpVoiceSentence *sentence, guint from, guint to);
/* Which of the four C's the verb at that word belongs to; -1 where it cannot be told. */
gint cp_voice_four_c (const CpVoiceSentence *sentence, guint verb);
/* An act that follows an "I" or "we", rather one that belongs to one of the four C's; the word, or -1. */
gint cp_voice_find_own_act (const CpVoiceSentence *sentence);

/* What a document is held for. */
typedef struct {
  gboolean is_answer; /* people answer for themselves in it */
  gboolean is_letter; /* somebody's own */
  gboolean is_plan;   /* its tables say what is still to be done, and so does "designed with parents" */
  gboolean is_silent; /* it tells nothing of what happened */
} CpVoiceNature;

/* Adds every act of the unit to `deeds` (CpVoiceDeed). */
void cp_voice_read_unit (const CpVoiceRules *rules, const CpPage *page, const CpVoiceUnit *unit,
                         const CpVoiceNature *nature, GArray *deeds);
