/* wire.c: what holds of frames. */
#include "wire.h"
#include "descriptor.h"
#include "document-wire.h"

#include <string.h>
#include <unistd.h>

/* One frame as its bytes: write it with the functions of the test, take it from the file. */
typedef struct {
  int fd;
  CpWriter *writer;
  guint8 *bytes;
  CpReader reader;
} Frame;

static void
frame_begin (Frame *frame)
{
  memset (frame, 0, sizeof *frame);
  frame->fd = cp_fd_new_memory ("frame", NULL);
  frame->writer = cp_writer_new (frame->fd);
  cp_writer_begin (frame->writer, 7);
}

static void
frame_end (Frame *frame)
{
  gsize length;
  const guint8 *next;

  g_assert_true (cp_writer_end (frame->writer, NULL) && cp_writer_flush (frame->writer, NULL));
  frame->bytes = g_malloc (1 << 20);
  g_assert_true (cp_fd_read_at (frame->fd, frame->bytes, 1 << 20, 0, &length, NULL));
  next = frame->bytes;
  g_assert_true (cp_reader_next_frame (&next, frame->bytes + length, &frame->reader));
  g_assert_cmpuint (frame->reader.kind, ==, 7);
  g_assert_true (next == frame->bytes + length);
}

static void
frame_clear (Frame *frame)
{
  cp_writer_free (frame->writer);
  cp_fd_clear (&frame->fd);
  g_free (frame->bytes);
}

static void
test_values_come_back (void)
{
  Frame frame;

  frame_begin (&frame);
  cp_writer_u8 (frame.writer, 200);
  cp_writer_u32 (frame.writer, 4000000000u);
  cp_writer_u64 (frame.writer, G_MAXUINT64);
  cp_writer_f64 (frame.writer, -0.1);
  cp_writer_string (frame.writer, "Zoë");
  cp_writer_string (frame.writer, "");
  cp_writer_string (frame.writer, NULL);
  frame_end (&frame);
  g_assert_cmpuint (cp_reader_u8 (&frame.reader), ==, 200);
  g_assert_cmpuint (cp_reader_u32 (&frame.reader), ==, 4000000000u);
  g_assert_cmpuint (cp_reader_u64 (&frame.reader), ==, G_MAXUINT64);
  g_assert_cmpfloat (cp_reader_f64 (&frame.reader), ==, -0.1);
  g_assert_cmpstr (cp_reader_string (&frame.reader), ==, "Zoë");
  g_assert_cmpstr (cp_reader_string (&frame.reader), ==, "");
  g_assert_null (cp_reader_string (&frame.reader));
  g_assert_true (cp_reader_finish (&frame.reader));
  frame_clear (&frame);
}

static void
test_bad_strings_are_refused (void)
{
  /* each: the length that is said (little-endian), and what follows */
  static const struct {
    const char *bytes;
    gsize length;
  } bad[] = {
    { "\2\0\0\0ab", 6 },         /* no NUL at the end */
    { "\2\0\0\0a\0\0", 7 },      /* a NUL inside */
    { "\2\0\0\0\xC3\x28\0", 7 }, /* no UTF-8 */
    { "\xFE\xFF\xFF\xFF"
      "abc\0",
      8 },         /* longer than the frame */
    { "\2\0", 2 }, /* not even a length */
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    CpReader reader;
    cp_reader_init (&reader, 1, (const guint8 *) bad[i].bytes, bad[i].length);
    g_assert_null (cp_reader_string (&reader));
    g_assert_false (cp_reader_finish (&reader));
    g_assert_cmpuint (cp_reader_u32 (&reader), ==, 0); /* and it stays bad */
  }
}

static void
test_a_count_must_fit (void)
{
  CpReader reader;

  cp_reader_init (&reader, 1, (const guint8 *) "\3\0\0\0abcdefgh", 12);
  g_assert_cmpuint (cp_reader_count (&reader, 3), ==, 0); /* three of three bytes do not fit in eight */
  g_assert_true (reader.bad);
  cp_reader_init (&reader, 1, (const guint8 *) "\2\0\0\0abcdefgh", 12);
  g_assert_cmpuint (cp_reader_count (&reader, 4), ==, 2);
}

static void
test_a_length_beyond_all_measure (void)
{
  const guint8 bytes[] = { 0xFF, 0xFF, 0xFF, 0x7F, 1, 0 }, *next = bytes;
  CpReader reader;

  g_assert_false (cp_reader_next_frame (&next, bytes + sizeof bytes, &reader));
  g_assert_true (reader.bad);
  next = bytes;
  g_assert_false (cp_reader_next_frame (&next, bytes + 3, &reader)); /* too short to tell */
  g_assert_false (reader.bad);
}

/* Writes the page and reads it back; gives the fault's words, or NULL. */
static char *
send_page (const CpPage *page, CpReading *reading)
{
  cp_autofd int fd = cp_fd_new_memory ("page", NULL);
  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  g_autofree guint8 *bytes = g_malloc (1 << 20);
  g_autoptr (GError) error = NULL;
  const guint8 *next = bytes;
  CpReader reader;
  gsize length;

  g_assert_true (cp_wire_write_page (writer, 1, page, NULL) && cp_writer_flush (writer, NULL));
  g_assert_true (cp_fd_read_at (fd, bytes, 1 << 20, 0, &length, NULL));
  g_assert_true (cp_reader_next_frame (&next, bytes + length, &reader));
  return cp_wire_read_page (&reader, reading, &error) ? NULL : g_strdup (error->message);
}

