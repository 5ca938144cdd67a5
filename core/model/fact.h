/* fact.h: what no bundle can prove: the organisation, its kind, the dates of earlier awards.
 *
 * A fact comes from whoever ran the command or, "as stated by the sender", from a coproof.yaml in the bundle.
 */
#pragma once

#include <glib.h>

typedef enum { CP_FACT_FROM_COMMAND_LINE, CP_FACT_FROM_SENDER } CpFactSource;

typedef enum { CP_FACT_TEXT, CP_FACT_DATE } CpFactType;

typedef struct {
  const char *name; /* "bronze" */
  CpFactType type;
  const char *words; /* "the date of the Bronze Award" */
} CpFactName;

/* The facts there are; ends with a NULL name. */
extern const CpFactName cp_fact_names[];

/* NULL when there is no such fact. */
const CpFactName *cp_fact_find_name (const char *name);

typedef struct {
  const CpFactName *name;
  char *value;
  GDate date; /* valid for dates */
  CpFactSource source;
  char *item_id; /* the sender's coproof.yaml; NULL from the command line */
} CpFact;

typedef struct {
  GPtrArray *facts; /* CpFact, owned, in the order of cp_fact_names */
} CpFacts;

CpFacts *cp_facts_new (void);
void cp_facts_free (CpFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpFacts, cp_facts_free)

/* Sets a fact.  The command line wins over the sender.  FALSE with words in CP_ERROR (USAGE) when there is no
 * such fact, or the value is no date (YYYY-MM-DD) where one is needed. */
gboolean cp_facts_set (CpFacts *facts, const char *name, const char *value, CpFactSource source,
                       const char *item_id, GError **error);
/* Borrowed; NULL where it is not known. */
const CpFact *cp_facts_get (const CpFacts *facts, const char *name);
/* "command line" or "as stated by the sender" */
const char *cp_fact_source_words (CpFactSource source);

/* A date as YYYY-MM-DD (ISO 8601), and nothing else. */
gboolean cp_date_parse (const char *text, GDate *ret_date);
/* "15 September 2026".  Owned by the caller. */
char *cp_date_words (const GDate *date);
