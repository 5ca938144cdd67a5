/* file-mentions.h: where a text names a file of what was sent, and a page of it. */
#pragma once

#include "document.h"
#include "pointer-rules.h"

/* A line of a page, or what stands between two semicolons of it, or a row of a table. */
typedef struct {
  guint32 start, end; /* bytes of the page's text */
  guint32 file_start,
      file_end; /* of a row: the cell where a file's name stands; the same where there is none */
  guint32 page_start, page_end; /* of a row: the cell where a page's number stands */
} CpFileLine;

typedef struct {
  guint32 start, end; /* the name, in the page's text */
  const CpItem *item; /* borrowed; NULL where there is no such file */
  guint32 page;       /* 0 where none is named */
} CpFileMention;

/* In the order of the text; GArray of CpFileLine, owned by the caller. */
GArray *cp_file_lines (const CpPointerRules *rules, const CpPage *page);
/* Every way to name each file, the longest first; owned by the caller, and borrows from the items. */
GArray *cp_file_names_new (const CpItems *items);
/* The files that the line names: GArray of CpFileMention, owned by the caller. */
GArray *cp_file_mentions_find (const CpPointerRules *rules, const GArray *names, const char *text,
                               const CpFileLine *line);
