/* ole.c: takes the bytes of an OLE file, gives the type that its directory tells, or that it is locked:
 * libgsf reads the directory, a few bytes of one stream say the rest. */
#include "ole.h"
#include "autoptr-gsf.h"

#include <string.h>

#define ENCRYPTED "application/encrypted"

static const guint8 signature[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

/* The first that is there decides: a Word document may hold an Excel workbook, but not at its top. */
static const struct {
  const char *entry;
  const char *mime;
} entries[] = {
  { "EncryptedPackage", ENCRYPTED }, /* MS-OFFCRYPTO 2.3.4.4: a docx, xlsx or pptx within */
  { "WordDocument", "application/msword" },
  { "Workbook", "application/vnd.ms-excel" },
  { "Book", "application/vnd.ms-excel" }, /* of Excel 5 and 95 */
  { "PowerPoint Document", "application/vnd.ms-powerpoint" },
  { "__properties_version1.0", "application/vnd.ms-outlook" },
  { "Quill", "application/x-mspublisher" },
};

void
cp_ole_prepare (void)
{
  gsf_init ();
}

/* NULL where there is nothing of the kind, or what there is cannot be trusted. */
static GsfInfile *
open_directory (const guint8 *bytes, gsize length)
{
  if (length < sizeof signature || memcmp (bytes, signature, sizeof signature) != 0)
    return NULL;
  g_autoptr (GsfInput) input = gsf_input_memory_new (bytes, (gsf_off_t) length, FALSE);
  return input != NULL ? gsf_infile_msole_new (input, NULL) : NULL;
}

/* Its own name as the file spells it, or NULL; names differ in case from program to program. */
static const char *
find_entry (GsfInfile *directory, const char *name)
{
  for (int i = 0; i < gsf_infile_num_children (directory); i++) {
    const char *own = gsf_infile_name_by_index (directory, i);
    if (own != NULL && g_ascii_strcasecmp (own, name) == 0)
      return own;
  }
  return NULL;
}

/* The first bytes of a stream; FALSE where it has fewer. */
static gboolean
read_stream (GsfInfile *directory, const char *name, guint8 *bytes, gsize length)
{
  const char *own = find_entry (directory, name);
  g_autoptr (GsfInput) stream = own != NULL ? gsf_infile_child_by_name (directory, own) : NULL;

  return stream != NULL && gsf_input_size (stream) >= (gsf_off_t) length &&
         gsf_input_read (stream, length, bytes) != NULL;
}

static guint
number_at (const guint8 *bytes, gsize position)
{
  return bytes[position] | (guint) bytes[position + 1] << 8;
}

/* MS-DOC 2.5.2: the flag fEncrypted. */
static gboolean
is_word_locked (GsfInfile *directory)
{
  guint8 head[12];

  return read_stream (directory, "WordDocument", head, sizeof head) && (number_at (head, 10) & 0x0100) != 0;
}

/* MS-XLS 2.4.117: the record FilePass, after the first one, or after one or two of write protection. */
static gboolean
is_excel_locked (GsfInfile *directory, const char *name)
{
  enum { FILE_PASS = 0x2F, N_RECORDS = 4 };
  guint8 head[512];

  if (!read_stream (directory, name, head, sizeof head))
    return FALSE;
  gsize at = 0;
  for (guint i = 0; i < N_RECORDS && at + 4 <= sizeof head; i++) {
    if (number_at (head, at) == FILE_PASS)
      return TRUE;
    at += 4 + number_at (head, at + 2);
  }
  return FALSE;
}

/* MS-PPT 2.3.2: the token of an encrypted file in the stream that names its last user. */
static gboolean
is_powerpoint_locked (GsfInfile *directory)
{
  static const guint8 token[] = { 0xDF, 0xC4, 0xD1, 0xF3 };
  guint8 head[16];

  return read_stream (directory, "Current User", head, sizeof head) &&
         memcmp (head + 12, token, sizeof token) == 0;
}

static gboolean
is_locked (GsfInfile *directory)
{
  return is_word_locked (directory) || is_excel_locked (directory, "Workbook") ||
         is_excel_locked (directory, "Book") || is_powerpoint_locked (directory);
}

const char *
cp_ole_identify (const guint8 *bytes, gsize length)
{
  g_autoptr (GsfInfile) directory = open_directory (bytes, length);

  if (directory != NULL && is_locked (directory))
    return ENCRYPTED;
  for (gsize i = 0; directory != NULL && i < G_N_ELEMENTS (entries); i++)
    if (find_entry (directory, entries[i].entry) != NULL)
      return entries[i].mime;
  return NULL;
}
