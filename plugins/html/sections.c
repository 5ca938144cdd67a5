/* sections.c: takes a text with marks, gives pages with the marks that stand on them. */
#include "sections.h"

#include <string.h>

/* Half of what a page may hold. */
#define SECTION_BYTES (2u << 20)
#define LABEL_BYTES 200

typedef struct {
  CpSink *sink;
  const char *text;
  GArray *marks; /* CpMark, by where they start */
  guint next_mark;
  guint32 n_pages;
  GArray *starts;
} Pusher;

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const CpMark *left = a, *right = b;

  return (left->start > right->start) - (left->start < right->start);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/* The marks that begin on the page, as it counts: a mark ends with its page at the latest, and its tables are
 * numbered from 0. */
static GArray *
take_marks (Pusher *pusher, gsize start, gsize end)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (CpMark));
  guint last_table = G_MAXUINT, n_tables = 0;

  for (; pusher->next_mark < pusher->marks->len; pusher->next_mark++) {
    CpMark mark = g_array_index (pusher->marks, CpMark, pusher->next_mark);
    if (mark.start > end || (mark.start == end && pusher->text[end] != '\0'))
      break;
    if (mark.kind == CP_MARK_CELL && mark.table != last_table) {
      last_table = mark.table;
      n_tables++;
    }
    if (mark.kind == CP_MARK_CELL)
      mark.table = (guint16) (n_tables - 1);
    mark.start -= (guint32) start;
    mark.length = (guint32) MIN (mark.length, end - start - mark.start);
    g_array_append_val (taken, mark);
  }
  return taken;
}

static gboolean
push_page (Pusher *pusher, const char *label, gsize start, gsize end, GError **error)
{
  g_autofree char *text = g_strndup (pusher->text + start, end - start);
  g_autoptr (GArray) marks = take_marks (pusher, start, end);
  const CpPage page = { .number = ++pusher->n_pages,
                        .unit = CP_UNIT_SECTION,
                        .label = label,
                        .text = text,
                        .marks = (const CpMark *) (void *) marks->data,
                        .n_marks = marks->len };
  guint32 place = (guint32) start;

  if (pusher->starts != NULL)
    g_array_append_val (pusher->starts, place);
  return pusher->sink->page (pusher->sink, &page, error);
}

/* Where a piece that is too long for a page ends: after a line, or else after a character. */
static gsize
find_cut (const char *text, gsize start, gsize end)
{
  if (end - start <= SECTION_BYTES)
    return end;
  const char *line_end = g_strrstr_len (text + start, SECTION_BYTES, "\n");
  if (line_end != NULL)
    return (gsize) (line_end - text) + 1;
  return (gsize) (g_utf8_find_prev_char (text + start, text + start + SECTION_BYTES) - text);
}

static gboolean
push_section (Pusher *pusher, const char *label, gsize start, gsize end, GError **error)
{
  while (start < end) {
    gsize cut = find_cut (pusher->text, start, end);
    if (!push_page (pusher, label, start, cut, error))
      return FALSE;
    start = cut;
  }
  return TRUE;
}

static char *
label_of (const char *text, gsize start)
{
  const char *line = text + start;
  gsize length = MIN (strcspn (line, "\n"), LABEL_BYTES);

  while ((line[length] & 0xC0) == 0x80)
    length--;
  return g_strchomp (g_strndup (line, length));
}

gboolean
sections_push (CpSink *sink, const char *text, const GArray *marks, const GArray *breaks, GArray *ret_starts,
               GError **error)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (CpMark));
  Pusher pusher = { sink, text, sorted, 0, 0, ret_starts };
  gsize start = 0, heading = G_MAXSIZE, length = strlen (text);

  g_array_append_vals (sorted, marks->data, marks->len);
  g_array_sort (sorted, compare_marks);
  if (is_blank (text, length))
    return push_page (&pusher, NULL, 0, 0, error);
  for (guint i = 0; i <= breaks->len; i++) {
    gsize end = i < breaks->len ? g_array_index (breaks, guint32, i) : length;
    if (!is_blank (text + start, end - start)) {
      g_autofree char *label = heading != G_MAXSIZE ? label_of (text, heading) : NULL;
      if (!push_section (&pusher, label, start, end, error))
        return FALSE;
      start = end;
    }
    heading = end;
  }
  return TRUE;
}

guint32
sections_find_page (const GArray *starts, gsize at)
{
  guint32 page = 1;

  for (guint i = 0; i < starts->len; i++)
    if (g_array_index (starts, guint32, i) <= at)
      page = i + 1;
  return page;
}
