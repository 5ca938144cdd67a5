/* rules.h: from a folder of rule files to a scheme.
 *
 * scheme.yaml names the scheme, its heads, stages and lists; each stage, kinds.yaml and each list have a file
 * of their own; local.yaml holds what the officer chose.  The guide to writing them is rules/README.md. */
#pragma once

#include "faults.h"
#include "schema.h"
#include "scheme.h"

/* Reads and checks every file of the folder.  `check_query` may be NULL.  NULL with CP_ERROR (USAGE) when
 * there is any fault: the message is all of them, one a line. */
CpScheme *cp_rules_load (const char *folder, CpQueryCheck check_query, gpointer data, GError **error);