static void
assert_page_fault (const CpPage *page, const char *expected)
{
  g_autoptr (CpReading) reading = cp_reading_new (NULL);
  const CpPage first = { .number = 3, .unit = CP_UNIT_PAGE, .text = "" };
  g_autofree char *none = send_page (&first, reading);
  g_autofree char *fault = send_page (page, reading);

  g_assert_null (none);
  g_assert_cmpstr (fault, ==, expected);
  g_assert_cmpuint (reading->pages->len, ==, expected == NULL ? 2 : 1);
}

static void
test_a_page_that_lies_is_refused (void)
{
  const CpMark outside = { .kind = CP_MARK_HEADING, .start = 2, .length = 4 },
               inside_letter = { .start = 1, .length = 1 };
  const CpWord off = { 0, 1, 10, 10, 700, 20, 0 }, backwards = { 0, 1, 20, 10, 10, 20, 0 };
  const CpWord overlapping[] = { { 0, 3, 1, 1, 2, 2, 0 }, { 2, 1, 3, 1, 4, 2, 0 } };
  const CpPage good = { .number = 4, .unit = CP_UNIT_PAGE, .text = "Zoë s", .width = 595, .height = 842 };
  CpPage page = good;

  assert_page_fault (&page, NULL);
  page.number = 3;
  assert_page_fault (&page, "the pages are out of order");
  page = good, page.unit = CP_UNIT_SLIDE;
  assert_page_fault (&page, "the pages are out of order");
  page = good, page.marks = &outside, page.n_marks = 1;
  page.text = "Zoë";
  assert_page_fault (&page, "a mark lies outside its page's text");
  page.text = "ëë", page.marks = &inside_letter;
  assert_page_fault (&page, "a mark lies outside its page's text");
  page = good, page.words = &off, page.n_words = 1;
  assert_page_fault (&page, "a word stands off its page");
  page.words = &backwards;
  assert_page_fault (&page, "a word stands off its page");
  page.words = overlapping, page.n_words = 2;
  assert_page_fault (&page, "a word lies outside its page's text");
  page = good, page.width = -1;
  assert_page_fault (&page, "a page has no true size");
}

/* Every single byte of a good frame changed: no crash, and whatever is taken keeps to the rules. */
static void
test_no_changed_byte_is_believed_blindly (void)
{
  const CpMark mark = { .kind = CP_MARK_CELL, .start = 0, .length = 3, .row = 1, .column = 2 };
  const CpWord word = { 0, 3, 10, 10, 40, 20, 0 };
  const CpPage page = { .number = 1,
                        .unit = CP_UNIT_PAGE,
                        .text = "one two",
                        .width = 595,
                        .height = 842,
                        .label = "i",
                        .marks = &mark,
                        .n_marks = 1,
                        .words = &word,
                        .n_words = 1 };
  cp_autofd int fd = cp_fd_new_memory ("page", NULL);
  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  g_autofree guint8 *bytes = g_malloc (4096);
  gsize length;

  g_assert_true (cp_wire_write_page (writer, 1, &page, NULL) && cp_writer_flush (writer, NULL));
  g_assert_true (cp_fd_read_at (fd, bytes, 4096, 0, &length, NULL));
  for (gsize i = CP_FRAME_HEAD_BYTES; i < length; i++)
    for (guint value = 0; value < 256; value++) {
      g_autoptr (CpReading) reading = cp_reading_new (NULL);
      g_autofree guint8 *changed = g_memdup2 (bytes, length);
      CpReader reader;
      changed[i] = (guint8) value;
      cp_reader_init (&reader, 1, changed + CP_FRAME_HEAD_BYTES, length - CP_FRAME_HEAD_BYTES);
      if (!cp_wire_read_page (&reader, reading, NULL))
        continue;
      const CpPage *read = cp_reading_find_page (reading, g_array_index (reading->pages, CpPage, 0).number);
      g_assert_true (g_utf8_validate (read->text, -1, NULL));
      g_assert_true (read->n_marks == 0 ||
                     cp_wire_is_span (read->text, read->marks[0].start, read->marks[0].length));
    }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/host/wire/values-come-back", test_values_come_back);
  g_test_add_func ("/host/wire/bad-strings-are-refused", test_bad_strings_are_refused);
  g_test_add_func ("/host/wire/a-count-must-fit", test_a_count_must_fit);
  g_test_add_func ("/host/wire/a-length-beyond-all-measure", test_a_length_beyond_all_measure);
  g_test_add_func ("/host/wire/a-page-that-lies-is-refused", test_a_page_that_lies_is_refused);
  g_test_add_func ("/host/wire/no-changed-byte-is-believed-blindly",
                   test_no_changed_byte_is_believed_blindly);
  return g_test_run ();
}
