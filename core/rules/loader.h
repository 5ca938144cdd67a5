/* loader.h: what the readers of the rule files share while a scheme is being loaded. */
#pragma once

#include "rules.h"

typedef struct {
  CpScheme *scheme;
  const char *folder;
  CpFaults *faults;
  const CpRulesOptions *options;
  CpYaml *local;             /* local.yaml; NULL where there is none */
  GHashTable *used_readings; /* names of readings that a stage asked for */
  GHashTable *used_numbers;
  GHashTable *words;      /* from a group's name to its words, GPtrArray of char * */
  gboolean is_incomplete; /* a kind or a list has faults: to name it is no second fault */
  GHashTable *kinds;      /* from a kind's id to its CpKindUse */
  GHashTable *places;     /* from a requirement's id to its CpPlace */
} CpLoader;

/* What becomes of a kind in the rules. */
typedef struct {
  CpPlace place;
  gboolean is_told_apart; /* it is there only to be told apart from others */
  gboolean is_asked_for;
} CpKindUse;

#define CP_LOCAL_FILE "local.yaml"
/* The number of local.yaml by which evidence is out of date. */
#define CP_LOCAL_AGE "months-old"

/* A file of the folder as a tree that keeps to the table, or NULL.  Owned by the caller. */
CpYaml *cp_loader_read (CpLoader *loader, const char *file, const CpKey *keys);
/* For faults found later in that file. */
CpSchemaContext cp_loader_context (const CpLoader *loader, const char *file);

/* Where readings are chosen, for faults in them: local.yaml or what stands in its place. */
CpSchemaContext cp_loader_choices_context (const CpLoader *loader);
/* The officer's choice for a reading, or his number for a name; NULL where he made none.  Borrowed. */
const CpYaml *cp_loader_find_choice (CpLoader *loader, const char *reading);
const CpYaml *cp_loader_find_number (CpLoader *loader, const char *name);

/* Groups of words that queries may name: words.yaml, where there is one. */
void cp_loader_read_words (CpLoader *loader);
/* Puts the words for every "{group}" in the values below the node. */
void cp_loader_expand_words (CpLoader *loader, const CpSchemaContext *context, CpYaml *node);
/* Short forms and what they stand for: abbreviations.yaml, where there is one. */
void cp_loader_read_abbreviations (CpLoader *loader);
/* How Delivery Plans are read: plan.yaml, where there is one. */
void cp_loader_read_plan (CpLoader *loader);
/* The words by which surveys are told: surveys.yaml, where there is one. */
void cp_loader_read_surveys (CpLoader *loader);
/* Who is called what, and what they did: voices.yaml, where there is one. */
void cp_loader_read_voices (CpLoader *loader);
/* How a sender says where something is: pointers.yaml, where there is one. */
void cp_loader_read_pointers (CpLoader *loader);
/* Each reads one file into the scheme, and adds what is wrong with it to the faults. */
void cp_loader_read_kinds (CpLoader *loader);
void cp_loader_read_list (CpLoader *loader, const char *name);
void cp_loader_read_stage (CpLoader *loader, const char *name);
/* A need and all its parts; NULL where a fault was added.  `topic` is the one of an enclosing for_each, or
 * NULL. */
CpNeed *cp_loader_read_need (CpLoader *loader, const CpSchemaContext *context, CpStage *stage,
                             const CpYaml *map, const CpTopic *topic);
/* Warns of parts of an ANY or AT_LEAST need that can never decide; `list` is where its parts stand. */
void cp_loader_check_parts (CpLoader *loader, const CpSchemaContext *context, const CpStage *stage,
                            const CpNeed *need, const CpYaml *list);
/* Warns of kinds that no need asks for. */
void cp_loader_check_kinds (const CpLoader *loader);
/* The `dated:` of a need, or what holds where it has none: `node` is NULL. */
void cp_loader_read_dated (CpLoader *loader, const CpSchemaContext *context, const CpYaml *node,
                           CpDated *dated);
/* A number as it stands, or the one of that name in local.yaml; 1 where a fault was added. */
guint cp_loader_read_count (CpLoader *loader, const CpSchemaContext *context, const CpYaml *node);
/* Adds a fault where there is no fact of that name. */
void cp_loader_check_fact (const CpSchemaContext *context, const CpYaml *name);
/* CpCarries bits of a list of names. */
guint cp_loader_read_carriers (const CpSchemaContext *context, const CpYaml *list);
