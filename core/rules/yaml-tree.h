/* yaml-tree.h: a YAML file as a tree whose every node knows its place.
 *
 * The part of YAML 1.1 that a person writes by hand: maps, lists and scalars.  No anchors, aliases, tags or
 * second documents; at most 1 MiB and 32 levels. */
#pragma once

#include "faults.h"

typedef enum { CP_YAML_SCALAR, CP_YAML_LIST, CP_YAML_MAP } CpYamlType;

typedef struct CpYaml CpYaml;
struct CpYaml {
  CpYamlType type;
  guint line, column;
  char *value;   /* SCALAR */
  char *written; /* SCALAR: as it stood in the file, where something was put in since; otherwise NULL */
  char *sketch;  /* of a query with groups of words: the same with at most two words each; otherwise NULL */
  gboolean is_plain; /* SCALAR: written without quotes, so it may be a number or a truth value */
  GPtrArray *keys;   /* MAP: scalar nodes, owned */
  GPtrArray *nodes;  /* LIST, MAP: nodes, owned */
};

void cp_yaml_free (CpYaml *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpYaml, cp_yaml_free)

/* The tree of a file, or NULL where it cannot be made.  Faults are added, with `file` as their place's name.
 */
CpYaml *cp_yaml_read (const char *text, gsize length, const char *file, CpFaults *faults);

/* The value of a key of a map; NULL where there is none.  Borrowed. */
const CpYaml *cp_yaml_get (const CpYaml *map, const char *key);
/* The same as a scalar's text; NULL also where it is no scalar. */
const char *cp_yaml_get_text (const CpYaml *map, const char *key);
