/* answers.c: takes the text of a form, gives what somebody wrote into it. */
#include "answers.h"

#include <string.h>

/* A blank to write on: "Signed: ______ Role: ______". */
#define BLANK_SIGNS "_.-"
#define LEAST_BLANK 3
/* A question longer than this is no label. */
#define QUESTION_BYTES 160
/* Nor is a colon that stands further on the end of a label. */
#define LABEL_BYTES 40

static const char *const tick_marks[] = { "[x]", "[X]", "(x)", "(X)", "☑", "☒", "✓", "✔" };

static gboolean
is_word_character (const char *text, const char *end)
{
  return text < end && g_unichar_isalnum (g_utf8_get_char (text));
}

static gboolean
starts_with_tick (const char *text, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tick_marks); i++)
    if (length >= strlen (tick_marks[i]) && memcmp (text, tick_marks[i], strlen (tick_marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_content (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    if (is_word_character (c, end) || starts_with_tick (c, (gsize) (end - c)))
      return TRUE;
  return FALSE;
}

/* "[name of school]": what stands wholly in brackets is a prompt, unless it is a ticked box. */
static gboolean
is_in_brackets (const char *text, gsize length)
{
  static const char *const pairs[] = { "[]", "<>", "{}" };

  for (gsize i = 0; length > 3 && i < G_N_ELEMENTS (pairs); i++)
    if (text[0] == pairs[i][0] && text[length - 1] == pairs[i][1])
      return TRUE;
  return FALSE;
}

/* "tbc" is the whole of an answer, "insert*" is how one begins. */
static gboolean
is_blank_word (const char *text, gsize length, const char *blank)
{
  gsize n = strlen (blank);
  gboolean is_beginning = n > 0 && blank[n - 1] == '*';

  n -= is_beginning;
  if (length < n || g_ascii_strncasecmp (text, blank, n) != 0)
    return FALSE;
  return length == n || (is_beginning && !is_word_character (text + n, text + length));
}

static void
trim (const char **text, gsize *length, const char *signs)
{
  while (*length > 0 && strchr (signs, **text) != NULL) {
    (*text)++;
    (*length)--;
  }
  while (*length > 0 && strchr (signs, (*text)[*length - 1]) != NULL)
    (*length)--;
}

static gboolean
is_blank (const char *text, gsize length, char **blanks)
{
  trim (&text, &length, " \t\n.,;:!*([<{_-)]>}");
  for (gsize i = 0; blanks[i] != NULL; i++)
    if (is_blank_word (text, length, blanks[i]))
      return TRUE;
  return length == 0;
}

gboolean
is_answer (const char *text, gsize length, char **blanks)
{
  trim (&text, &length, " \t\n*");
  if (!has_content (text, length) || is_in_brackets (text, length))
    return FALSE;
  return starts_with_tick (text, length) || !is_blank (text, length, blanks);
}

/* Where the label ends when it stands here and is followed by a colon, a question mark, a tab or a wide gap,
 * perhaps after a number or something in brackets; otherwise NULL. */
static const char *
find_label_end (const char *text, const char *end, const char *label)
{
  gsize n = strlen (label);

  if ((gsize) (end - text) < n || g_ascii_strncasecmp (text, label, n) != 0 ||
      is_word_character (text + n, end))
    return NULL;
  const char *c = text + n;
  while (c < end && (*c == ' ' || *c == '.' || g_ascii_isdigit (*c)) &&
         !(c[0] == ' ' && c + 1 < end && c[1] == ' '))
    c++;
  if (c < end && *c == '(') {
    const char *close = memchr (c, ')', (gsize) (end - c));
    c = close != NULL ? close + 1 : c;
  }
  while (c < end && (*c == '*' || (c[0] == ' ' && c + 1 < end && c[1] == '|')))
    c++;
  if (c == end || *c == ':' || *c == '\t' || *c == '|' || (*c == ' ' && c + 1 < end && c[1] == ' '))
    return c;
  gsize cell_length = strcspn (text, "\t|\n");
  return memchr (text, '?', MIN (MIN ((gsize) (end - text), cell_length), QUESTION_BYTES));
}

static const char *
find_any_label (const char *text, const char *end, const FilledShape *shape)
{
  for (guint i = 0; i < shape->labels->len; i++) {
    char **names = shape->labels->pdata[i];
    for (gsize j = 0; names[j] != NULL; j++) {
      const char *label_end = find_label_end (text, end, names[j]);
      if (label_end != NULL)
        return label_end;
    }
  }
  return NULL;
}

/* A line to write on, with nothing written on it. */
static gboolean
is_empty_blank (const char *text, const char *end)
{
  const char *c = text;

  while (c < end && (strchr (BLANK_SIGNS, *c) != NULL || g_str_has_prefix (c, "…")))
    c = g_utf8_next_char (c);
  return c - text >= LEAST_BLANK && !is_word_character (c, end);
}

/* Where what was written behind a label ends: at a wide gap, or at the next label of the line. */
static const char *
find_answer_end (const char *answer, const char *end, const FilledShape *shape)
{
  for (const char *c = answer; c < end; c = g_utf8_next_char (c)) {
    gboolean after_gap = c > answer && c[-1] == ' ';
    if (*c == '\t' || *c == '|' || (*c == ' ' && c + 1 < end && c[1] == ' '))
      return c;
    if (after_gap && memchr (c, ':', (gsize) (end - c)) != NULL && find_any_label (c, end, shape) != NULL)
      return c;
  }
  return end;
}

static const char *
line_end (const char *line)
{
  return line + strcspn (line, "\n");
}

static gboolean
has_letter (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Answers to choose from, with wide gaps between them: "1   2   3   4   5". */
static gboolean
is_choice (const char *answer, const char *end)
{
  guint n_gaps = 0;

  for (const char *c = answer; c + 2 < end; c++)
    n_gaps += c[0] == ' ' && c[1] == ' ' && is_word_character (c + 2, end);
  return n_gaps >= 2;
}

/* The line below answers when the label stands alone, and no other label follows.  Where a table lost its
 * shape, its other heads stand between. */
static gboolean
line_below_answers (const char *end, const FilledShape *shape)
{
  if (*end != '\n')
    return FALSE;
  const char *line = end + 1, *below = line_end (line);
  gsize length = (gsize) (below - line);
  if (is_blank (line, length, shape->blanks))
    return below > line && has_letter (line, below) && line_below_answers (below, shape);
  if (!has_letter (line, below) || memchr (line, ':', MIN (length, LABEL_BYTES)) != NULL ||
      memchr (line, '?', length) != NULL || find_any_label (line, below, shape) != NULL)
    return FALSE;
  return is_answer (line, length, shape->blanks);
}

/* A row of two cells is a label and its answer, and so is each pair of a row where every other cell is a
 * label.  Any other row with a label is the head of a table. */
static gboolean
is_head_of_table (const char *line, const char *end, const FilledShape *shape)
{
  guint n_cells = 0, n_labels = 0;

  while (end > line && strchr ("| ", end[-1]) != NULL)
    end--;
  for (const char *cell = line + strspn (line, "| "); cell < end; n_cells++) {
    n_labels += n_cells % 2 == 0 && find_any_label (cell, end, shape) != NULL;
    cell = MIN (end, cell + strcspn (cell, "\t|\n"));
    cell += cell < end;
    while (cell < end && *cell == ' ')
      cell++;
  }
  return n_cells > 2 && (n_cells % 2 != 0 || n_labels < n_cells / 2);
}

/* Whether something stands behind the label that ends here. */
static gboolean
label_answers (const char *line, const char *label_end, const char *end, const FilledShape *shape)
{
  const char *answer = label_end + (label_end < end && *label_end != ' ');

  if (label_end < end && strchr ("\t|", *label_end) != NULL && is_head_of_table (line, end, shape))
    return FALSE;
  while (answer < end && *answer == ' ')
    answer++;
  if (answer == end)
    return line_below_answers (end, shape);
  if (is_empty_blank (answer, end) || (*label_end == '?' && is_choice (answer, end)) ||
      find_any_label (answer, end, shape) != NULL)
    return FALSE;
  return is_answer (answer, (gsize) (find_answer_end (answer, end, shape) - answer), shape->blanks);
}

/* A label begins a line or a cell; further ones may follow it on the same line. */
static gboolean
line_answers (const char *line, const char *end, char **names, const FilledShape *shape)
{
  gboolean may_begin = TRUE, is_form_line = FALSE;

  for (const char *c = line; c < end; c = g_utf8_next_char (c)) {
    if (!is_word_character (c, end)) {
      may_begin =
          may_begin || *c == '\t' || *c == '|' || (*c == ' ' && (c[-(c > line)] == ' ' || is_form_line));
      continue;
    }
    if (may_begin) {
      for (gsize i = 0; names[i] != NULL; i++) {
        const char *label_end = find_label_end (c, end, names[i]);
        if (label_end != NULL && label_answers (line, label_end, end, shape))
          return TRUE;
      }
      is_form_line = is_form_line || find_any_label (c, end, shape) != NULL;
    }
    may_begin = FALSE;
  }
  return FALSE;
}

static gboolean
page_answers (const CpPage *page, char **names, const FilledShape *shape)
{
  for (const char *line = page->text; *line != '\0';) {
    const char *end = line_end (line);
    if (line_answers (line, end, names, shape))
      return TRUE;
    line = end + (*end == '\n');
  }
  return FALSE;
}

static gboolean
names_field (const CpField *field, const char *label)
{
  g_autofree char *wanted = g_ascii_strdown (label, -1);
  g_autofree char *name = g_ascii_strdown (field->name, -1);

  return strstr (name, wanted) != NULL;
}

static gboolean
field_answers (const CpDocument *document, char **names)
{
  for (gsize i = 0; i < document->n_fields; i++)
    for (gsize j = 0; document->fields[i].filled && names[j] != NULL; j++)
      if (names_field (&document->fields[i], names[j]))
        return TRUE;
  return FALSE;
}

guint
count_filled_labels (const CpDocument *document, const FilledShape *shape)
{
  guint n = 0;

  for (guint i = 0; i < shape->labels->len; i++) {
    char **names = shape->labels->pdata[i];
    gboolean answered = field_answers (document, names);
    for (gsize j = 0; !answered && j < document->n_pages; j++)
      answered = page_answers (&document->pages[j], names, shape);
    n += answered;
  }
  return n;
}

static guint
count_page_ticks (const char *text)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tick_marks); i++)
    for (const char *c = strstr (text, tick_marks[i]); c != NULL; c = strstr (c + 1, tick_marks[i]))
      n++;
  return n;
}

guint
count_ticks (const CpDocument *document)
{
  guint n = 0;

  for (gsize i = 0; i < document->n_pages; i++)
    n += count_page_ticks (document->pages[i].text);
  for (gsize i = 0; i < document->n_fields; i++)
    n += document->fields[i].filled &&
         (document->fields[i].kind == CP_FIELD_TICK || document->fields[i].kind == CP_FIELD_RADIO);
  return n;
}

guint
count_filled_fields (const CpDocument *document)
{
  guint n = 0;

  for (gsize i = 0; i < document->n_fields; i++)
    n += document->fields[i].filled;
  return n;
}
