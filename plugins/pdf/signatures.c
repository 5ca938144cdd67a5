/* signatures.c: takes the bytes of a PDF, gives how many signatures are in it.
 *
 * Poppler tells whether a field is signed only while it checks the signature, for which it starts a thread
 * and loads modules: no worker may do either.  But a signature must stand in the file as it is, never
 * compressed, with the range of bytes that it covers (ISO 32000-1, 12.8.1): it can be found there. */
#define _GNU_SOURCE /* memmem */
#include "signatures.h"

#include <string.h>

#define RANGE_KEY "/ByteRange"
#define OBJECT_START " obj"
#define OBJECT_END "endobj"
#define MAX_RANGES 1000
/* Adobe signs a form that its free reader may fill in: that is a licence, and no person signed. */
#define LICENCE_KEY "/UR3"

static const char *
find (const char *from, const char *end, const char *wanted)
{
  return memmem (from, (gsize) (end - from), wanted, strlen (wanted));
}

static const char *
find_last (const char *from, const char *end, const char *wanted)
{
  const char *last = from;

  for (const char *place = from; (place = find (place, end, wanted)) != NULL; place++)
    last = place;
  return last;
}

/* Whether the object around `place` is a licence; it begins behind `start`. */
static gboolean
is_licence (const char *start, const char *place, const char *end)
{
  const char *object = find_last (start, place, OBJECT_START);
  const char *object_end = find (place, end, OBJECT_END);

  return find (object, object_end != NULL ? object_end : end, LICENCE_KEY) != NULL;
}

static guint
count_signed (const CpFile *file)
{
  const char *last = (const char *) file->bytes, *end = last + file->length;
  const char *place = last;
  guint n_ranges = 0, n_signed = 0;

  for (; n_ranges < MAX_RANGES && (place = find (place, end, RANGE_KEY)) != NULL; n_ranges++) {
    n_signed += is_licence (last, place, end) ? 0 : 1;
    last = place;
    place += strlen (RANGE_KEY);
  }
  return n_signed;
}

Signatures
count_signatures (PopplerDocument *document, const CpFile *file)
{
  Signatures signatures = { .n_signed = count_signed (file) };

  if (signatures.n_signed > 0) /* counting the fields walks over all pages */
    signatures.n_fields = (guint) MAX (0, poppler_document_get_n_signatures (document));
  return signatures;
}
