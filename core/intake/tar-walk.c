/* tar-walk.c: takes the blocks of a tar, gives members and every reason to doubt them. */
#include "tar-walk.h"
#include "names.h"
#include "paths.h"

#include <string.h>

#define BLOCK 512
/* A record of more than this describes no file that anyone sends. */
#define MAX_EXTENSION_BYTES (1u << 20)
/* Only a size above this needs a record: eleven octal digits. */
#define MAX_OCTAL_SIZE ((G_GUINT64_CONSTANT (8) << 30) - 1)

/* Places in a header block. */
enum {
  AT_NAME = 0,
  AT_SIZE = 124,
  AT_CHECKSUM = 148,
  AT_TYPE = 156,
  AT_MAGIC = 257,
  AT_PREFIX = 345,
};
enum { NAME_BYTES = 100, NUMBER_BYTES = 12, CHECKSUM_BYTES = 8, PREFIX_BYTES = 155 };

typedef enum { STATE_HEADER, STATE_CONTENTS, STATE_EXTENSION, STATE_AFTER_END } State;

struct CpTarWalk {
  CpTarSink sink;
  gpointer data;
  GPtrArray *faults;
  CpPathCheck *paths;
  State state;
  guint8 block[BLOCK];
  gsize n_block;
  guint64 left;    /* bytes of contents still to come */
  guint64 padding; /* and of padding behind them */
  guint n_zero_blocks;
  gboolean is_open;   /* a member began */
  gboolean is_rooted; /* the first member is "./", as "tar -c ." makes it: then "./" before the others says
                         nothing */
  guint n_members;
  char *member; /* its name, as shown */

  char extension_type; /* of the extension that is coming */
  GByteArray *extension;
  gboolean has_pax, has_long_name; /* they describe the next member */
  GByteArray *next_name;           /* from pax or a GNU long name; NULL where none */
  gboolean has_next_size;
  guint64 next_size;
};

CpTarWalk *
cp_tar_walk_new (const CpTarSink *sink, gpointer data)
{
  CpTarWalk *walk = g_new0 (CpTarWalk, 1);

  walk->sink = *sink;
  walk->data = data;
  walk->faults = cp_archive_faults_new ();
  walk->paths = cp_path_check_new (walk->faults);
  walk->extension = g_byte_array_new ();
  return walk;
}

void
cp_tar_walk_free (CpTarWalk *walk)
{
  if (walk == NULL)
    return;
  cp_path_check_free (walk->paths);
  g_ptr_array_unref (walk->faults);
  g_byte_array_unref (walk->extension);
  g_clear_pointer (&walk->next_name, g_byte_array_unref);
  g_free (walk->member);
  g_free (walk);
}

GPtrArray *
cp_tar_walk_get_faults (const CpTarWalk *walk)
{
  return walk->faults;
}

static void
add_fault (CpTarWalk *walk, CpArchiveReason reason, const char *detail)
{
  cp_archive_faults_add (walk->faults, reason, walk->member, g_strdup (detail));
}

