/* faults.h: everything that is wrong with a set of rule files, found in one run. */
#pragma once

#include <glib.h>

typedef struct {
  char *file;
  guint line, column; /* from 1; 0 for the whole file */
  char *words;
} CpFault;

typedef struct {
  GPtrArray *faults; /* CpFault, owned */
} CpFaults;

/* Where something stands that a fault may have to name later. */
typedef struct {
  const char *file; /* interned */
  guint line, column;
} CpPlace;

CpFaults *cp_faults_new (void);
void cp_faults_free (CpFaults *faults);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpFaults, cp_faults_free)

/* Keeps one more; words as for printf.  `line` 0: the whole file. */
void cp_faults_add (CpFaults *faults, const char *file, guint line, guint column, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
/* Keeps one more, unless the same is there. */
void cp_faults_add_once (CpFaults *faults, const char *file, guint line, guint column, const char *words);
/* One fault a line, "FILE:LINE:COLUMN: words", by file, line and column.  Owned by the caller. */
char *cp_faults_print (CpFaults *faults);
