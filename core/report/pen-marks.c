/* pen-marks.c: takes the cover of a line, gives the pictures of signatures and ticks that it rests on. */
#include "pen-marks.h"
#include "view.h"

/* Of one line: signatures come first. */
#define MOST_MARKS 4

typedef struct {
  const CpReading *reading;
  const CpField *field;
} Mark;

static gboolean
asks_for_filled (const CpNeed *need)
{
  gboolean asks = need->filled == CP_TRI_YES;

  for (guint i = 0; !asks && need->of != NULL && i < need->of->len; i++)
    asks = asks_for_filled (need->of->pdata[i]);
  return asks;
}

static gboolean
is_to_be_looked_at (const CpField *field)
{
  return !field->filled && field->doubt > 0.5;
}

static void
add_marks_of (GArray *marks, const CpReading *reading, CpFieldKind kind)
{
  for (guint i = 0; i < reading->fields->len; i++) {
    const Mark mark = { reading, &g_array_index (reading->fields, CpField, i) };
    if (mark.field->kind == kind && mark.field->picture != NULL &&
        (mark.field->filled || is_to_be_looked_at (mark.field)))
      g_array_append_val (marks, mark);
  }
}

/* The readings of the files that show it, or could, each once. */
static GPtrArray *
list_readings (const CpCheck *check, const CpCover *cover)
{
  GPtrArray *readings = g_ptr_array_new ();

  for (guint i = 0; i < cover->evidence->len + cover->for_a_person->len; i++) {
    const CpEvidence *evidence = i < cover->evidence->len ? cover->evidence->pdata[i] : NULL;
    const CpItem *item =
        evidence != NULL ? evidence->item : cover->for_a_person->pdata[i - cover->evidence->len];
    CpReading *reading = (CpReading *) cp_view_find_reading (check, item);
    if (reading != NULL && !g_ptr_array_find (readings, reading, NULL))
      g_ptr_array_add (readings, reading);
  }
  return readings;
}

static GArray *
list_marks (const CpCheck *check, const CpCover *cover)
{
  g_autoptr (GPtrArray) readings = list_readings (check, cover);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; i < readings->len; i++)
    add_marks_of (marks, readings->pdata[i], CP_FIELD_SIGNATURE);
  for (guint i = 0; i < readings->len; i++)
    add_marks_of (marks, readings->pdata[i], CP_FIELD_TICK);
  return marks;
}

static void
add_mark (CpHtml *html, const Mark *mark)
{
  const CpField *field = mark->field;
  g_autofree char *base64 = g_base64_encode (field->picture, field->picture_length);
  g_autofree char *source = g_strconcat ("data:image/png;base64,", base64, NULL);
  g_autofree char *alt = g_strdup_printf ("Picture of “%s” on page %u of %s.", field->name, field->page,
                                          mark->reading->item->name);
  g_autofree char *words =
      g_strdup_printf ("%s, page %u: %s", field->name, field->page,
                       field->filled ? field->value : "please look: it may be filled in, or not");

  cp_html_raw (html, "<li>");
  cp_html_open (html, "img", "src", source, "alt", alt, NULL);
  cp_html_text (html, words);
  cp_html_raw (html, "</li>\n");
}

void
cp_pen_marks_add (CpHtml *html, const CpCheck *check, const CpCover *cover)
{
  g_autoptr (GArray) marks = asks_for_filled (cover->need) ? list_marks (check, cover) : NULL;

  if (marks == NULL || marks->len == 0)
    return;
  cp_html_raw (html, "<ul class=\"marks\">\n");
  for (guint i = 0; i < MIN (marks->len, MOST_MARKS); i++)
    add_mark (html, &g_array_index (marks, Mark, i));
  cp_html_raw (html, "</ul>\n");
  if (marks->len > MOST_MARKS) {
    g_autofree char *more =
        g_strdup_printf ("There are %u more ticks or signatures.", marks->len - MOST_MARKS);
    cp_html_element (html, "p", "soft", more);
  }
}
