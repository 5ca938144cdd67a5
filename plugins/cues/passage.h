/* passage.h: a long document is weighed in passages: somewhere it has something of everything, and what
 * belongs to one paper of a bundle says nothing of the next. */
#pragma once

#include "settings.h"

/* Where the hits of a document stand. */
typedef struct Ground Ground;

/* Borrows the document. */
Ground *ground_new (const CpDocument *document);
void ground_free (Ground *ground);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ground, ground_free)

typedef struct {
  const Ground *ground;
  gboolean is_part; /* a paper of its own in a file of several: its title is that of its first page */
  gsize from, to;   /* bytes, counted through all pages */
} Passage;

/* All windows of the document, and then its parts. */
guint count_passages (const Ground *ground);
Passage get_passage (const Ground *ground, guint index);

/* The text of the passage, its pages parted by line ends.  Borrowed from the ground, until another passage's
 * is asked for. */
const GString *passage_text (const Passage *passage);
gsize passage_bytes (const Passage *passage);
/* Whether the document's pages are of that sort. */
gboolean passage_is_of (const Passage *passage, CpUnit unit);

/* How many fields of a form the document has. */
guint passage_fields (const Passage *passage);

/* How often the query is found in that place of the passage, and where first; *ret_hit is left alone where it
 * is not. */
guint count_in_passage (const Passage *passage, guint32 query, Where where, const CpHit **ret_hit);
/* The first hit of the query in that place of the passage; what stands in the document's title or at its
 * start belongs to every passage.  NULL where there is none.  Borrowed. */
const CpHit *find_in_passage (const Passage *passage, guint32 query, Where where);
gboolean any_in_passage (const Passage *passage, const GArray *queries);
