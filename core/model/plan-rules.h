/* plan-rules.h: how a Delivery Plan is read, and what shows that its actions were done.  Read from plan.yaml.
 *
 * Words are compared without regard to case; a star at one end of a text stands for anything there. */
#pragma once

#include "phrases.h"

/* What a column, or a label before a colon, stands for. */
typedef enum {
  CP_PLAN_ACTION,
  CP_PLAN_AIM, /* an action, where there is no better column */
  CP_PLAN_LEAD,
  CP_PLAN_WITH,
  CP_PLAN_BY_WHEN,
  CP_PLAN_MEASURE,
  CP_PLAN_STATUS, /* the plan's own word on how far it is: never proof */
  CP_PLAN_DONE,   /* of another paper: what was done */
  CP_PLAN_OTHER,  /* a column that is none of these, though its name could be taken for one */
  CP_N_PLAN_COLUMNS
} CpPlanColumn;

/* "by_when": its key in plan.yaml */
const char *cp_plan_column_name (CpPlanColumn column);

/* The words that name a group of people. */
typedef struct {
  char *level;      /* the id of an entry of the list "levels" */
  GPtrArray *names; /* char * */
} CpPlanGroup;

CpPlanGroup *cp_plan_group_new (const char *level);

/* The words by which a plan without a table, and without labels, is read. */
typedef enum {
  CP_PLAN_ROLES,     /* "coordinator": of whoever leads; the groups' names belong to them, too */
  CP_PLAN_NOBODY,    /* "we", "training": with a capital letter at most because a sentence begins */
  CP_PLAN_LINKS,     /* small words that may stand in such a name */
  CP_PLAN_PROMISES,  /* "will" */
  CP_PLAN_LEADS,     /* "answers for": whoever stands before it leads */
  CP_PLAN_LED_BY,    /* "led by": whoever stands behind it does */
  CP_PLAN_WHENS,     /* "by", "end of": what stands before a date and belongs to it */
  CP_PLAN_TIMES,     /* "termly", "half term": a time without a date */
  CP_PLAN_ELSEWHERE, /* heads of parts of a plan in which no actions stand */
  CP_PLAN_NO_ACTION, /* what begins so is none */
  CP_PLAN_TOLD,      /* "was": what tells of the past is none */
  CP_N_PLAN_SETS
} CpPlanSet;

/* "led_by": its key in plan.yaml, below `prose` */
const char *cp_plan_set_key (CpPlanSet set);

/* All arrays are of char *, but `groups` of CpPlanGroup. */
typedef struct {
  GPtrArray *read_at;  /* ids of the stages at which a plan is read */
  GPtrArray *shown_at; /* ids of those that ask what shows that its actions were done */
  GPtrArray *columns[CP_N_PLAN_COLUMNS];
  GPtrArray *blanks; /* a cell that begins so is a prompt or an example */
  GPtrArray *groups;
  GPtrArray *take_part; /* behind a group's name they say that it takes part */
  GPtrArray *joins;     /* words that may stand between the two */
  GPtrArray *beside;    /* before a group's name they say so */
  GPtrArray *records;   /* kinds of paper that can show that something was done */
  GPtrArray *hints;     /* kinds that may show it, for a person to judge */
  GPtrArray *done, *undone, *meant, *failed, *learned;
  GPtrArray *common; /* words that tell no action from another */
  CpPhrases *sets[CP_N_PLAN_SETS];
} CpPlanRules;

CpPlanRules *cp_plan_rules_new (void);
void cp_plan_rules_free (CpPlanRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPlanRules, cp_plan_rules_free)

/* Whether the list has the text. */
gboolean cp_plan_rules_has (const GPtrArray *list, const char *text);
