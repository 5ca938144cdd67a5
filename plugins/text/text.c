/* text.c: takes plain text and tables as text in any encoding, gives one section or sheet, with the cells of
 * a table marked. */
#include "coproof-plugin.h"

#include <string.h>

/* What it is taken for when the bytes are neither UTF-8 nor UTF-16 or UTF-32: what Windows writes in western
 * Europe. */
#define FALLBACK "WINDOWS-1252"

static GIConv open_fallback = (GIConv) -1;

/* The converter's table is a module of the C library, which no worker may load. */
static gboolean
warm_up (GError **error)
{
  open_fallback = g_iconv_open ("UTF-8", FALLBACK);
  if (open_fallback == (GIConv) -1) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "cannot convert from " FALLBACK);
    return FALSE;
  }
  return TRUE;
}

/* The encoding that a byte order mark names (Unicode, 23.8), or that zeros give away; NULL for none. */
static const char *
find_encoding (const guint8 *bytes, gsize length, gsize *ret_mark)
{
  static const struct {
    const char *encoding;
    gsize length;
    guint8 bytes[4];
  } marks[] = {
    { "UTF-8", 3, { 0xEF, 0xBB, 0xBF } },    { "UTF-32LE", 4, { 0xFF, 0xFE, 0, 0 } },
    { "UTF-32BE", 4, { 0, 0, 0xFE, 0xFF } }, { "UTF-16LE", 2, { 0xFF, 0xFE } },
    { "UTF-16BE", 2, { 0xFE, 0xFF } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0) {
      *ret_mark = marks[i].length;
      return marks[i].encoding;
    }
  *ret_mark = 0;
  if (length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
    return "UTF-16LE";
  if (length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
    return "UTF-16BE";
  return g_utf8_validate_len ((const char *) bytes, length, NULL) ? "UTF-8" : NULL;
}

/* Line ends as \n, and no control characters. */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (u == '\n' && c > text && c[-1] == '\r')
      continue;
    if (u == '\r' || u == '\f')
      g_string_append_c (cleaned, '\n');
    else if (u == '\n' || u == '\t' || !g_unichar_iscntrl (u))
      g_string_append_unichar (cleaned, u);
  }
  return g_string_free (cleaned, FALSE);
}

static char *
decode (const CpFile *file, GError **error)
{
  gsize mark;
  const char *encoding = find_encoding (file->bytes, file->length, &mark);
  const char *bytes = (const char *) file->bytes + mark;
  gssize length = (gssize) (file->length - mark);
  g_autofree char *text = NULL;

  if (encoding == NULL)
    text = g_convert_with_iconv (bytes, length, open_fallback, NULL, NULL, NULL);
  else if (g_str_equal (encoding, "UTF-8"))
    text = g_utf8_make_valid (bytes, length);
  else
    text = g_convert_with_fallback (bytes, length, "UTF-8", encoding, "\xEF\xBF\xBD", NULL, NULL, NULL);
  if (text == NULL && encoding == NULL) /* the few bytes that Windows leaves without a meaning */
    text = g_utf8_make_valid (bytes, length);
  if (text == NULL) {
    g_set_error (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "it says that it is %s, but it is not",
                 encoding);
    return NULL;
  }
  return clean (text);
}

/* A table as text: the separator that every row has equally often (RFC 4180, and what spreadsheets make of
 * it). */
static char
find_separator (const char *text)
{
  static const char separators[] = ",;\t|";

  for (const char *separator = separators; *separator != '\0'; separator++) {
    guint n_rows = 0, n_first = 0, n = 0;
    gboolean quoted = FALSE, even = TRUE;
    for (const char *c = text; even && *c != '\0' && n_rows < 20; c++) {
      if (*c == '"')
        quoted = !quoted;
      else if (*c == *separator && !quoted)
        n++;
      else if (*c == '\n' && !quoted) {
        if (n_rows++ == 0)
          n_first = n;
        even = n == n_first;
        n = 0;
      }
    }
    if (even && n_first > 0 && n_rows > 1)
      return *separator;
  }
  return '\0';
}

typedef struct {
  GString *text;
  GArray *marks; /* CpMark */
  guint16 row, column;
  guint32 start;
} Table;

static void
end_cell (Table *table)
{
  const CpMark mark = { .kind = CP_MARK_CELL,
                        .start = table->start,
                        .length = (guint32) table->text->len - table->start,
                        .row = table->row,
                        .column = table->column };

  g_array_append_val (table->marks, mark);
}

static void
begin_cell (Table *table, char before, guint16 row, guint16 column)
{
  g_string_append_c (table->text, before);
  table->row = row;
  table->column = column;
  table->start = (guint32) table->text->len;
}

/* Cells parted by tabs, rows by line ends; what stood in quotes stands without them. */
static void
read_table (const char *text, char separator, Table *table)
{
  gboolean quoted = FALSE;

  for (const char *c = text; *c != '\0'; c++) {
    if (quoted && *c == '"' && c[1] == '"') {
      g_string_append_c (table->text, '"');
      c++;
    } else if (*c == '"') {
      quoted = !quoted;
    } else if (!quoted && *c == separator) {
      end_cell (table);
      begin_cell (table, '\t', table->row, MIN (table->column + 1, G_MAXUINT16));
    } else if (!quoted && *c == '\n') {
      end_cell (table);
      begin_cell (table, '\n', MIN (table->row + 1, G_MAXUINT16), 0);
    } else {
      g_string_append_c (table->text, *c == '\n' || *c == '\t' ? ' ' : *c);
    }
  }
  if (table->text->len > table->start)
    end_cell (table);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  g_autofree char *text = decode (file, error);
  if (text == NULL)
    return FALSE;

  /* prose with as many commas in each line looks like a table, too */
  gboolean may_be_table = g_str_equal (file->extension, "csv") || g_str_equal (file->extension, "tsv") ||
                          (g_str_equal (file->mime, "text/csv") && !g_str_equal (file->extension, "txt"));
  char separator = may_be_table ? find_separator (text) : '\0';
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  Table table = { .text = cells, .marks = marks };
  CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = text };

  if (separator != '\0') {
    read_table (text, separator, &table);
    page.unit = CP_UNIT_SHEET;
    page.text = cells->str;
    page.marks = (const CpMark *) (void *) marks->data;
    page.n_marks = marks->len;
  }
  return sink->page (sink, &page, error);
}

static const char *const mimes[] = { "text/plain", "text/csv", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "text",
  .revision = 1,
  .summary = "plain text and tables as text, in any encoding",
  .mimes = mimes,
  .warm_up = warm_up,
  .extract = extract,
};
