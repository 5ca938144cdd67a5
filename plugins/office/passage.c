/* passage.c: takes pieces of text with marks, gives them joined, each mark still on its own words. */
#include "passage.h"

#include <string.h>

Passage *
passage_new (void)
{
  Passage *passage = g_new0 (Passage, 1);

  passage->text = g_string_new (NULL);
  return passage;
}

void
passage_free (Passage *passage)
{
  if (passage == NULL)
    return;
  g_string_free (passage->text, TRUE);
  g_clear_pointer (&passage->marks, g_array_unref);
  g_free (passage);
}

void
passage_add_mark (Passage *passage, const CpMark *mark)
{
  if (passage->marks == NULL)
    passage->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_array_append_vals (passage->marks, mark, 1);
}

static CpMark *
get_marks (const Passage *passage)
{
  return (CpMark *) (void *) passage->marks->data;
}

const CpMark *
passage_marks (const Passage *passage)
{
  return passage->marks != NULL ? get_marks (passage) : NULL;
}

gsize
passage_count_marks (const Passage *passage)
{
  return passage->marks != NULL ? passage->marks->len : 0;
}

static void
move_marks (Passage *passage, guint from, gsize by)
{
  for (guint i = from; passage->marks != NULL && i < passage->marks->len; i++)
    get_marks (passage)[i].start += (guint32) by;
}

void
passage_append (Passage *passage, const Passage *from)
{
  guint n_before = passage->marks != NULL ? passage->marks->len : 0;

  if (from->marks != NULL && passage->marks == NULL)
    passage->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  if (from->marks != NULL)
    g_array_append_vals (passage->marks, from->marks->data, from->marks->len);
  move_marks (passage, n_before, passage->text->len);
  g_string_append_len (passage->text, from->text->str, (gssize) from->text->len);
}

void
passage_prepend (Passage *passage, const Passage *from)
{
  move_marks (passage, 0, from->text->len);
  g_string_prepend_len (passage->text, from->text->str, (gssize) from->text->len);
  if (from->marks != NULL && passage->marks == NULL)
    passage->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  if (from->marks != NULL)
    g_array_prepend_vals (passage->marks, from->marks->data, from->marks->len);
}

void
passage_flatten (Passage *passage)
{
  for (char *c = passage->text->str; *c != '\0'; c++)
    if (*c == '\n' || *c == '\t')
      *c = ' ';
}

void
passage_clear (Passage *passage)
{
  g_string_truncate (passage->text, 0);
  g_clear_pointer (&passage->marks, g_array_unref);
}

gboolean
passage_is_blank (const Passage *passage)
{
  for (const char *c = passage->text->str; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

void
passage_number_tables (Passage *passage)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; passage->marks != NULL && i < passage->marks->len; i++) {
    CpMark *mark = &get_marks (passage)[i];
    gpointer key = GUINT_TO_POINTER (mark->table), number;
    if (mark->kind != CP_MARK_CELL)
      continue;
    if (!g_hash_table_lookup_extended (numbers, key, NULL, &number)) {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers));
      g_hash_table_insert (numbers, key, number);
    }
    mark->table = (guint16) GPOINTER_TO_UINT (number);
  }
}
