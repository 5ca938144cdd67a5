/* pointer-rules.h: by which words a sender says where something is.  Read from pointers.yaml. */
#pragma once

#include "phrases.h"
#include "scheme.h"

typedef enum {
  CP_POINTER_PAGES,        /* before a number: "page" */
  CP_POINTER_POINTING,     /* before a file's name: "see" */
  CP_POINTER_FILE_COLUMNS, /* heads of a column of file names */
  CP_POINTER_PAGE_COLUMNS, /* heads of a column of page numbers */
  CP_POINTER_ENDINGS,      /* "pdf": with one of these a name is a file's */
  CP_N_POINTER_SETS
} CpPointerSet;

/* "pages", as it stands in the rule file. */
const char *cp_pointer_set_key (CpPointerSet set);

struct CpPointerRules {
  CpPhrases
      *kinds; /* what a sender calls a kind of evidence; the number is its index in the scheme's kinds */
  CpPhrases *sets[CP_N_POINTER_SETS];
};

CpPointerRules *cp_pointer_rules_new (void);
void cp_pointer_rules_free (CpPointerRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPointerRules, cp_pointer_rules_free)
