/* searchable.c: takes pages whose words are known, gives their pictures, after all words of the document:
 * drawing takes long, and the words must not be lost by it. */
#define _GNU_SOURCE /* memmem */
#include "searchable.h"
#include "drawing.h"

#include <string.h>

/* Dots: A5 paper at 100 to the inch.  The table of a picture is never packed, so it can be looked for in the
 * bytes. */
#define WIDTH "/Width"
#define LEAST_WIDTH 580
#define MOST_DIGITS 6
/* People fill in and sign the first pages of a document or its last ones. */
#define MOST_AT_EACH_END 12
/* Ticks need no more. */
#define MOST_DOTS_PER_INCH 200.0

static gboolean
is_wide (const guint8 *number, const guint8 *end)
{
  guint width = 0, n_digits = 0;

  while (number < end && (*number == ' ' || *number == '\r' || *number == '\n' || *number == '\t'))
    number++;
  for (; number < end && g_ascii_isdigit (*number) && n_digits < MOST_DIGITS; number++, n_digits++)
    width = width * 10 + (*number - '0');
  return width >= LEAST_WIDTH;
}

gboolean
searchable_has_scans (const CpFile *file)
{
  const guint8 *end = file->bytes + file->length, *found = file->bytes;

  while ((found = memmem (found, (gsize) (end - found), WIDTH, strlen (WIDTH))) != NULL) {
    found += strlen (WIDTH);
    if (is_wide (found, end))
      return TRUE;
  }
  return FALSE;
}

static gboolean
push_page (PopplerDocument *document, int index, CpSink *sink, GError **error)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (document, index);
  PageText size = { 0 };

  if (page == NULL)
    return TRUE;
  poppler_page_get_size (page, &size.width, &size.height);
  return push_drawing (page, &size, MOST_DOTS_PER_INCH, CP_CARRIES_SCAN | CP_CARRIES_PHOTO, sink, error);
}

gboolean
searchable_push (PopplerDocument *document, const GArray *pages, CpSink *sink, GError **error)
{
  gboolean are_many = sink->wants_dots && pages->len > 2 * MOST_AT_EACH_END;

  for (guint i = 0; i < pages->len; i++)
    if ((!are_many || i < MOST_AT_EACH_END || i >= pages->len - MOST_AT_EACH_END) &&
        !push_page (document, g_array_index (pages, int, i), sink, error))
      return FALSE;
  return !are_many ||
         sink->gap (sink, 0, CP_GAP_LIMIT, 0,
                    "it is a long scan: only its first and last pages were looked at for ticks and "
                    "signatures",
                    error);
}
