/* fields.h: the form fields of a page. */
#pragma once

#include "page-text.h"
#include "signatures.h"

/* What the fields of all pages share. */
typedef struct {
  const CpFile *file;
  PopplerDocument *document;
  Signatures *signatures; /* NULL until the first field for one is met */
  gboolean has_scans;     /* there are pictures that could be scans of pages */
  GArray *searchable;     /* int: the indices of pages with words over a picture */
} Form;

/* The fields of one page, in its order. */
typedef struct Fields Fields;
Fields *fields_new (PopplerPage *page, Form *form);
void fields_free (Fields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fields, fields_free)

/* Adds "Name: value" for each field that is filled in: a page's own text has no values of fields. */
void fields_add_to_text (const Fields *fields, PageText *text);

gboolean fields_push (const Fields *fields, guint32 page, CpSink *sink, GError **error);
