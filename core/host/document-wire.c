/* document-wire.c: takes parts of a document, gives frames; takes frames, gives only what can be true. */
#include "document-wire.h"
#include "errors.h"

#include <math.h>
#include <string.h>

#define MARK_BYTES (1 + 4 + 4 + 2 * 4)
#define WORD_BYTES (4 + 4 + 5 * 8)
#define MAX_POINTS 100000.0 /* 35 metres: larger than any sheet */

static void
write_u16_pair (CpWriter *writer, guint16 high, guint16 low)
{
  cp_writer_u32 (writer, (guint32) high << 16 | low);
}

gboolean
cp_wire_write_aside (CpWriter *writer, guint8 kind, const CpAside *aside, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_u32 (writer, aside->page);
  cp_writer_u8 (writer, (guint8) aside->kind);
  cp_writer_string (writer, aside->text);
  return cp_writer_end (writer, error);
}

gboolean
cp_wire_write_words (CpWriter *writer, guint8 kind, const char *first, const char *second, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_string (writer, first);
  cp_writer_string (writer, second);
  return cp_writer_end (writer, error);
}

gboolean
cp_wire_write_page (CpWriter *writer, guint8 kind, const CpPage *page, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_u32 (writer, page->number);
  cp_writer_u8 (writer, (guint8) page->unit);
  cp_writer_string (writer, page->label);
  cp_writer_string (writer, page->text);
  cp_writer_f64 (writer, page->width);
  cp_writer_f64 (writer, page->height);
  cp_writer_u32 (writer, (guint32) page->n_marks);
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    cp_writer_u8 (writer, (guint8) mark->kind);
    cp_writer_u32 (writer, mark->start);
    cp_writer_u32 (writer, mark->length);
    write_u16_pair (writer, mark->level, mark->table);
    write_u16_pair (writer, mark->row, mark->column);
  }
  cp_writer_u32 (writer, (guint32) page->n_words);
  for (gsize i = 0; i < page->n_words; i++) {
    const CpWord *word = &page->words[i];
    cp_writer_u32 (writer, word->start);
    cp_writer_u32 (writer, word->length);
    cp_writer_f64 (writer, word->x1);
    cp_writer_f64 (writer, word->y1);
    cp_writer_f64 (writer, word->x2);
    cp_writer_f64 (writer, word->y2);
    cp_writer_f64 (writer, word->doubt);
  }
  return cp_writer_end (writer, error);
}

gboolean
cp_wire_write_field (CpWriter *writer, guint8 kind, const CpField *field, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_u32 (writer, field->page);
  cp_writer_u8 (writer, (guint8) field->kind);
  cp_writer_string (writer, field->name);
  cp_writer_string (writer, field->value);
  cp_writer_u8 (writer, field->filled ? 1 : 0);
  cp_writer_f64 (writer, field->doubt);
  cp_writer_bytes (writer, field->picture, field->picture_length);
  return cp_writer_end (writer, error);
}

gboolean
cp_wire_write_gap (CpWriter *writer, guint8 kind, const CpGap *gap, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_u32 (writer, gap->page);
  cp_writer_u8 (writer, (guint8) gap->why);
  cp_writer_u32 (writer, gap->carries);
  cp_writer_string (writer, gap->detail);
  return cp_writer_end (writer, error);
}

gboolean
cp_wire_write_bytes (CpWriter *writer, guint8 kind, const void *bytes, gsize length, GError **error)
{
  cp_writer_begin (writer, kind);
  cp_writer_bytes (writer, bytes, length);
  return cp_writer_end (writer, error);
}

static gboolean
fail (const char *words, GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, words);
  return FALSE;
}

static gboolean
starts_character (const char *text, gsize offset)
{
  return ((guint8) text[offset] & 0xC0) != 0x80;
}

static gboolean
is_span (const char *text, gsize text_length, guint32 start, guint32 length)
{
  return start <= text_length && length <= text_length - start && starts_character (text, start) &&
         starts_character (text, (gsize) start + length);
}

gboolean
cp_wire_is_span (const char *text, guint32 start, guint32 length)
{
  return is_span (text, strlen (text), start, length);
}

static gboolean
is_share (gdouble value)
{
  return isfinite (value) && value >= 0 && value <= 1;
}

static gboolean
is_box (const CpPage *page, const CpWord *word)
{
  return word->x1 >= 0 && word->y1 >= 0 && word->x1 <= word->x2 && word->y1 <= word->y2 &&
         (gdouble) word->x2 <= page->width && (gdouble) word->y2 <= page->height;
}

static gboolean
read_marks (CpReader *frame, CpPage *page, gsize text_length, GError **error)
{
  page->n_marks = cp_reader_count (frame, MARK_BYTES);
  CpMark *marks = g_new0 (CpMark, page->n_marks);
  page->marks = marks;
  for (gsize i = 0; i < page->n_marks; i++) {
    guint8 kind = cp_reader_u8 (frame);
    marks[i].start = cp_reader_u32 (frame);
    marks[i].length = cp_reader_u32 (frame);
    guint32 level_table = cp_reader_u32 (frame), row_column = cp_reader_u32 (frame);
    if (kind >= CP_N_MARKS || !is_span (page->text, text_length, marks[i].start, marks[i].length))
      return fail ("a mark lies outside its page's text", error);
    marks[i].kind = kind;
    marks[i].level = (guint16) (level_table >> 16);
    marks[i].table = (guint16) (level_table & 0xFFFF);
    marks[i].row = (guint16) (row_column >> 16);
    marks[i].column = (guint16) (row_column & 0xFFFF);
  }
  return TRUE;
}

