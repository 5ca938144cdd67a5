/* scheme.h: an award scheme as data: its stages and requirements, the kinds of evidence, the lists that rules
 * range over, and what the officer chose.  Read from rule files; nothing of it is written in C. */
#pragma once

#include "hit.h"
#include "plan-rules.h"
#include "survey-words.h"

/* A kind of evidence, as far as the core needs to know it; how it is recognised is the classifier's affair.
 */
typedef struct {
  char *id;
  char *title;
  char *plain;    /* "a plan that says who will do what, and by when" */
  guint carriers; /* CpCarries bits: what could carry it */
} CpKind;

/* An entry of a list that a rule can range over: an engagement level, one of the four C's, a strategy. */
typedef struct {
  char *id;
  char *title;
  GArray *queries; /* guint32: the queries that show it */
  guint32 unless;  /* a query: a hit in a sentence with one of this shows nothing; or CP_NO_QUERY */
} CpTopic;

typedef struct {
  char *id;          /* "levels" */
  GPtrArray *topics; /* CpTopic */
} CpTopicList;

typedef struct {
  char *id;
  char *title;
} CpHead;

typedef enum {
  CP_NEED_EVIDENCE, /* a kind of evidence, or words anywhere */
  CP_NEED_ALL,
  CP_NEED_ANY,
  CP_NEED_AT_LEAST,
  CP_NEED_PERSON,  /* only a person can say */
  CP_NEED_FACT,    /* a fact that no bundle can prove */
  CP_NEED_WITHIN,  /* one date within so many months of another */
  CP_NEED_SAME_AS, /* follows from another requirement of the stage */
  CP_NEED_READING, /* the scheme can be read in several ways */
} CpNeedType;

typedef enum { CP_TRI_ANY, CP_TRI_NO, CP_TRI_YES } CpTri;

#define CP_N_TOPIC_FILTERS 3

/* A day in a rule: written out, or the date of a fact. */
typedef struct {
  char *fact; /* NULL where `day` is the day */
  GDate day;  /* not valid where neither is asked for */
} CpRuleDay;

/* Of what date a document must be.  What is not dated passes all but `is_asked`, with a note. */
typedef struct {
  gboolean is_asked; /* it has a date of its own */
  CpRuleDay after;   /* it is of this day or later */
  CpRuleDay before;  /* it is of this day or earlier */
  guint months;      /* older is out of date; 0: no age is */
} CpDated;

typedef struct CpNeed CpNeed;
struct CpNeed {
  CpNeedType type;
  char *label; /* names this part of a larger need to people; NULL where it needs none */

  /* EVIDENCE: every filter that is set must hold of the same document */
  const CpKind *kind; /* borrowed; NULL: any document */
  CpTri filled;
  gdouble score;  /* the least score of the finding */
  guint32 says;   /* query, or CP_NO_QUERY */
  guint32 unless; /* query, or CP_NO_QUERY: what stands in a sentence with it is not said */
  const CpTopic *topics[CP_N_TOPIC_FILTERS]; /* an act of this level, this one of the four C's, this strategy;
                                                borrowed */
  char *field;                               /* a filled form field of this name */
  CpDated dated;
  guint carriers; /* CpCarries bits: what could carry the proof */

  GPtrArray
      *of; /* CpNeed: parts of ALL, ANY, AT_LEAST, choices of READING, hints of PERSON; otherwise empty */
  guint n; /* AT_LEAST: how many; WITHIN: how many months */

  char *question;    /* PERSON, FACT, WITHIN: what to ask a person */
  char *fact;        /* FACT: its name; WITHIN: the date that must lie within */
  char *from;        /* WITHIN: the date counted from */
  char *requirement; /* SAME_AS: the other's id */
  char *reading;     /* READING: its name in local.yaml */
  gint chosen;       /* READING: index into `of`, -1 while nobody chose */
};

CpNeed *cp_need_new (CpNeedType type);
void cp_need_free (CpNeed *need);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpNeed, cp_need_free)

typedef struct {
  char *id;
  char *title;
  char *plain;
  char *easy; /* Easy Read wording; NULL while there is none */
  char *advice;
  char *source;       /* where the scheme asks for it */
  char *words;        /* the scheme's own words that oblige, or that make it an example */
  const CpHead *head; /* borrowed */
  gboolean must;
  CpNeed *needs;
} CpRequirement;

typedef struct {
  char *id;
  char *title;
  char *follows;           /* the stage before; NULL for the first */
  GPtrArray *requirements; /* CpRequirement, in the order of the heads, then of the file */
  GPtrArray *readings; /* char *: how ambiguous sentences of the scheme are read; printed with every result */
} CpStage;

/* A short form that not everybody knows. */
typedef struct {
  char *letters; /* "SEND" */
  char *words;   /* "special educational needs and disabilities" */
} CpAbbreviation;

/* By which words it is told who acted: see voice-rules.h. */
typedef struct CpVoiceRules CpVoiceRules;
/* By which words a sender says where something is: see pointer-rules.h. */
typedef struct CpPointerRules CpPointerRules;

typedef struct {
  char *id;
  char *title;
  char *folder;                /* where the rule files are */
  char *contact;               /* from local.yaml; may be NULL */
  char *safeguarding;          /* from local.yaml; may be NULL */
  guint months_old;            /* from local.yaml: evidence that is older is out of date; 0 where none is */
  GPtrArray *heads;            /* CpHead */
  GPtrArray *kinds;            /* CpKind */
  GPtrArray *lists;            /* CpTopicList */
  GPtrArray *stages;           /* CpStage */
  GPtrArray *abbreviations;    /* CpAbbreviation, in the order of the file */
  CpPlanRules *plan;           /* how Delivery Plans are read; NULL where plans are not read */
  CpVoiceRules *voices;        /* NULL where the scheme has none */
  CpPointerRules *pointers;    /* NULL where the scheme has none */
  CpQuerySet *queries;         /* every query that the rules ask; classifiers add theirs */
  CpSurveyWords *survey_words; /* NULL: no surveys are looked for */
  GBytes *kinds_json;          /* the settings of a classifier: kinds.yaml, checked, as JSON */
} CpScheme;

CpScheme *cp_scheme_new (void);
void cp_scheme_free (CpScheme *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpScheme, cp_scheme_free)

CpAbbreviation *cp_abbreviation_new (const char *letters, const char *words);
CpTopic *cp_topic_new (const char *id, const char *title);
CpTopicList *cp_topic_list_new (const char *id);
CpStage *cp_stage_new (void);
void cp_stage_free (CpStage *stage);
void cp_requirement_free (CpRequirement *requirement);

/* Each finds by id; NULL where there is none.  Borrowed. */
const CpStage *cp_scheme_find_stage (const CpScheme *scheme, const char *id);
const CpKind *cp_scheme_find_kind (const CpScheme *scheme, const char *id);
const CpHead *cp_scheme_find_head (const CpScheme *scheme, const char *id);
const CpTopicList *cp_scheme_find_list (const CpScheme *scheme, const char *id);