static gboolean
is_zero (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

/* Octal digits, ended by a NUL or a space or the end of the field; leading spaces are old practice. */
static gboolean
read_octal (const guint8 *field, gsize length, guint64 *ret_number)
{
  gsize i = 0;

  *ret_number = 0;
  while (i < length && field[i] == ' ')
    i++;
  gsize start = i;
  for (; i < length && field[i] >= '0' && field[i] <= '7'; i++) {
    if (*ret_number > (G_MAXUINT64 >> 3))
      return FALSE;
    *ret_number = *ret_number << 3 | (guint64) (field[i] - '0');
  }
  if (i == start)
    return FALSE;
  for (; i < length; i++)
    if (field[i] != ' ' && field[i] != '\0')
      return FALSE;
  return TRUE;
}

/* GNU tar writes sizes from 8 GiB up as a binary number, with the top bit of the field set. */
static gboolean
read_size (const guint8 *field, guint64 *ret_size)
{
  if (field[0] != 0x80)
    return read_octal (field, NUMBER_BYTES, ret_size);
  if (!is_zero (field + 1, 3))
    return FALSE;
  *ret_size = 0;
  for (gsize i = 4; i < NUMBER_BYTES; i++)
    *ret_size = *ret_size << 8 | field[i];
  return *ret_size <= G_MAXINT64;
}

static gboolean
is_checksum_right (const guint8 *block)
{
  guint64 said, sum = 0;

  for (gsize i = 0; i < BLOCK; i++)
    sum += i >= AT_CHECKSUM && i < AT_CHECKSUM + CHECKSUM_BYTES ? ' ' : block[i];
  return read_octal (block + AT_CHECKSUM, CHECKSUM_BYTES, &said) && said == sum;
}

gboolean
cp_tar_is_header (const guint8 *block)
{
  return !is_zero (block, BLOCK) && is_checksum_right (block);
}

static gsize
field_length (const guint8 *field, gsize size)
{
  const guint8 *end = memchr (field, '\0', size);

  return end != NULL ? (gsize) (end - field) : size;
}

/* Bytes behind the NUL of a field are read by some programs and not by others. */
static gboolean
is_clean_field (const guint8 *field, gsize size)
{
  gsize length = field_length (field, size);

  return is_zero (field + length, size - length);
}

static gboolean
is_posix (const guint8 *block)
{
  return memcmp (block + AT_MAGIC,
                 "ustar\0"
                 "00",
                 8) == 0;
}

static gboolean
is_gnu (const guint8 *block)
{
  return memcmp (block + AT_MAGIC, "ustar  ", 8) == 0;
}

/* The name: prefix, slash, name where there is a prefix (POSIX only; GNU keeps other things in its place). */
static GByteArray *
read_name (CpTarWalk *walk, const guint8 *block)
{
  GByteArray *name = g_byte_array_new ();
  gsize prefix_length = is_posix (block) ? field_length (block + AT_PREFIX, PREFIX_BYTES) : 0;

  if (!is_clean_field (block + AT_NAME, NAME_BYTES) ||
      (is_posix (block) && !is_clean_field (block + AT_PREFIX, PREFIX_BYTES)))
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "bytes behind the end of its name");
  if (prefix_length > 0 && block[AT_NAME] == '\0')
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "a folder and no name");
  if (prefix_length > 0) {
    g_byte_array_append (name, block + AT_PREFIX, (guint) prefix_length);
    g_byte_array_append (name, (const guint8 *) "/", 1);
  }
  g_byte_array_append (name, block + AT_NAME, (guint) field_length (block + AT_NAME, NAME_BYTES));
  return name;
}

static void
forget_extensions (CpTarWalk *walk)
{
  walk->has_pax = walk->has_long_name = walk->has_next_size = FALSE;
  g_clear_pointer (&walk->next_name, g_byte_array_unref);
}

static void
expect (CpTarWalk *walk, guint64 size, State state)
{
  walk->left = size;
  walk->padding = (BLOCK - size % BLOCK) % BLOCK;
  walk->state = size > 0 ? state : STATE_HEADER;
}

static gboolean
end_member (CpTarWalk *walk, GError **error)
{
  gboolean good = !walk->is_open || walk->sink.end (walk->data, error);

  walk->is_open = FALSE;
  g_clear_pointer (&walk->member, g_free);
  return good;
}

static void
begin_extension (CpTarWalk *walk, char type, guint64 size, gboolean is_gnu_header)
{
  gboolean repeated = (type == 'x' && walk->has_pax) || (type == 'L' && walk->has_long_name) ||
                      (type == 'L' && walk->has_pax) || (type == 'x' && walk->has_long_name) ||
                      (type == 'g' && (walk->has_pax || walk->has_long_name));

  if (repeated)
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "two records describe the same file");
  if ((type == 'L' || type == 'K') != is_gnu_header)
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "two dialects in one record");
  if (size == 0 || size > MAX_EXTENSION_BYTES)
    add_fault (walk, CP_ARCHIVE_HEADER_BROKEN, "a record that describes a file is empty or too long");
  walk->extension_type = type;
  g_byte_array_set_size (walk->extension, 0);
  expect (walk, size, STATE_EXTENSION);
}

/* The name without the "./" that every name of such a tar begins with; the root itself has none. */
static void
leave_out_root (CpTarWalk *walk, GByteArray *name, gboolean is_folder)
{
  gboolean is_root = name->len == 2 && memcmp (name->data, "./", 2) == 0;

  if (walk->n_members++ == 0)
    walk->is_rooted = is_root && is_folder;
  if (walk->is_rooted && name->len >= 2 && memcmp (name->data, "./", 2) == 0)
    g_byte_array_remove_range (name, 0, 2);
}

/* A name that a record replaces is still read by programs that do not know the record. */
static void
check_replaced_name (CpTarWalk *walk, const GByteArray *name)
{
  g_autoptr (GPtrArray) faults = cp_archive_faults_new ();
  g_autoptr (CpPathCheck) check = cp_path_check_new (faults);

  cp_path_check_add (check, name->data, name->len, FALSE);
  for (guint i = 0; i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    if (fault->reason == CP_ARCHIVE_PATH_ABSOLUTE || fault->reason == CP_ARCHIVE_PATH_UPWARDS)
      add_fault (walk, fault->reason, "the name that a record replaces");
  }
}

