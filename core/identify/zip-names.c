/* zip-names.c: takes the bytes of a zip, looks at the names in its central directory (APPNOTE.TXT, 4.3.12 and
 * 4.3.16); trusts none of its numbers. */
#include "zip-names.h"

#include <string.h>

#define END_BYTES 22
#define ENTRY_BYTES 46
/* What is looked for stands among the first. */
#define MAX_ENTRIES 2000

static guint32
number_at (const guint8 *bytes, gsize n_bytes)
{
  guint32 number = 0;

  for (gsize i = n_bytes; i > 0; i--)
    number = number << 8 | bytes[i - 1];
  return number;
}

/* The place of the record that ends the zip; a comment of up to 64 KiB may follow it. */
static const guint8 *
find_end_record (const guint8 *bytes, gsize length)
{
  gsize lowest = length > END_BYTES + G_MAXUINT16 ? length - END_BYTES - G_MAXUINT16 : 0;

  for (gsize at = length < END_BYTES ? 0 : length - END_BYTES + 1; at > lowest; at--)
    if (memcmp (bytes + at - 1, "PK\5\6", 4) == 0)
      return bytes + at - 1;
  return NULL;
}

static gboolean
ends_with (const guint8 *name, gsize length, const char *ending)
{
  gsize n = strlen (ending);

  return length >= n && memcmp (name + length - n, ending, n) == 0;
}

gboolean
cp_identify_zip_holds (const guint8 *bytes, gsize length, const char *ending)
{
  const guint8 *end = find_end_record (bytes, length);
  if (end == NULL)
    return FALSE;

  gsize at = number_at (end + 16, 4);
  for (guint i = 0; i < MAX_ENTRIES && at <= length && length - at >= ENTRY_BYTES; i++) {
    const guint8 *entry = bytes + at;
    gsize name = number_at (entry + 28, 2), rest = number_at (entry + 30, 2) + number_at (entry + 32, 2);
    if (memcmp (entry, "PK\1\2", 4) != 0 || name > length - at - ENTRY_BYTES)
      return FALSE;
    if (ends_with (entry + ENTRY_BYTES, name, ending))
      return TRUE;
    at += ENTRY_BYTES + name + rest;
  }
  return FALSE;
}
