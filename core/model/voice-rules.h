/* voice-rules.h: by which words it is told who acted, and in which part of the work.  Read from voices.yaml.
 */
#pragma once

#include "phrases.h"
#include "scheme.h"

/* Sets of words that say how a sentence is meant. */
typedef enum {
  CP_VOICE_WITH,           /* what is done "with" somebody who thereby acts: "designed with parents" */
  CP_VOICE_TOGETHER,       /* "with", "alongside" */
  CP_VOICE_SAID,           /* "said": what stands beside a quotation */
  CP_VOICE_NEGATIONS,      /* "no", "did not" */
  CP_VOICE_INTENTIONS,     /* "will", "to be" */
  CP_VOICE_PLACEHOLDERS,   /* a sentence with one of these is a form's or an example's */
  CP_VOICE_PASSIVES,       /* before a verb: the group is not who acts: "were", "the" */
  CP_VOICE_TOWARDS,        /* before a group: something is done to it, or for it: "for", "invited" */
  CP_VOICE_MODIFIERS,      /* between such a word and the group: "all", "our" */
  CP_VOICE_PRESENT,        /* labels of a list of people who were there */
  CP_VOICE_ABSENT,         /* labels of a list of people who were not */
  CP_VOICE_SAID_COLUMNS,   /* heads of a column with what people said */
  CP_VOICE_PLAN_COLUMNS,   /* heads of a table of what is still to be done */
  CP_VOICE_BY,             /* "by": whoever stands behind it did it */
  CP_VOICE_RELATIVE,       /* "who": what follows is said of the group before it */
  CP_VOICE_AND,            /* joins two groups that act together */
  CP_VOICE_NO_ACTS,        /* looks like a verb and is none of taking part: "attended school" */
  CP_VOICE_SINGULAR,       /* names of one person, which before a noun only say of what sort it is */
  CP_VOICE_AFTER_SINGULAR, /* what may follow such a name */
  CP_VOICE_HABITS,         /* before "reviewed with": what is always done so, and no act: "are" */
  CP_VOICE_CLOSINGS,       /* "Yours sincerely": who writes stands behind it */
  CP_VOICE_SELVES,         /* "I", "we" */
  CP_VOICE_HEARD,          /* "asked me": who writes so took part, though somebody else acts */
  CP_VOICE_OWNERS,         /* "my": with it a letter says whose it is, and another paper does not */
  CP_VOICE_ANSWER_KINDS,   /* ids of kinds in which people answer for themselves */
  CP_VOICE_LETTER_KINDS,   /* ids of kinds that are somebody's own letter */
  CP_VOICE_PLAN_KINDS,     /* ids of kinds whose tables say what is still to be done */
  CP_VOICE_SILENT_KINDS,   /* ids of kinds that tell nothing of what happened */
  CP_N_VOICE_SETS
} CpVoiceSet;

/* "with", as it stands in the rule file. */
const char *cp_voice_set_key (CpVoiceSet set);

/* How the people of a level are named. */
typedef struct {
  const CpTopic *level; /* borrowed */
  CpPhrases *speaks;    /* "I am a mum": whoever says so is one of them */
  CpPhrases *asked;     /* "your child": a table whose heads say so asks them */
  CpPhrases *unsure;    /* names that others have, too: they count only on a page with a sure one */
  gboolean with_others; /* what they do alone is their work, and none of the four C's */
} CpVoiceLevel;

/* What people did. */
typedef struct {
  const CpTopic *four_c; /* the part of the work that it belongs to; NULL: any */
  CpPhrases *verbs;
  CpPhrases *about; /* it belongs there only with one of these; NULL where none is needed */
} CpVoiceAct;

struct CpVoiceRules {
  GPtrArray *levels;          /* CpVoiceLevel, in the order of the rows */
  CpPhrases *people;          /* names of people; the number is the level's index, or their count: nobody's */
  CpPhrases *verbs;           /* of all acts */
  GPtrArray *acts;            /* CpVoiceAct */
  CpPhrases *names;           /* names of the four C's; the number is the index in `four_cs` */
  const CpTopicList *four_cs; /* borrowed */
  CpPhrases *sets[CP_N_VOICE_SETS];
};

CpVoiceRules *cp_voice_rules_new (void);
void cp_voice_rules_free (CpVoiceRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpVoiceRules, cp_voice_rules_free)
/* The next level, and the next act; borrowed. */
CpVoiceLevel *cp_voice_rules_add_level (CpVoiceRules *rules, const CpTopic *level);
CpVoiceAct *cp_voice_rules_add_act (CpVoiceRules *rules, const CpTopic *four_c);
