/* rules.h: from a folder of rule files to a scheme.
 *
 * scheme.yaml names the scheme, its heads, stages and lists; each stage, kinds.yaml and each list have a file
 * of their own; local.yaml holds what the officer chose.  The guide to writing them is rules/README.md. */
#pragma once

#include "faults.h"
#include "schema.h"
#include "scheme.h"

/* Choices in place of the officer's, so that what is tested does not hang on local.yaml. */
typedef struct {
  const char *file;       /* where they stand */
  const CpYaml *readings; /* a map; NULL: nobody chose */
  const CpYaml *numbers;  /* a map; what is not in it is as in local.yaml; may be NULL */
} CpChoices;

typedef struct {
  CpQueryCheck check_query;      /* NULL: queries are taken as they are */
  CpQueryCheck find_unreachable; /* words on phrases that no text can have; NULL: nobody looks */
  gpointer check_data;           /* for both */
  const CpChoices *choices;      /* NULL: as local.yaml says */
  CpFaults *warnings;            /* what does no harm and yet is probably not meant; NULL: nobody asks */
} CpRulesOptions;

/* Reads and checks every file of the folder.  `check_query` may be NULL.  NULL with CP_ERROR (USAGE) when
 * there is any fault: the message is all of them, one a line. */
CpScheme *cp_rules_load (const char *folder, CpQueryCheck check_query, gpointer data, GError **error);

/* The same with more to say.  NULL where faults were added. */
CpScheme *cp_rules_read (const char *folder, const CpRulesOptions *options, CpFaults *faults);

/* Reads the rules and their test cases.  Besides faults it finds, for options->warnings, what no case tests.
 * FALSE where faults were added. */
gboolean cp_rules_lint (const char *folder, const CpRulesOptions *options, CpFaults *faults,
                        CpScheme **ret_scheme);
