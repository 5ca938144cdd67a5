/* html-text.c: takes a web page, gives the text that people see: a line a block, a tab between the cells of a
 * row. Scripts do not run and style sheets are not read. */
#include "html-text.h"
#include "charset.h"
#include "html-form.h"
#include "markup.h"

#include <string.h>

/* An alternative text longer than this is no name of a picture. */
#define MAX_ALT_BYTES 1000
#define MAX_COLUMNS 1000
/* A page with more marks could not be handed over; its cells go on without. */
#define MAX_MARKS 500000
/* What is smaller is decoration. */
#define MIN_PICTURE_BYTES 8192

typedef struct {
  HtmlText *shown;
  const Markup *markup;
  HtmlLabels *labels;
  gboolean wants_space; /* before the next word */
  guint n_kept_space;   /* elements around in which white space counts */
  gsize heading_start;
  gboolean is_data_table; /* the table around is one of rows and cells */
  gboolean in_cell;
  guint16 table, row, column, column_span;
  guint n_tables;
  guint n_rows;
  guint row_span;
  gsize cell_start;
  GArray *taken; /* guint of each column: in how many rows below a cell from above still stands */
} Renderer;

static gboolean
is_at_line_start (const Renderer *renderer)
{
  const GString *text = renderer->shown->text;

  return text->len == 0 || text->str[text->len - 1] == '\n' ||
         (renderer->in_cell && text->len == renderer->cell_start);
}

static void
break_line (Renderer *renderer)
{
  if (renderer->in_cell) {
    renderer->wants_space = TRUE;
    return;
  }
  renderer->wants_space = FALSE;
  if (!is_at_line_start (renderer))
    g_string_append_c (renderer->shown->text, '\n');
}

static void
add_character (Renderer *renderer, gunichar u)
{
  if (g_unichar_isspace (u) && renderer->n_kept_space > 0 && !renderer->in_cell) {
    g_string_append_c (renderer->shown->text, u == '\n' ? '\n' : ' ');
    return;
  }
  if (g_unichar_isspace (u)) {
    renderer->wants_space = TRUE;
    return;
  }
  if (renderer->wants_space && !is_at_line_start (renderer))
    g_string_append_c (renderer->shown->text, ' ');
  renderer->wants_space = FALSE;
  g_string_append_unichar (renderer->shown->text, u);
}

static void
add_text (Renderer *renderer, const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    add_character (renderer, g_utf8_get_char (c));
}

static const MarkupEvent *
get_event (const Renderer *renderer, guint index)
{
  return &g_array_index (renderer->markup->events, MarkupEvent, index);
}

/* A table of rows and cells, and not one that puts things in their places: it holds no other table, and a row
 * of it has two cells. */
static gboolean
is_data_table (const Renderer *renderer, guint event)
{
  guint n_cells = 0;

  if (get_event (renderer, event)->is_layout)
    return FALSE;
  for (guint i = event + 1; i < renderer->markup->events->len; i++) {
    const MarkupEvent *next = get_event (renderer, i);
    if (next->tag == TAG_TABLE && next->kind != MARKUP_TEXT)
      return FALSE;
    if (next->tag == TAG_ROW)
      n_cells = 0;
    if (next->tag == TAG_CELL && next->kind == MARKUP_OPEN && ++n_cells > 1)
      return TRUE;
  }
  return FALSE;
}

static void
open_table (Renderer *renderer, guint event)
{
  break_line (renderer);
  renderer->is_data_table = is_data_table (renderer, event);
  if (!renderer->is_data_table)
    return;
  renderer->table = (guint16) MIN (renderer->n_tables, G_MAXUINT16);
  renderer->n_tables++;
  renderer->n_rows = renderer->row = renderer->column = 0; /* cells may come without a row */
  g_array_set_size (renderer->taken, 0);
}

static void
open_row (Renderer *renderer)
{
  break_line (renderer);
  renderer->row = (guint16) MIN (renderer->n_rows, G_MAXUINT16);
  renderer->n_rows++;
  renderer->column = 0;
}

static guint
span_of (const MarkupEvent *cell, const char *name)
{
  const char *value = markup_attribute (cell, name);
  guint64 span = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (span, 1, MAX_COLUMNS);
}

/* Past the columns into which a cell from a row above reaches down. */
static void
skip_taken (Renderer *renderer)
{
  while (renderer->column < renderer->taken->len &&
         g_array_index (renderer->taken, guint, renderer->column) > 0)
    g_array_index (renderer->taken, guint, renderer->column++)--;
}

