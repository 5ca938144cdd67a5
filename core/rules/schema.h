/* schema.h: which keys a map of a rule file may have, and what stands behind them.
 *
 * The tables are in schema-tables.c, one for each kind of map; whatever a table does not allow is a fault
 * with its place. */
#pragma once

#include "yaml-tree.h"

typedef enum {
  CP_VALUE_TEXT,
  CP_VALUE_ID,      /* lower-case letters, digits and hyphens; requirements begin with a capital */
  CP_VALUE_NUMBER,  /* may have a fraction */
  CP_VALUE_TRUTH,   /* true or false */
  CP_VALUE_QUERY,   /* an FTS5 expression */
  CP_VALUE_QUERIES, /* a list of them */
  CP_VALUE_TEXTS,   /* a list of texts */
  CP_VALUE_MAP,
  CP_VALUE_LIST, /* of maps */
  CP_VALUE_ANY,  /* checked by the code that reads it */
} CpValueType;

typedef struct CpKey CpKey;
struct CpKey {
  const char *name; /* NULL ends a table */
  CpValueType type;
  gboolean required;
  const CpKey *keys; /* of a MAP, or of each map of a LIST; NULL where the code that reads it checks */
};

extern const CpKey cp_keys_scheme[];
extern const CpKey cp_keys_stage[];
extern const CpKey cp_keys_need[];
extern const CpKey cp_keys_dated[];
extern const CpKey cp_keys_at_least[];
extern const CpKey cp_keys_within[];
extern const CpKey cp_keys_must[];
extern const CpKey cp_keys_choice[];
extern const CpKey cp_keys_words[];
extern const CpKey cp_keys_signs[];
extern const CpKey cp_keys_vocabulary[];
extern const CpKey cp_keys_abbreviations[];
extern const CpKey cp_keys_surveys[];
extern const CpKey cp_keys_kinds[];
extern const CpKey cp_keys_topics[];
extern const CpKey cp_keys_plan[];
extern const CpKey cp_keys_voices[];
extern const CpKey cp_keys_pointers[];
extern const CpKey cp_keys_local[];
extern const CpKey cp_keys_facts[];
extern const CpKey cp_keys_config[];
extern const CpKey cp_keys_case_file[];
extern const CpKey cp_keys_expectation[];
extern const CpKey cp_keys_kind_expectation[];

/* Words on what is wrong with a query, owned by the caller, or NULL. */
typedef char *(*CpQueryCheck) (const char *expression, gpointer data);

typedef struct {
  const char *file;
  CpFaults *faults;
  CpQueryCheck check_query; /* NULL: queries are taken as they are */
  gpointer check_data;
  CpFaults *warnings;            /* NULL: nobody asks for them */
  CpQueryCheck find_unreachable; /* a phrase that no text can have; asked only for warnings */
} CpSchemaContext;

/* Adds every fault of the map to the context; TRUE when there was none. */
gboolean cp_schema_check (const CpSchemaContext *context, const CpYaml *map, const CpKey *keys);
/* Adds a fault where the value is no number. */
void cp_schema_check_number (const CpSchemaContext *context, const CpYaml *value, const char *name);
void cp_schema_add_fault (const CpSchemaContext *context, const CpYaml *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* The same for what does no harm and yet is probably not meant; nothing where nobody asks for warnings. */
void cp_schema_add_warning (const CpSchemaContext *context, const CpYaml *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Warns of phrases of the query, as it is written at the node, that no text can have. */
void cp_schema_check_reach (const CpSchemaContext *context, const CpYaml *node, const char *expression);
/* "unknown WHAT "WORD"; did you mean "NEAREST"?", or which there are, where they are few. */
void cp_schema_add_unknown (const CpSchemaContext *context, const CpYaml *node, const char *what,
                            const char *word, const char *const *known);
