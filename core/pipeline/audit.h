/* audit.h: many bundles, each checked, and only what an officer looks at kept of them. */
#pragma once

#include "check.h"

/* A file of a bundle, as far as it can be told again in another one. */
typedef struct {
  char *name;
  char *sha256;
  char *words; /* the hash of its words, white space and capitals apart; NULL where it has next to none */
} CpAuditFile;

/* What could not be read of a bundle. */
typedef struct {
  char *name;
  CpOutcome outcome;
  CpReason reason;
} CpAuditGap;

/* One bundle. */
typedef struct {
  char *bundle;         /* its file name, fit to be shown */
  char *organisation;   /* as stated; NULL where it is not */
  char *failure;        /* why there is no checklist, in a sentence; NULL where there is one */
  const CpStage *stage; /* borrowed; NULL where no checklist was made */
  CpVerdict *verdicts;  /* one a requirement of the stage */
  GPtrArray *files;     /* CpAuditFile */
  GPtrArray *gaps;      /* CpAuditGap */
} CpAuditRow;

/* The same file, or the same words, in several bundles. */
typedef struct {
  gboolean same_bytes; /* the words alone where FALSE */
  GPtrArray *rows;     /* CpAuditRow, borrowed, each once */
  const char *name;    /* what the first of them calls it; borrowed */
} CpAuditTwin;

typedef struct {
  const CpScheme *scheme; /* borrowed */
  GDate today;
  guint guards;
  GPtrArray *rows;  /* CpAuditRow, owned, in the order of their names */
  GPtrArray *twins; /* CpAuditTwin, owned */
} CpAudit;

CpAudit *cp_audit_new (const CpScheme *scheme, const GDate *today);
void cp_audit_free (CpAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpAudit, cp_audit_free)

/* Adds what a check came to; the check is no longer needed afterwards. */
void cp_audit_add (CpAudit *audit, const char *bundle, const CpCheck *check);
/* Adds a bundle that gave no checklist. */
void cp_audit_add_failure (CpAudit *audit, const char *bundle, const char *failure);
/* To be called once, when all are in: finds what several bundles share. */
void cp_audit_finish (CpAudit *audit);
