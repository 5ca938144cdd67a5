/* package.c: takes the bytes of an office file (ECMA-376, part 2), gives its parts unpacked, within limits.
 * Never writes, never follows a link out of the file. */
#include "package.h"

#include <string.h>

/* The text of a thousand-page book is a tenth of this. */
#define MAX_PART_BYTES ((guint64) 64 << 20)
/* No matter how many parts there are. */
#define MAX_PACKAGE_BYTES ((guint64) 512 << 20)
/* Deflate cannot do better; the other ways of packing can, and nothing honest needs it. */
#define MAX_RATIO 1032
#define RATIO_FROM_BYTES (1u << 20)
#define FIRST_READ_BYTES (64u << 10)

static gboolean
fail (CpPluginError code, const char *words, GError **error)
{
  g_set_error_literal (error, CP_PLUGIN_ERROR, code, words);
  return FALSE;
}

Package *
package_open (const guint8 *bytes, gsize length, GError **error)
{
  zip_error_t failure;
  zip_t *zip = NULL;

  zip_error_init (&failure);
  zip_source_t *source = zip_source_buffer_create (bytes, length, 0, &failure);
  if (source != NULL)
    zip = zip_open_from_source (source, ZIP_RDONLY, &failure);
  if (zip == NULL && source != NULL)
    zip_source_free (source);
  zip_error_fini (&failure);
  if (zip == NULL) {
    fail (CP_PLUGIN_ERROR_CORRUPT, "the file is damaged or was cut off", error);
    return NULL;
  }
  Package *package = g_new0 (Package, 1);
  package->zip = zip;
  return package;
}

void
package_free (Package *package)
{
  if (package == NULL)
    return;
  zip_discard (package->zip);
  g_free (package);
}

gint64
package_find_part (const Package *package, const char *name)
{
  gint64 index = zip_name_locate (package->zip, name, 0);

  return index >= 0 ? index : zip_name_locate (package->zip, name, ZIP_FL_NOCASE);
}

const char *
package_part_name (const Package *package, guint64 index)
{
  return zip_get_name (package->zip, index, ZIP_FL_ENC_GUESS);
}

guint64
package_part_bytes (const Package *package, guint64 index)
{
  zip_stat_t stat;

  return zip_stat_index (package->zip, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size
                                                                                                  : 0;
}

static gboolean
fail_reading (int code, GError **error)
{
  switch (code) {
  case ZIP_ER_NOPASSWD:
  case ZIP_ER_WRONGPASSWD:
  case ZIP_ER_ENCRNOTSUPP:
    return fail (CP_PLUGIN_ERROR_ENCRYPTED, "it needs a password", error);
  case ZIP_ER_COMPNOTSUPP:
    return fail (CP_PLUGIN_ERROR_UNSUPPORTED, "it is packed in a way that we do not read", error);
  default:
    return fail (CP_PLUGIN_ERROR_CORRUPT, "it is damaged", error);
  }
}

gboolean
part_bytes_open (PartBytes *part, Package *package, guint64 index, GError **error)
{
  zip_stat_t stat;

  part->package = package;
  part->file = zip_fopen_index (package->zip, index, 0);
  if (part->file == NULL)
    return fail_reading (zip_error_code_zip (zip_get_error (package->zip)), error);
  if (zip_stat_index (package->zip, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0)
    part->packed_bytes = stat.comp_size;
  return TRUE;
}

void
part_bytes_clear (PartBytes *part)
{
  if (part->file != NULL)
    zip_fclose (part->file);
  part->file = NULL;
}

static gboolean
weigh (PartBytes *part, guint64 more, GError **error)
{
  part->unpacked_bytes += more;
  part->package->unpacked_bytes += more;
  if (part->unpacked_bytes > MAX_PART_BYTES)
    return fail (CP_PLUGIN_ERROR_LIMIT, "it holds more than we read", error);
  if (part->package->unpacked_bytes > MAX_PACKAGE_BYTES)
    return fail (CP_PLUGIN_ERROR_LIMIT, "the parts of the file together hold more than we read", error);
  if (part->unpacked_bytes > RATIO_FROM_BYTES &&
      part->unpacked_bytes / MAX (part->packed_bytes, 1) > MAX_RATIO)
    return fail (CP_PLUGIN_ERROR_LIMIT, "it swells more than an honest file does when it is unpacked", error);
  return TRUE;
}

gssize
part_bytes_read (PartBytes *part, void *buffer, gsize length, GError **error)
{
  zip_int64_t n = zip_fread (part->file, buffer, length);

  if (n < 0) {
    fail_reading (zip_error_code_zip (zip_file_get_error (part->file)), error);
    return -1;
  }
  return weigh (part, (guint64) n, error) ? (gssize) n : -1;
}

GByteArray *
package_read_bytes (Package *package, guint64 index, GError **error)
{
  g_auto (PartBytes) part = { 0 };
  if (!part_bytes_open (&part, package, index, error))
    return NULL;

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;
  for (guint step = FIRST_READ_BYTES;; step = MAX (FIRST_READ_BYTES, bytes->len)) {
    guint done = bytes->len;
    g_byte_array_set_size (bytes, done + step);
    n = part_bytes_read (&part, bytes->data + done, step, error);
    g_byte_array_set_size (bytes, done + (guint) MAX (n, 0));
    if (n <= 0)
      break;
  }
  return n == 0 ? g_steal_pointer (&bytes) : NULL;
}