static gboolean
begin_member (CpTarWalk *walk, const guint8 *block, char type, guint64 size, GError **error)
{
  g_autoptr (GByteArray) own_name = read_name (walk, block);
  GByteArray *name = walk->next_name != NULL ? walk->next_name : own_name;
  gboolean ends_as_folder = name->len > 0 && name->data[name->len - 1] == '/';
  gboolean is_folder = type == '5';

  if (walk->next_name != NULL)
    check_replaced_name (walk, own_name);
  if (walk->has_next_size && walk->next_size != size && walk->next_size <= MAX_OCTAL_SIZE)
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "its size");
  if (walk->has_next_size)
    size = walk->next_size;
  leave_out_root (walk, name, is_folder);
  walk->member = cp_name_to_display (name->data, name->len);
  if (type != '0' && type != '\0' && type != '5')
    add_fault (walk, CP_ARCHIVE_NOT_A_FILE, NULL);
  if (is_folder && size > 0)
    add_fault (walk, CP_ARCHIVE_KIND_DIFFERS, "a folder with contents");
  if (!is_folder && ends_as_folder)
    add_fault (walk, CP_ARCHIVE_KIND_DIFFERS, "a file that is called like a folder");
  if (name->len > 0 || !walk->is_rooted)
    cp_path_check_add (walk->paths, name->data, name->len, is_folder);
  walk->is_open = TRUE;
  gboolean good = walk->sink.begin (walk->data, name->data, name->len, is_folder, error);
  forget_extensions (walk);
  expect (walk, size, STATE_CONTENTS);
  if (good && walk->state == STATE_HEADER)
    good = end_member (walk, error);
  return good;
}

static gboolean
take_header (CpTarWalk *walk, const guint8 *block, GError **error)
{
  char type = (char) block[AT_TYPE];
  guint64 size;

  if (is_zero (block, BLOCK)) {
    if (++walk->n_zero_blocks == 2)
      walk->state = STATE_AFTER_END;
    return TRUE;
  }
  if (walk->n_zero_blocks == 1)
    add_fault (walk, CP_ARCHIVE_AFTER_END, NULL);
  walk->n_zero_blocks = 0;
  if (!is_checksum_right (block) || !read_size (block + AT_SIZE, &size)) {
    add_fault (walk, CP_ARCHIVE_HEADER_BROKEN, NULL);
    walk->state = STATE_AFTER_END; /* where the next header stands nobody can say */
    walk->n_zero_blocks = G_MAXUINT;
    return TRUE;
  }
  if (type == 'x' || type == 'g' || type == 'L' || type == 'K') {
    begin_extension (walk, type, size, is_gnu (block));
    return TRUE;
  }
  return begin_member (walk, block, type, size, error);
}

static gboolean
is_key (const guint8 *key, gsize length, const char *name)
{
  return length == strlen (name) && memcmp (key, name, length) == 0;
}

static gboolean
is_plain_value (const guint8 *value, gsize length)
{
  return memchr (value, '\0', length) == NULL && memchr (value, '\r', length) == NULL &&
         memchr (value, '\n', length) == NULL && g_utf8_validate_len ((const char *) value, length, NULL);
}

static gboolean
read_decimal (const guint8 *value, gsize length, guint64 *ret_number)
{
  *ret_number = 0;
  if (length == 0 || length > 18)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (value[i]))
      return FALSE;
    *ret_number = *ret_number * 10 + (guint64) (value[i] - '0');
  }
  return TRUE;
}

static void
take_pax_record (CpTarWalk *walk, const guint8 *key, gsize key_length, const guint8 *value,
                 gsize value_length)
{
  gboolean global = walk->extension_type == 'g';
  gboolean is_path = is_key (key, key_length, "path"), is_size = is_key (key, key_length, "size");

  if (!is_plain_value (key, key_length) || !is_plain_value (value, value_length))
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "control characters in a record");
  if (is_key (key, key_length, "hdrcharset") || is_key (key, key_length, "linkpath") ||
      (key_length > 11 && memcmp (key, "GNU.sparse.", 11) == 0))
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "a record that not every program reads");
  if (global && (is_path || is_size))
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "one name or size for all files");
  if (global)
    return;
  if (is_path && walk->next_name == NULL) {
    walk->next_name = g_byte_array_append (g_byte_array_new (), value, (guint) value_length);
  } else if (is_path) {
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "two names for the same file");
  }
  if (is_size && (walk->has_next_size || !read_decimal (value, value_length, &walk->next_size)))
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "its size");
  walk->has_next_size = walk->has_next_size || is_size;
}

