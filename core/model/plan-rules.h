/* plan-rules.h: how a Delivery Plan is read, and what shows that its actions were done.  Read from plan.yaml.
 *
 * Words are compared without regard to case; a star at one end of a text stands for anything there. */
#pragma once

#include <glib.h>

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
} CpPlanRules;

CpPlanRules *cp_plan_rules_new (void);
void cp_plan_rules_free (CpPlanRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPlanRules, cp_plan_rules_free)

/* Whether the list has the text. */
gboolean cp_plan_rules_has (const GPtrArray *list, const char *text);
