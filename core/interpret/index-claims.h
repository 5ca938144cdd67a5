/* index-claims.h: where the sender says that things are: "G3: minutes.pdf page 2".
 *
 * Such a claim is looked up and answered; it is never proof by itself, and changes no verdict.
 *
 * Pure: no input or output.  In JSON each requirement has "pointed_to": [{by, file, item, page, answer,
 * places}]; by is the place where the sender says so; file is the name as the sender writes it; item is null
 * where there is no such file, and page where none is named; answer is one of the words of
 * cp_pointer_answer_name; places is what was found there. */
#pragma once

#include "cover.h"
#include "pointer-rules.h"

typedef enum {
  CP_POINTER_FOUND,        /* on that page, or in the file where no page is named */
  CP_POINTER_ELSEWHERE,    /* in that file, on another page */
  CP_POINTER_NOT_FOUND,    /* it was read, and does not show it */
  CP_POINTER_FOR_A_PERSON, /* nothing that a machine could find is asked for */
  CP_POINTER_UNREADABLE,   /* it was not (wholly) read */
  CP_POINTER_NO_SUCH_PAGE, /* the file has fewer */
  CP_POINTER_NO_SUCH_FILE,
  CP_N_POINTER_ANSWERS
} CpPointerAnswer;

/* "found there" */
const char *cp_pointer_answer_name (CpPointerAnswer answer);

typedef struct {
  const CpRequirement *requirement; /* borrowed */
  CpEvidence *by;                   /* where the sender says so */
  char *file;                       /* the name, as the sender writes it */
  const CpItem *item;               /* borrowed; NULL where there is no such file */
  guint32 page;                     /* 0 where none is named */
  gboolean has_pages;               /* the file has pages that can be counted; a Word file has not */
  CpPointerAnswer answer;
  GPtrArray *places; /* CpEvidence, owned: what was found there */
} CpPointer;

/* Every claim in what was read about a requirement of the stage: GPtrArray of CpPointer, which it owns; empty
 * where there are none, or the scheme has no rules for them.  Owned by the caller; borrows from all
 * arguments, which must outlive it. */
GPtrArray *cp_index_claims_find (const CpScheme *scheme, const CpStage *stage, const CpCoverInput *input);
