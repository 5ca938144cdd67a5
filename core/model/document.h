/* document.h: what an extractor read of one item, and who owns the memory. */
#pragma once

#include "coproof-plugin.h"
#include "item-date.h"
#include "item.h"

typedef struct {
  guint32 page; /* 0: the whole file */
  CpGapWhy why;
  guint carries;
  char *detail; /* may be NULL */
} CpGap;

typedef struct {
  guint32 page; /* 0: the whole file */
  CpAsideKind kind;
  char *text;
} CpAside;

/* The reading of one item.  All strings and arrays are its own. */
typedef struct {
  CpItem *item;     /* borrowed */
  char *plugin;     /* "pdf/1" */
  GArray *pages;    /* CpPage */
  GArray *fields;   /* CpField */
  GArray *metas;    /* CpMeta */
  GArray *gaps;     /* CpGap */
  GArray *asides;   /* CpAside */
  CpItemDate *date; /* the one it is of; NULL where nothing says any */
} CpReading;

CpReading *cp_reading_new (CpItem *item);
void cp_reading_free (CpReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpReading, cp_reading_free)

/* Each copies what it is given. */
void cp_reading_add_page (CpReading *reading, const CpPage *page);
void cp_reading_add_field (CpReading *reading, const CpField *field);
void cp_reading_add_meta (CpReading *reading, const char *key, const char *value);
void cp_reading_add_gap (CpReading *reading, guint32 page, CpGapWhy why, guint carries, const char *detail);
void cp_reading_add_aside (CpReading *reading, guint32 page, CpAsideKind kind, const char *text);
/* Puts recognised words in the place of a page that was only a picture; the page must be there. */
void cp_reading_replace_page (CpReading *reading, const CpPage *page);

/* Puts fields, gaps and asides in the order of their pages; what is of the whole file comes last. */
void cp_reading_sort (CpReading *reading);

/* The page with that number, or NULL. */
const CpPage *cp_reading_find_page (const CpReading *reading, guint32 number);
/* What the gaps together leave open, those apart that a person can fill: CpCarries bits. */
guint cp_reading_leaves_open (const CpReading *reading);

/* "page", "slide", "sheet", "message", "section" */
const char *cp_unit_name (CpUnit unit);
/* "text", "tick", "radio", "choice", "signature" */
const char *cp_field_kind_name (CpFieldKind kind);
/* Whether a person can read what we could not: then nothing that it could carry is missing, but to be judged.
 */
gboolean cp_gap_is_for_a_person (CpGapWhy why);
/* What the gaps that a person can fill leave open: CpCarries bits. */
guint cp_reading_leaves_to_a_person (const CpReading *reading);
/* "comment", "deleted", "note" */
const char *cp_aside_kind_name (CpAsideKind kind);
/* "no-text" */
const char *cp_gap_code (CpGapWhy why);
/* "It holds a picture and no text." */
const char *cp_gap_words (CpGapWhy why);

/* The readings of a portfolio, in item order; hits and findings name one by its index here. */
typedef struct {
  GPtrArray *readings; /* CpReading, owned */
} CpDocuments;

CpDocuments *cp_documents_new (void);
void cp_documents_free (CpDocuments *documents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpDocuments, cp_documents_free)

static inline CpReading *
cp_documents_get (const CpDocuments *documents, guint index)
{
  return (CpReading *) documents->readings->pdata[index];
}