/* Records "LENGTH KEY=VALUE\n", one behind the other, no key twice. */
static gboolean
take_pax_records (CpTarWalk *walk)
{
  const guint8 *next = walk->extension->data, *end = next + walk->extension->len;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (next < end) {
    const guint8 *space = memchr (next, ' ', (gsize) (end - next));
    guint64 length;
    if (space == NULL || *next == '0' || !read_decimal (next, (gsize) (space - next), &length) ||
        length > (guint64) (end - next) || next + length <= space + 1 || next[length - 1] != '\n')
      return FALSE;
    const guint8 *key = space + 1, *last = next + length - 1;
    const guint8 *equals = memchr (key, '=', (gsize) (last - key));
    if (equals == NULL || equals == key)
      return FALSE;
    char *name = g_strndup ((const char *) key, (gsize) (equals - key));
    if (!g_hash_table_add (keys, name))
      add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "the same record twice");
    take_pax_record (walk, key, (gsize) (equals - key), equals + 1, (gsize) (last - equals - 1));
    next += length;
  }
  return TRUE;
}

/* A GNU long name: the name and one NUL. */
static void
take_long_name (CpTarWalk *walk)
{
  guint length = walk->extension->len;

  if (length < 2 || memchr (walk->extension->data, '\0', length) != walk->extension->data + length - 1 ||
      walk->next_name != NULL) {
    add_fault (walk, CP_ARCHIVE_HEADER_UNCLEAR, "its long name");
    return;
  }
  walk->next_name = g_byte_array_append (g_byte_array_new (), walk->extension->data, length - 1);
}

static void
end_extension (CpTarWalk *walk)
{
  char type = walk->extension_type;

  if (type == 'K')
    add_fault (walk, CP_ARCHIVE_NOT_A_FILE, "a long name of a link");
  else if (type == 'L')
    take_long_name (walk);
  else if (!take_pax_records (walk))
    add_fault (walk, CP_ARCHIVE_HEADER_BROKEN, "a record that describes a file");
  walk->has_long_name = walk->has_long_name || type == 'L';
  walk->has_pax = walk->has_pax || type == 'x';
  walk->state = STATE_HEADER;
}

/* Bytes that make up a whole block, however they come. */
static gsize
fill_block (CpTarWalk *walk, const guint8 *bytes, gsize length)
{
  gsize n = MIN (length, BLOCK - walk->n_block);

  memcpy (walk->block + walk->n_block, bytes, n);
  walk->n_block += n;
  return n;
}

static gboolean
take_contents (CpTarWalk *walk, const guint8 *bytes, gsize length, gsize *ret_taken, GError **error)
{
  gsize n = (gsize) MIN (walk->left, length);

  *ret_taken = n;
  walk->left -= n;
  if (walk->state == STATE_EXTENSION && walk->extension->len < MAX_EXTENSION_BYTES)
    g_byte_array_append (walk->extension, bytes, (guint) MIN (n, MAX_EXTENSION_BYTES - walk->extension->len));
  if (walk->state == STATE_CONTENTS && n > 0 && !walk->sink.bytes (walk->data, bytes, n, error))
    return FALSE;
  if (walk->left > 0)
    return TRUE;
  gsize skipped = (gsize) MIN (walk->padding, length - n);
  if (!is_zero (bytes + n, skipped))
    add_fault (walk, CP_ARCHIVE_GAP, "bytes that fill up its last block");
  *ret_taken += skipped;
  walk->padding -= skipped;
  if (walk->padding > 0)
    return TRUE;
  if (walk->state == STATE_EXTENSION) {
    end_extension (walk);
    return TRUE;
  }
  walk->state = STATE_HEADER;
  return end_member (walk, error);
}

gboolean
cp_tar_walk_push (CpTarWalk *walk, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gsize taken = 0;
    if (walk->state == STATE_AFTER_END) {
      if (walk->n_zero_blocks != G_MAXUINT && !is_zero (bytes, length)) {
        add_fault (walk, CP_ARCHIVE_AFTER_END, NULL);
        walk->n_zero_blocks = G_MAXUINT; /* said once */
      }
      return TRUE;
    }
    if (walk->state == STATE_HEADER) {
      taken = fill_block (walk, bytes, length);
      if (walk->n_block == BLOCK) {
        walk->n_block = 0;
        if (!take_header (walk, walk->block, error))
          return FALSE;
      }
    } else if (!take_contents (walk, bytes, length, &taken, error)) {
      return FALSE;
    }
    bytes += taken;
    length -= taken;
  }
  return TRUE;
}

gboolean
cp_tar_walk_finish (CpTarWalk *walk, GError **error)
{
  gboolean in_the_middle =
      walk->n_block > 0 || walk->state == STATE_CONTENTS || walk->state == STATE_EXTENSION;

  if (in_the_middle || walk->state == STATE_HEADER)
    add_fault (walk, CP_ARCHIVE_CUT_OFF, NULL);
  if (walk->has_pax || walk->has_long_name)
    add_fault (walk, CP_ARCHIVE_HEADER_BROKEN, "a record describes a file that does not come");
  gboolean good = end_member (walk, error);
  cp_path_check_finish (walk->paths);
  return good;
}