static gboolean
read_words (CpReader *frame, CpPage *page, gsize text_length, GError **error)
{
  guint32 end = 0;

  page->n_words = cp_reader_count (frame, WORD_BYTES);
  CpWord *words = g_new0 (CpWord, page->n_words);
  page->words = words;
  for (gsize i = 0; i < page->n_words; i++) {
    words[i].start = cp_reader_u32 (frame);
    words[i].length = cp_reader_u32 (frame);
    words[i].x1 = (gfloat) cp_reader_f64 (frame);
    words[i].y1 = (gfloat) cp_reader_f64 (frame);
    words[i].x2 = (gfloat) cp_reader_f64 (frame);
    words[i].y2 = (gfloat) cp_reader_f64 (frame);
    words[i].doubt = (gfloat) cp_reader_f64 (frame);
    if (words[i].start < end || !is_span (page->text, text_length, words[i].start, words[i].length))
      return fail ("a word lies outside its page's text", error);
    if (!is_share (words[i].doubt))
      return fail ("a word has no true doubt", error);
    if (!is_box (page, &words[i]))
      return fail ("a word stands off its page", error);
    end = words[i].start + words[i].length;
  }
  return TRUE;
}

static gboolean
is_length (gdouble points)
{
  return isfinite (points) && points >= 0 && points <= MAX_POINTS;
}

static gboolean
follows (const CpReading *reading, const CpPage *page)
{
  if (reading->pages->len == 0)
    return page->number > 0;
  const CpPage *last = &g_array_index (reading->pages, CpPage, reading->pages->len - 1);
  return page->number > last->number && page->unit == last->unit;
}

static gboolean
check_and_add_page (CpReader *frame, CpReading *reading, CpPage *page, GError **error)
{
  page->number = cp_reader_u32 (frame);
  guint8 unit = cp_reader_u8 (frame);
  page->label = cp_reader_string (frame);
  page->text = cp_reader_string (frame);
  page->width = cp_reader_f64 (frame);
  page->height = cp_reader_f64 (frame);
  if (frame->bad || page->text == NULL || unit >= CP_N_UNITS)
    return fail ("a page makes no sense", error);
  page->unit = unit;
  if (!follows (reading, page))
    return fail ("the pages are out of order", error);
  if (!is_length (page->width) || !is_length (page->height))
    return fail ("a page has no true size", error);
  gsize text_length = strlen (page->text);
  if (!read_marks (frame, page, text_length, error) || !read_words (frame, page, text_length, error))
    return FALSE;
  if (!cp_reader_finish (frame))
    return fail ("a page does not end where it should", error);
  cp_reading_add_page (reading, page);
  return TRUE;
}

gboolean
cp_wire_read_page (CpReader *frame, CpReading *reading, GError **error)
{
  CpPage page = { 0 };
  gboolean good = check_and_add_page (frame, reading, &page, error);

  g_free ((CpMark *) page.marks);
  g_free ((CpWord *) page.words);
  return good;
}

gboolean
cp_wire_read_field (CpReader *frame, CpReading *reading, GError **error)
{
  CpField field = { 0 };

  field.page = cp_reader_u32 (frame);
  guint8 kind = cp_reader_u8 (frame);
  field.name = cp_reader_string (frame);
  field.value = cp_reader_string (frame);
  field.filled = cp_reader_u8 (frame) != 0;
  field.doubt = cp_reader_f64 (frame);
  field.picture = cp_reader_bytes (frame, &field.picture_length);
  if (!cp_reader_finish (frame) || field.name == NULL || field.value == NULL || kind >= CP_N_FIELDS ||
      !is_share (field.doubt))
    return fail ("a form field makes no sense", error);
  field.kind = kind;
  cp_reading_add_field (reading, &field);
  return TRUE;
}

gboolean
cp_wire_read_meta (CpReader *frame, CpReading *reading, GError **error)
{
  const char *key = cp_reader_string (frame);
  const char *value = cp_reader_string (frame);

  if (!cp_reader_finish (frame) || key == NULL || value == NULL)
    return fail ("a fact about the file makes no sense", error);
  cp_reading_add_meta (reading, key, value);
  return TRUE;
}

gboolean
cp_wire_read_gap (CpReader *frame, CpReading *reading, GError **error)
{
  guint32 page = cp_reader_u32 (frame);
  guint8 why = cp_reader_u8 (frame);
  guint32 carries = cp_reader_u32 (frame);
  const char *detail = cp_reader_string (frame);

  if (!cp_reader_finish (frame) || why >= CP_N_GAPS || (carries & ~(guint32) CP_CARRIES_ANYTHING) != 0)
    return fail ("a gap makes no sense", error);
  cp_reading_add_gap (reading, page, why, carries, detail);
  return TRUE;
}

gboolean
cp_wire_read_aside (CpReader *frame, CpReading *reading, GError **error)
{
  guint32 page = cp_reader_u32 (frame);
  guint8 kind = cp_reader_u8 (frame);
  const char *text = cp_reader_string (frame);

  if (!cp_reader_finish (frame) || kind >= CP_N_ASIDES || text == NULL)
    return fail ("a remark makes no sense", error);
  cp_reading_add_aside (reading, page, kind, text);
  return TRUE;
}