static void
end_cell (Renderer *renderer)
{
  GString *text = renderer->shown->text;

  if (!renderer->in_cell)
    return;
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = (guint32) renderer->cell_start,
                        .length = (guint32) (text->len - renderer->cell_start),
                        .table = renderer->table,
                        .row = renderer->row,
                        .column = renderer->column };
  if (renderer->shown->marks->len < MAX_MARKS)
    g_array_append_val (renderer->shown->marks, mark);
  if (renderer->taken->len < MIN (renderer->column + renderer->column_span, MAX_COLUMNS))
    g_array_set_size (renderer->taken, MIN (renderer->column + renderer->column_span, MAX_COLUMNS));
  for (guint i = renderer->column;
       i < renderer->taken->len && i < (guint) renderer->column + renderer->column_span; i++)
    g_array_index (renderer->taken, guint, i) = renderer->row_span - 1;
  renderer->column = (guint16) MIN (renderer->column + renderer->column_span, G_MAXUINT16);
  renderer->in_cell = FALSE;
  renderer->wants_space = FALSE;
}

static void
open_cell (Renderer *renderer, const MarkupEvent *cell)
{
  if (!renderer->is_data_table) {
    break_line (renderer);
    return;
  }
  gboolean is_first = !renderer->in_cell && renderer->column == 0;
  end_cell (renderer); /* one that was never closed */
  skip_taken (renderer);
  if (is_first)
    break_line (renderer);
  else
    g_string_append_c (renderer->shown->text, '\t');
  renderer->in_cell = TRUE;
  renderer->wants_space = FALSE;
  renderer->cell_start = renderer->shown->text->len;
  renderer->column_span = (guint16) span_of (cell, "colspan");
  renderer->row_span = span_of (cell, "rowspan");
}

static void
close_row (Renderer *renderer)
{
  end_cell (renderer);
  break_line (renderer);
}

static void
close_heading (Renderer *renderer, guint level)
{
  const GString *text = renderer->shown->text;
  gsize start = renderer->heading_start;

  while (start < text->len && g_ascii_isspace (text->str[start]))
    start++;
  const CpMark mark = { .kind = CP_MARK_HEADING,
                        .start = (guint32) start,
                        .length = (guint32) (text->len - start),
                        .level = (guint16) level };
  if (mark.length > 0 && renderer->shown->marks->len < MAX_MARKS) {
    g_array_append_val (renderer->shown->marks, mark);
    if (level <= 2 && !renderer->in_cell)
      g_array_append_val (renderer->shown->breaks, mark.start);
  }
  break_line (renderer);
  renderer->heading_start = text->len;
}

/* "data:image/png;base64,...": a picture that is in the page (RFC 2397). */
static void
keep_picture (HtmlText *shown, const char *source)
{
  const char *comma = strchr (source, ',');

  if (g_ascii_strncasecmp (source, "data:image/", 11) != 0) {
    shown->n_far_pictures++;
    return;
  }
  if (comma == NULL || g_strstr_len (source, comma - source, ";base64") == NULL)
    return;
  gsize length;
  guint8 *bytes = g_base64_decode (comma + 1, &length);
  if (length < MIN_PICTURE_BYTES)
    g_free (bytes);
  else
    g_ptr_array_add (shown->pictures, g_bytes_new_take (bytes, length));
}

static void
add_picture (Renderer *renderer, const MarkupEvent *picture)
{
  const char *alt = markup_attribute (picture, "alt"), *source = markup_attribute (picture, "src");

  if (source != NULL)
    keep_picture (renderer->shown, source);
  if (alt == NULL || *alt == '\0' || strlen (alt) > MAX_ALT_BYTES)
    return;
  add_character (renderer, '[');
  add_text (renderer, alt, strlen (alt));
  renderer->wants_space = FALSE;
  add_character (renderer, ']');
}

/* What a browser shows in a control. */
static void
add_control (Renderer *renderer, const char *words)
{
  add_text (renderer, words, strlen (words));
  renderer->shown->controls_end = renderer->shown->text->len;
}

static void
add_input (Renderer *renderer, guint event)
{
  g_autofree char *words = html_form_input (renderer->shown, renderer->markup, event, renderer->labels);

  add_control (renderer, words);
}

/* The index of the control's last event. */
static guint
add_text_area (Renderer *renderer, guint event)
{
  guint last;
  g_autofree char *words =
      html_form_text_area (renderer->shown, renderer->markup, event, renderer->labels, &last);

  break_line (renderer);
  renderer->n_kept_space++;
  add_control (renderer, words);
  renderer->n_kept_space--;
  break_line (renderer);
  return last;
}

static guint
add_select (Renderer *renderer, guint event)
{
  guint last;
  g_autofree char *words =
      html_form_select (renderer->shown, renderer->markup, event, renderer->labels, &last);

  add_control (renderer, words);
  return last;
}

