/* survey-copy.c: takes the pages of a completed form, gives its lines: what is printed, and what was put in.
 */
#include "survey-copy.h"
#include "survey-rows.h"
#include "text.h"

#include <string.h>

/* So much of what two copies ask must be the same, in per cent, and at least so many lines. */
#define LEAST_PERCENT_ALIKE 60
#define LEAST_PROMPTS_ALIKE 2
#define LONGEST_PROMPT 250

typedef enum { BOX_NONE, BOX_EMPTY, BOX_TICKED } Box;

/* A box begins here; its length in bytes. */
static Box
find_box (const char *c, gsize *ret_length)
{
  static const struct {
    const char *sign;
    Box box;
  } signs[] = {
    { "☐", BOX_EMPTY },    { "□", BOX_EMPTY },    { "☑", BOX_TICKED },   { "☒", BOX_TICKED },
    { "■", BOX_TICKED },   { "✓", BOX_TICKED },   { "✔", BOX_TICKED },   { "✗", BOX_TICKED },
    { "✘", BOX_TICKED },   { "[ ]", BOX_EMPTY },  { "( )", BOX_EMPTY },  { "[x]", BOX_TICKED },
    { "[X]", BOX_TICKED }, { "(X)", BOX_TICKED }, { "(x)", BOX_TICKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (c, signs[i].sign)) {
      *ret_length = strlen (signs[i].sign);
      return signs[i].box;
    }
  return BOX_NONE;
}

static const char *
skip_to_box (const char *c)
{
  gsize length;

  while (*c != '\0' && find_box (c, &length) == BOX_NONE)
    c++;
  return c;
}

static char *
plain (const char *start, const char *end)
{
  g_autofree char *text = cp_text_fold_space (start, end - start);
  char *strip = text;

  while (*strip != '\0' && strchr ("|*#-–—_:. ", *strip) != NULL && (guchar) *strip < 0x80)
    strip++;
  gsize length = strlen (strip);
  while (length > 0 && strchr ("|*_ ", strip[length - 1]) != NULL)
    length--;
  return g_strndup (strip, length);
}

static void
add_ticked (GString *answer, const char *label)
{
  if (*label != '\0')
    g_string_append_printf (answer, "%s%s", answer->len > 0 ? ";" : "", label);
}

/* "☑ Yes ☐ Partly ☐ No": each box is followed by its words. */
static char *
read_boxes (const char *text)
{
  GString *answer = g_string_new (NULL);
  gsize length = 0;

  for (const char *c = skip_to_box (text); *c != '\0';) {
    Box box = find_box (c, &length);
    const char *end = skip_to_box (c + length);
    g_autofree char *label = plain (c + length, end);
    g_strdelimit (label, ";", ',');
    if (box == BOX_TICKED)
      add_ticked (answer, label);
    c = end;
  }
  return g_string_free (answer, FALSE);
}

static gboolean
is_ticked (const char *cell)
{
  gsize length;
  const char *c = skip_to_box (cell);

  return *c != '\0' && find_box (c, &length) == BOX_TICKED;
}

/* A row of a table whose columns are named by the head: each box stands alone in its cell. */
static char *
read_box_row (const CpPage *page, const CpSurveyRow *head, const CpSurveyRow *row)
{
  GString *answer = g_string_new (NULL);

  for (guint i = 1; i < row->cells->len; i++) {
    g_autofree char *cell = cp_survey_cell_text (page, row, i);
    g_autofree char *label = cp_survey_cell_text (page, head, i);
    g_strdelimit (label, ";", ',');
    if (is_ticked (cell))
      add_ticked (answer, label);
  }
  return g_string_free (answer, FALSE);
}

static void
line_free (gpointer data)
{
  CpSurveyLine *line = data;

  g_free (line->words);
  g_free (line->folded);
  g_free (line->answer);
  g_free (line);
}

typedef struct {
  CpSurveyCopy *copy;
  const CpPage *page;
  const CpSurveyRow *head; /* the last row of several cells without boxes */
  CpSurveyLine *question;  /* borrowed: the last line that asks and has no answer of its own yet */
} Reading;

/* Takes the strings over. */
static CpSurveyLine *
add_line (Reading *reading, CpSurveyCell place, char *words, char *answer)
{
  CpSurveyLine *line = g_new0 (CpSurveyLine, 1);

  line->words = words;
  line->folded = cp_survey_words_fold (words, FALSE);
  line->answer = answer;
  line->page = reading->page->number;
  line->start = place.start;
  line->length = place.length;
  g_ptr_array_add (reading->copy->lines, line);
  return line;
}

/* "☑ Yes ☐ No" below a question answers it, line by line; behind one, in the same line, too. */
static void
read_box_line (Reading *reading, const CpSurveyRow *row, const char *text)
{
  const char *box = skip_to_box (text);
  char *words = plain (text, box);
  gboolean in_cells =
      row->cells->len > 2 && reading->head != NULL && reading->head->cells->len == row->cells->len;
  g_autofree char *answer = in_cells ? read_box_row (reading->page, reading->head, row) : read_boxes (text);

  if (*words != '\0') {
    CpSurveyLine *line = add_line (reading, row->line, words, g_steal_pointer (&answer));
    line->asks = line->has_boxes = TRUE;
    reading->question = in_cells ? NULL : line;
    return;
  }
  g_free (words);
  if (reading->question == NULL)
    return;
  CpSurveyLine *line = reading->question;
  char *joined = *line->answer != '\0' && *answer != '\0' ? g_strconcat (line->answer, ";", answer, NULL)
                 : *answer != '\0'                        ? g_strdup (answer)
                                                          : g_strdup (line->has_boxes ? line->answer : "");
  g_free (line->answer);
  line->answer = joined;
  line->has_boxes = TRUE;
}

/* "Comments: very good" asks up to the colon. */
static void
read_plain_line (Reading *reading, const CpSurveyRow *row, const char *text)
{
  gsize n = strcspn (text, "?:");
  gboolean asks = text[n] != '\0' && n > 1 && n < LONGEST_PROMPT;
  const char *end = asks ? text + n + (text[n] == '?') : text + strlen (text);
  char *words = plain (text, end);

  if (*words == '\0') {
    g_free (words);
    return;
  }
  CpSurveyLine *line =
      add_line (reading, row->line, words, plain (asks ? text + n + 1 : end, text + strlen (text)));
  line->asks = asks;
  reading->question = asks ? line : reading->question;
  if (row->cells->len > 1)
    reading->head = row;
}

static void
read_page (Reading *reading)
{
  g_autoptr (GPtrArray) rows = cp_survey_rows_new (reading->page->text);

  reading->head = NULL;
  reading->question = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const CpSurveyRow *row = rows->pdata[i];
    g_autofree char *text = g_strndup (reading->page->text + row->line.start, row->line.length);
    if (*skip_to_box (text) != '\0')
      read_box_line (reading, row, text);
    else
      read_plain_line (reading, row, text);
  }
}

