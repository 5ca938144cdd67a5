/* facts.h: facts that the sender states in a coproof.yaml of the bundle. */
#pragma once

#include "fact.h"
#include "host.h"
#include "item.h"

/* The name of the file, at the top of the bundle or in its only folder. */
#define CP_FACTS_FILE "coproof.yaml"

/* Reads such a file; in a worker, since a stranger wrote it. */
extern const CpWork cp_rules_facts_work;

/* Adds what the bundle's coproof.yaml states to the facts; nothing where there is none.  ret_stage is the
 * stage that it asks for, or NULL; ret_fault are words on what is wrong with the file, or NULL.  Both are
 * owned by the caller. Runs the host.  FALSE with CP_ERROR (FAULT). */
gboolean cp_rules_read_facts (CpHost *host, CpItems *items, CpFacts *facts, char **ret_stage,
                              char **ret_fault, GError **error);
