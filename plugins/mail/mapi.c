/* mapi.c: takes a folder of an Outlook file, gives the properties in it. */
#include "mapi.h"
#include "charset.h"

#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)

#define ENTRY_BYTES 16
/* The types of properties that we read ([MS-OXCDATA], 2.11.1). */
enum {
  TYPE_INTEGER = 0x0003,
  TYPE_BOOLEAN = 0x000B,
  TYPE_TEXT = 0x001E,
  TYPE_UNICODE = 0x001F,
  TYPE_TIME = 0x0040,
  TYPE_BYTES = 0x0102,
};
#define MAX_STREAM_BYTES (512u << 20)

static guint64
number_at (const guint8 *bytes, gsize n_bytes)
{
  guint64 number = 0;

  for (gsize i = n_bytes; i > 0; i--)
    number = number << 8 | bytes[i - 1];
  return number;
}

static GByteArray *
read_all (GsfInput *input)
{
  gsf_off_t length = gsf_input_size (input);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (length < 0 || length > MAX_STREAM_BYTES)
    return NULL;
  /* piece by piece: what a stream claims to be long is not believed before it is there */
  while (length > 0) {
    guint8 buffer[16384];
    gsize n = MIN ((gsize) length, sizeof buffer);
    if (gsf_input_read (input, n, buffer) == NULL)
      return NULL;
    g_byte_array_append (bytes, buffer, (guint) n);
    length -= (gsf_off_t) n;
  }
  return g_steal_pointer (&bytes);
}

GByteArray *
mapi_read_stream (GsfInfile *folder, const char *name)
{
  g_autoptr (GsfInput) input = gsf_infile_child_by_name (folder, name);

  return input != NULL && gsf_infile_num_children (GSF_INFILE (input)) < 0 ? read_all (input) : NULL;
}

MapiObject *
mapi_open (GsfInfile *folder, gsize head_bytes, const char *charset, guint *n_lost)
{
  MapiObject *object = g_new0 (MapiObject, 1);
  g_autoptr (GByteArray) stream = mapi_read_stream (folder, "__properties_version1.0");

  object->folder = g_object_ref (folder);
  object->n_lost = n_lost;
  object->table = g_byte_array_new ();
  if (stream != NULL && stream->len > head_bytes)
    g_byte_array_append (object->table, stream->data + head_bytes, stream->len - (guint) head_bytes);
  guint page = mapi_get_number (object, MAPI_MESSAGE_CODE_PAGE, 0);
  object->charset = page != 0 ? g_strdup_printf ("%u", page) : g_strdup (charset);
  return object;
}

void
mapi_free (MapiObject *object)
{
  if (object == NULL)
    return;
  g_object_unref (object->folder);
  g_byte_array_unref (object->table);
  g_free (object->charset);
  g_free (object);
}

static const guint8 *
find_value (const MapiObject *object, guint property, guint type)
{
  for (gsize at = 0; at + ENTRY_BYTES <= object->table->len; at += ENTRY_BYTES) {
    const guint8 *entry = object->table->data + at;
    if (number_at (entry, 2) == type && number_at (entry + 2, 2) == property)
      return entry + 8;
  }
  return NULL;
}

guint
mapi_get_number (const MapiObject *object, guint property, guint otherwise)
{
  const guint8 *value = find_value (object, property, TYPE_INTEGER);
  if (value != NULL)
    return (guint) number_at (value, 4);

  value = find_value (object, property, TYPE_BOOLEAN);
  return value != NULL ? value[0] : otherwise;
}

/* 100 nanoseconds since 1601. */
GDateTime *
mapi_get_time (const MapiObject *object, guint property)
{
  const guint8 *value = find_value (object, property, TYPE_TIME);
  guint64 seconds = value != NULL ? number_at (value, 8) / 10000000 : 0;

  if (seconds < G_GUINT64_CONSTANT (11644473600))
    return NULL;
  return g_date_time_new_from_unix_utc ((gint64) (seconds - G_GUINT64_CONSTANT (11644473600)));
}

static GByteArray *
read_property (const MapiObject *object, guint property, guint type)
{
  g_autofree char *name = g_strdup_printf ("__substg1.0_%04X%04X", property, type);

  return mapi_read_stream (object->folder, name);
}

GByteArray *
mapi_get_bytes (const MapiObject *object, guint property)
{
  return read_property (object, property, TYPE_BYTES);
}

char *
mapi_get_text (const MapiObject *object, guint property)
{
  g_autoptr (GByteArray) wide = read_property (object, property, TYPE_UNICODE);
  if (wide != NULL)
    return charset_decode_wide (wide->data, wide->len, object->n_lost);

  g_autoptr (GByteArray) narrow = read_property (object, property, TYPE_TEXT);
  if (narrow == NULL)
    return NULL;
  return charset_decode (narrow->data, narrow->len, object->charset, object->n_lost);
}

guint
mapi_find_appointment_property (GsfInfile *root, guint number)
{
  /* PSETID_Appointment, {00062002-0000-0000-C000-000000000046} ([MS-OXPROPS], 1.3.2) */
  static const guint8 set[16] = { 0x02, 0x20, 0x06, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46 };
  g_autoptr (GsfInput) names = gsf_infile_child_by_name (root, "__nameid_version1.0");
  if (names == NULL || gsf_infile_num_children (GSF_INFILE (names)) < 0)
    return 0;

  g_autoptr (GByteArray) sets = mapi_read_stream (GSF_INFILE (names), "__substg1.0_00020102");
  g_autoptr (GByteArray) entries = mapi_read_stream (GSF_INFILE (names), "__substg1.0_00030102");
  for (gsize at = 0; sets != NULL && entries != NULL && at + 8 <= entries->len; at += 8) {
    const guint8 *entry = entries->data + at;
    guint set_and_kind = (guint) number_at (entry + 4, 2);
    gsize index = set_and_kind >> 1;
    if (number_at (entry, 4) != number || (set_and_kind & 1) != 0 || index < 3 ||
        (index - 2) * 16 > sets->len)
      continue;
    if (memcmp (sets->data + (index - 3) * 16, set, sizeof set) == 0)
      return 0x8000 + (guint) number_at (entry + 6, 2);
  }
  return 0;
}
