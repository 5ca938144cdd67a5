/* passage.h: text and the marks in it, as they grow. */
#pragma once

#include "coproof-plugin.h"

typedef struct {
  GString *text;
  GArray *marks; /* CpMark; NULL while there are none */
} Passage;

Passage *passage_new (void);
void passage_free (Passage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Passage, passage_free)

void passage_add_mark (Passage *passage, const CpMark *mark);
/* Appends text and marks; `from` stays as it is. */
void passage_append (Passage *passage, const Passage *from);
/* Puts text and marks before all others. */
void passage_prepend (Passage *passage, const Passage *from);
/* The passage as one line of words: what would part cells or lines becomes a space. */
void passage_flatten (Passage *passage);
void passage_clear (Passage *passage);
/* As a page takes them; NULL where there are none. */
const CpMark *passage_marks (const Passage *passage);
gsize passage_count_marks (const Passage *passage);
/* Nothing but white space. */
gboolean passage_is_blank (const Passage *passage);
/* Counts the tables from 0 in the order in which they come. */
void passage_number_tables (Passage *passage);