static gboolean
is_of_copy (const CpSurveyCopy *copy, const CpField *field)
{
  for (guint i = 0; i < copy->n_pages; i++)
    if (g_array_index (copy->reading->pages, CpPage, copy->first + i).number == field->page)
      return TRUE;
  return field->page == 0 && copy->first == 0;
}

CpSurveyCopy *
cp_survey_copy_new (const CpReading *reading, guint first, guint n_pages)
{
  CpSurveyCopy *copy = g_new0 (CpSurveyCopy, 1);
  Reading state = { .copy = copy };

  copy->reading = reading;
  copy->first = first;
  copy->n_pages = n_pages;
  copy->lines = g_ptr_array_new_with_free_func (line_free);
  copy->fields = g_ptr_array_new ();
  copy->prompts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_pages; i++) {
    state.page = &g_array_index (reading->pages, CpPage, first + i);
    read_page (&state);
  }
  for (guint i = 0; i < reading->fields->len; i++) {
    CpField *field = &g_array_index (reading->fields, CpField, i);
    if (!is_of_copy (copy, field))
      continue;
    g_ptr_array_add (copy->fields, field);
    g_hash_table_add (copy->prompts, (gpointer) field->name);
  }
  for (guint i = 0; i < copy->lines->len; i++) {
    const CpSurveyLine *line = copy->lines->pdata[i];
    if (line->asks)
      g_hash_table_add (copy->prompts, line->folded);
  }
  return copy;
}

void
cp_survey_copy_free (CpSurveyCopy *copy)
{
  if (copy == NULL)
    return;
  g_hash_table_unref (copy->prompts);
  g_ptr_array_unref (copy->lines);
  g_ptr_array_unref (copy->fields);
  g_free (copy);
}

gboolean
cp_survey_copies_are_alike (const CpSurveyCopy *copy, const CpSurveyCopy *other)
{
  guint n = g_hash_table_size (copy->prompts), n_other = g_hash_table_size (other->prompts), n_common = 0;
  GHashTableIter iterator;
  gpointer prompt;

  g_hash_table_iter_init (&iterator, copy->prompts);
  while (g_hash_table_iter_next (&iterator, &prompt, NULL))
    n_common += g_hash_table_contains (other->prompts, prompt);
  return n_common >= LEAST_PROMPTS_ALIKE && n_common * 100 >= (n + n_other - n_common) * LEAST_PERCENT_ALIKE;
}