/* The index of the last event that is dealt with. */
static guint
open_element (Renderer *renderer, guint event)
{
  const MarkupEvent *opened = get_event (renderer, event);

  switch (opened->tag) {
  case TAG_BLOCK:
  case TAG_BREAK:
    break_line (renderer);
    break;
  case TAG_HEADING:
    break_line (renderer);
    renderer->heading_start = renderer->shown->text->len;
    break;
  case TAG_KEPT_SPACE:
    break_line (renderer);
    renderer->n_kept_space++;
    break;
  case TAG_TABLE:
    open_table (renderer, event);
    break;
  case TAG_ROW:
    open_row (renderer);
    break;
  case TAG_CELL:
    open_cell (renderer, opened);
    break;
  case TAG_PICTURE:
    add_picture (renderer, opened);
    break;
  case TAG_INPUT:
    add_input (renderer, event);
    break;
  case TAG_LABEL:
    html_labels_open (renderer->labels, renderer->markup, event);
    break;
  case TAG_TEXT_AREA:
    return add_text_area (renderer, event);
  case TAG_SELECT:
    return add_select (renderer, event);
  case TAG_OPTION:
  case TAG_OTHER:
    break;
  }
  return event;
}

static void
close_element (Renderer *renderer, const MarkupEvent *closed)
{
  switch (closed->tag) {
  case TAG_BLOCK:
    break_line (renderer);
    break;
  case TAG_HEADING:
    close_heading (renderer, closed->level);
    break;
  case TAG_KEPT_SPACE:
    renderer->n_kept_space -= renderer->n_kept_space > 0;
    break_line (renderer);
    break;
  case TAG_TABLE:
    close_row (renderer);
    renderer->is_data_table = FALSE;
    break;
  case TAG_ROW:
    close_row (renderer);
    break;
  case TAG_CELL:
    end_cell (renderer);
    if (!renderer->is_data_table)
      break_line (renderer);
    break;
  case TAG_LABEL:
    html_labels_close (renderer->labels);
    break;
  default:
    break;
  }
}

static void
render (HtmlText *shown, const Markup *markup)
{
  g_autoptr (HtmlLabels) labels = html_labels_new (markup);
  g_autoptr (GArray) taken = g_array_new (FALSE, TRUE, sizeof (guint));
  Renderer renderer = { .shown = shown, .markup = markup, .labels = labels, .taken = taken };

  for (guint i = 0; i < markup->events->len; i++) {
    const MarkupEvent *event = get_event (&renderer, i);
    if (event->kind == MARKUP_TEXT)
      add_text (&renderer, markup->text->str + event->start, event->length);
    else if (event->kind == MARKUP_OPEN)
      i = open_element (&renderer, i);
    else
      close_element (&renderer, event);
  }
  end_cell (&renderer);
}

/* What the page says of its own character set, in its first bytes (WHATWG HTML, 13.2.3.2). */
static char *
find_charset (const guint8 *bytes, gsize length)
{
  g_autofree char *head = g_strndup (length > 0 ? (const char *) bytes : "", MIN (length, 4096));
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *word = g_str_has_prefix (lower, "<?xml") ? "encoding" : "charset";

  for (const char *at = strstr (lower, word); at != NULL; at = strstr (at, word)) {
    at += strlen (word);
    at += strspn (at, " \t\r\n");
    if (*at != '=')
      continue;
    at += 1 + strspn (at + 1, " \t\r\n\"'");
    return g_strndup (at, strcspn (at, " \t\r\n\"'/>;?"));
  }
  return NULL;
}

static char *
decode (const guint8 *bytes, gsize length, const char *charset, guint *ret_n_lost)
{
  g_autofree char *own = find_charset (bytes, length);

  return charset_decode (bytes, length, charset != NULL && charset_is_known (charset) ? charset : own,
                         ret_n_lost);
}

static void
field_free (gpointer data)
{
  HtmlField *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field->group);
  g_free (field);
}

static HtmlText *
html_text_new (void)
{
  HtmlText *text = g_new0 (HtmlText, 1);

  text->text = g_string_new (NULL);
  text->marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  text->breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  text->fields = g_ptr_array_new_with_free_func (field_free);
  text->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return text;
}

void
html_text_free (HtmlText *text)
{
  if (text == NULL)
    return;
  g_string_free (text->text, TRUE);
  g_array_unref (text->marks);
  g_array_unref (text->breaks);
  g_ptr_array_unref (text->fields);
  g_ptr_array_unref (text->pictures);
  g_clear_pointer (&text->metas, g_ptr_array_unref);
  g_free (text->title);
  g_free (text);
}

gboolean
html_text_is_blank (const HtmlText *text)
{
  for (const char *c = text->text->str; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

HtmlText *
html_text_read (const guint8 *bytes, gsize length, const char *charset, guint *ret_n_lost)
{
  HtmlText *text = html_text_new ();
  g_autofree char *decoded = decode (bytes, length, charset, ret_n_lost);
  g_autoptr (Markup) markup = markup_read (decoded, strlen (decoded));

  render (text, markup);
  text->title = g_steal_pointer (&markup->title);
  text->metas = g_ptr_array_ref (markup->metas);
  text->has_script = markup->has_script;
  text->is_cut |= markup->is_cut;
  return text;
}
