/* letter.c: takes the parts of an e-mail, gives one page: the head, an empty line, the body. */
#include "letter.h"

#include <string.h>

/* Somewhat less than a page may hold. */
#define MAX_BODY_BYTES (3u << 20)

Letter *
letter_new (void)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->head = g_string_new (NULL);
  letter->body = g_string_new (NULL);
  letter->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  letter->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return letter;
}

void
letter_free (Letter *letter)
{
  if (letter == NULL)
    return;
  g_string_free (letter->head, TRUE);
  g_string_free (letter->body, TRUE);
  g_array_unref (letter->marks);
  g_ptr_array_unref (letter->pictures);
  g_free (letter->subject);
  g_free (letter->author);
  g_free (letter->day);
  g_free (letter);
}

char *
letter_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  gboolean parted = FALSE;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isspace (u) || g_unichar_iscntrl (u)) {
      parted = line->len > 0;
      continue;
    }
    if (parted)
      g_string_append_c (line, ' ');
    parted = FALSE;
    g_string_append_unichar (line, u);
  }
  return g_string_free (line, FALSE);
}

void
letter_add_line (Letter *letter, const char *name, const char *value)
{
  g_autofree char *line = value != NULL ? letter_fold (value) : NULL;

  if (line == NULL || *line == '\0')
    return;
  g_string_append_printf (letter->head, "%s: %s\n", name, line);
  if (g_str_equal (name, "From") && letter->author == NULL)
    letter->author = g_strdup (line);
  if (g_str_equal (name, "Subject") && letter->subject == NULL)
    letter->subject = g_strdup (line);
}

void
letter_add_date (Letter *letter, GDateTime *date, const char *words)
{
  if (date == NULL || g_date_time_get_year (date) < 1971 || g_date_time_get_year (date) > 2100) {
    letter_add_line (letter, "Date", words);
    return;
  }
  g_autofree char *line = g_date_time_format (date, "%Y-%m-%d %H:%M");
  letter_add_line (letter, "Date", line);
  g_free (letter->day);
  letter->day = g_date_time_format (date, "%Y-%m-%d");
}

static void
begin_line (Letter *letter)
{
  if (letter->body->len > 0 && letter->body->str[letter->body->len - 1] != '\n')
    g_string_append_c (letter->body, '\n');
}

void
letter_add_text (Letter *letter, const char *text)
{
  begin_line (letter);
  g_string_append (letter->body, text);
}

void
letter_add_html (Letter *letter, const HtmlText *html)
{
  guint32 table = 0;

  for (guint i = 0; i < letter->marks->len; i++) {
    const CpMark *mark = &g_array_index (letter->marks, CpMark, i);
    if (mark->kind == CP_MARK_CELL)
      table = MAX (table, mark->table + 1u);
  }
  begin_line (letter);
  for (guint i = 0; i < html->marks->len; i++) {
    CpMark mark = g_array_index (html->marks, CpMark, i);
    mark.start += (guint32) letter->body->len;
    mark.table = (guint16) MIN (mark.table + table, G_MAXUINT16);
    g_array_append_val (letter->marks, mark);
  }
  g_string_append_len (letter->body, html->text->str, (gssize) html->text->len);
  for (guint i = 0; i < html->pictures->len; i++)
    g_ptr_array_add (letter->pictures, g_bytes_ref (html->pictures->pdata[i]));
}

/* Where the body ends: without white space after it, and before what no page takes. */
static gsize
body_length (const Letter *letter)
{
  const char *body = letter->body->str;
  gsize length = letter->body->len;

  if (length > MAX_BODY_BYTES)
    length = (gsize) (g_utf8_find_prev_char (body, body + MAX_BODY_BYTES) - body);
  while (length > 0 && g_ascii_isspace (body[length - 1]))
    length--;
  return length;
}

static GArray *
marks_on_page (const Letter *letter, gsize head, gsize body)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CpMark));

  for (guint i = 0; i < letter->marks->len; i++) {
    CpMark mark = g_array_index (letter->marks, CpMark, i);
    if (mark.start > body)
      continue;
    mark.length = (guint32) MIN (mark.length, body - mark.start);
    mark.start += (guint32) head;
    g_array_append_val (marks, mark);
  }
  return marks;
}

static gboolean
push_page (const Letter *letter, CpSink *sink, GError **error)
{
  g_autoptr (GString) text = g_string_new_len (letter->head->str, (gssize) letter->head->len);
  gsize length = body_length (letter);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_autoptr (GArray) marks = marks_on_page (letter, text->len, length);
  g_string_append_len (text, letter->body->str, (gssize) length);
  if (length > 0)
    g_string_append_c (text, '\n');
  const CpPage page = { .number = 1,
                        .unit = CP_UNIT_MESSAGE,
                        .text = text->str,
                        .marks = (const CpMark *) (void *) marks->data,
                        .n_marks = marks->len };
  return sink->page (sink, &page, error);
}

static gboolean
push_gaps (const Letter *letter, CpSink *sink, GError **error)
{
  if (letter->n_lost > 0 && !sink->gap (sink, 1, CP_GAP_DAMAGED, CP_CARRIES_TEXT,
                                        "Some of its letters could not be read for certain.", error))
    return FALSE;
  return letter->body->len <= MAX_BODY_BYTES ||
         sink->gap (sink, 1, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                    "The message has more text than we read, so its end is missing.", error);
}

static gboolean
push_pictures (const Letter *letter, CpSink *sink, GError **error)
{
  for (guint i = 0; i < letter->pictures->len; i++) {
    g_autofree char *name = g_strdup_printf ("picture %u", i + 1);
    gsize length;
    const guint8 *bytes = g_bytes_get_data (letter->pictures->pdata[i], &length);
    if (!sink->child (sink, name, bytes, length, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
letter_push (const Letter *letter, CpSink *sink, GError **error)
{
  if (!push_page (letter, sink, error) || !push_gaps (letter, sink, error))
    return FALSE;
  if (letter->subject != NULL && !sink->meta (sink, "title", letter->subject, error))
    return FALSE;
  if (letter->author != NULL && !sink->meta (sink, "author", letter->author, error))
    return FALSE;
  if (letter->day != NULL && !sink->meta (sink, "sent", letter->day, error))
    return FALSE;
  return push_pictures (letter, sink, error);
}
