/* zip-span.c: takes a zip, gives its members and every reason to doubt them.  Section numbers are those of
 * APPNOTE.TXT. */
#include "zip-span.h"
#include "descriptor.h"
#include "names.h"
#include "paths.h"

#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#define END_BYTES 22       /* 4.3.16 */
#define LOCATOR_BYTES 20   /* 4.3.15 */
#define ZIP64_END_BYTES 56 /* 4.3.14, without extensible data */
#define LOCAL_BYTES 30     /* 4.3.7 */
#define CENTRAL_BYTES 46   /* 4.3.12 */
#define TAIL_BYTES (END_BYTES + 65535)
#define MAX_DIRECTORY_BYTES (64u << 20)
#define MAX_DESCRIPTOR_BYTES 24 /* 4.3.9, with signature and 64-bit sizes */

#define END_SIGNATURE 0x06054b50u
#define LOCATOR_SIGNATURE 0x07064b50u
#define ZIP64_END_SIGNATURE 0x06064b50u
#define LOCAL_SIGNATURE 0x04034b50u
#define CENTRAL_SIGNATURE 0x02014b50u
#define DESCRIPTOR_SIGNATURE 0x08074b50u

/* 4.4.4 */
#define FLAG_ENCRYPTED (1u << 0)
#define FLAG_DESCRIPTOR (1u << 3)
#define FLAG_STRONG_ENCRYPTION (1u << 6)
#define FLAG_UTF8 (1u << 11)
#define FLAG_MASKED (1u << 13)
#define COMPARED_FLAGS (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_UTF8 | FLAG_MASKED)

#define METHOD_STORED 0u /* 4.4.5 */

#define EXTRA_ZIP64 0x0001u   /* 4.5.3 */
#define EXTRA_UNICODE 0x7075u /* 4.6.9 */

/* What a local and a central header both say. */
typedef struct {
  guint flags, method;
  guint32 checksum;
  guint64 packed, size, offset;
  const guint8 *name, *extra;
  gsize name_length, extra_length;
  gboolean has_zip64;
} Header;

typedef struct {
  Header central;
  char *shown;
  guint64 data;              /* where the contents begin */
  gboolean local_descriptor; /* the local header says that a descriptor follows */
  gboolean local_zip64;
  gboolean has_local;
} Span;

typedef struct {
  int fd;
  guint64 size;
  const CpLimits *limits;
  CpSpanWalk *walk;
  guint64 end;       /* where the end record stands */
  guint64 directory; /* where the central directory stands */
  guint64 directory_size, n_entries;
  guint64 directory_end; /* where what follows the directory stands */
  guint8 *bytes;         /* of the directory */
  GArray *spans;         /* Span */
} Walker;

static guint
u16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static guint32
u32 (const guint8 *bytes)
{
  return u16 (bytes) | (guint32) u16 (bytes + 2) << 16;
}

static guint64
u64 (const guint8 *bytes)
{
  return u32 (bytes) | (guint64) u32 (bytes + 4) << 32;
}

static void
add_fault (Walker *walker, CpArchiveReason reason, const char *member, char *detail)
{
  cp_archive_faults_add (walker->walk->faults, reason, member, detail);
}

static gboolean
read_exactly (const Walker *walker, guint64 position, guint8 *bytes, gsize length)
{
  gsize n;

  return position <= walker->size && length <= walker->size - position &&
         cp_fd_read_at (walker->fd, bytes, length, position, &n, NULL) && n == length;
}

/* The end record is the one whose comment ends where the file ends.  Any other that a program might take
 * instead, in the comment or the directory, is found later, when it is known where the directory begins. */
static gboolean
find_end (Walker *walker, const guint8 *tail, gsize length, gsize *ret_at)
{
  gboolean found = FALSE;

  for (gsize i = length - END_BYTES + 1; i-- > 0;) {
    if (u32 (tail + i) != END_SIGNATURE)
      continue;
    if (i + END_BYTES + u16 (tail + i + 20) == length) {
      *ret_at = i;
      return TRUE;
    }
    if (!found)
      *ret_at = i;
    found = TRUE;
  }
  if (found)
    add_fault (walker, CP_ARCHIVE_END_NOT_LAST, NULL, NULL);
  else
    add_fault (walker, CP_ARCHIVE_NO_END, NULL, NULL);
  return found;
}

static void
compare_with_zip64 (Walker *walker, guint64 of_end, guint64 not_said, guint64 of_zip64)
{
  if (of_end != not_said && of_end != of_zip64)
    add_fault (walker, CP_ARCHIVE_ZIP64_DIFFERS, NULL,
               g_strdup_printf ("%" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, of_end, of_zip64));
}

/* The 64-bit form of the end record stands right before its locator, and says the same where both say
 * something. */
static void
read_zip64_end (Walker *walker)
{
  guint8 locator[LOCATOR_BYTES], end[ZIP64_END_BYTES];

  if (walker->end < LOCATOR_BYTES ||
      !read_exactly (walker, walker->end - LOCATOR_BYTES, locator, LOCATOR_BYTES) ||
      u32 (locator) != LOCATOR_SIGNATURE) {
    if (walker->directory == G_MAXUINT32 || walker->directory_size == G_MAXUINT32 ||
        walker->n_entries == G_MAXUINT16)
      add_fault (walker, CP_ARCHIVE_ZIP64_DIFFERS, NULL, g_strdup ("the 64-bit end record is missing"));
    return;
  }
  guint64 at = u64 (locator + 8);
  if (at + ZIP64_END_BYTES + LOCATOR_BYTES != walker->end ||
      !read_exactly (walker, at, end, ZIP64_END_BYTES) || u32 (end) != ZIP64_END_SIGNATURE ||
      u64 (end + 4) != ZIP64_END_BYTES - 12) {
    add_fault (walker, CP_ARCHIVE_ZIP64_DIFFERS, NULL,
               g_strdup ("the 64-bit end record does not stand before its locator"));
    return;
  }
  /* OneDrive writes 0 disks in all where 1 is meant */
  if (u32 (locator + 4) != 0 || u32 (locator + 16) > 1 || u32 (end + 16) != 0 || u32 (end + 20) != 0)
    add_fault (walker, CP_ARCHIVE_SPLIT, NULL, NULL);
  if (u64 (end + 24) != u64 (end + 32))
    add_fault (walker, CP_ARCHIVE_ENTRY_COUNT, NULL, NULL);
  compare_with_zip64 (walker, walker->n_entries, G_MAXUINT16, u64 (end + 32));
  compare_with_zip64 (walker, walker->directory_size, G_MAXUINT32, u64 (end + 40));
  compare_with_zip64 (walker, walker->directory, G_MAXUINT32, u64 (end + 48));
  walker->n_entries = u64 (end + 32);
  walker->directory_size = u64 (end + 40);
  walker->directory = u64 (end + 48);
  walker->directory_end = at;
}

/* A full number stands in the 64-bit end (4.4.19), where it is looked at, too. */
static gboolean
is_first_disk (const Walker *walker, guint number)
{
  gboolean has_zip64 = walker->directory_end != walker->end;

  return number == 0 || (has_zip64 && number == G_MAXUINT16);
}

gboolean
cp_span_ends_as_zip (int fd, guint64 size)
{
  gsize length = (gsize) MIN (size, TAIL_BYTES);
  g_autofree guint8 *tail = g_malloc (length + 1);
  const Walker walker = { .fd = fd, .size = size };

  if (length < END_BYTES || !read_exactly (&walker, size - length, tail, length))
    return FALSE;
  for (gsize i = 0; i <= length - END_BYTES; i++)
    if (u32 (tail + i) == END_SIGNATURE && i + END_BYTES + u16 (tail + i + 20) == length)
      return TRUE;
  return FALSE;
}

/* FALSE when there is no end to go on from. */
static gboolean
read_end (Walker *walker)
{
  gsize length = (gsize) MIN (walker->size, TAIL_BYTES), at = 0;
  g_autofree guint8 *tail = g_malloc (length + 1);

  if (length < END_BYTES || !read_exactly (walker, walker->size - length, tail, length)) {
    add_fault (walker, CP_ARCHIVE_NO_END, NULL, NULL);
    return FALSE;
  }
  if (!find_end (walker, tail, length, &at))
    return FALSE;
  const guint8 *end = tail + at;
  /* a document may have a whole zip within it, near its end */
  walker->walk->is_zip = walker->walk->is_zip || at + END_BYTES + u16 (end + 20) == length;
  walker->end = walker->size - length + at;
  walker->n_entries = u16 (end + 10);
  walker->directory_size = u32 (end + 12);
  walker->directory = u32 (end + 16);
  walker->directory_end = walker->end;
  if (u16 (end + 8) != u16 (end + 10))
    add_fault (walker, CP_ARCHIVE_ENTRY_COUNT, NULL, NULL);
  read_zip64_end (walker);
  if (!is_first_disk (walker, u16 (end + 4)) || !is_first_disk (walker, u16 (end + 6)))
    add_fault (walker, CP_ARCHIVE_SPLIT, NULL, NULL);

  /* any other end from where the directory begins to the end of the file could be taken for this one */
  for (gsize i = 0; i + 4 <= length; i++) {
    guint64 position = walker->size - length + i;
    if (position >= walker->directory && position != walker->end && u32 (tail + i) == END_SIGNATURE) {
      add_fault (walker, CP_ARCHIVE_SEVERAL_ENDS, NULL, NULL);
      break;
    }
  }
  return TRUE;
}

static gboolean
read_directory (Walker *walker)
{
  if (walker->directory > walker->directory_end ||
      walker->directory_size != walker->directory_end - walker->directory) {
    add_fault (walker, CP_ARCHIVE_DIRECTORY_ELSEWHERE, NULL, NULL);
    return FALSE;
  }
  if (walker->n_entries > walker->limits->value[CP_LIMIT_MEMBERS] ||
      walker->directory_size > MAX_DIRECTORY_BYTES) {
    walker->walk->over_limit = TRUE;
    return FALSE;
  }
  walker->bytes = g_malloc ((gsize) walker->directory_size + 1);
  if (!read_exactly (walker, walker->directory, walker->bytes, (gsize) walker->directory_size)) {
    add_fault (walker, CP_ARCHIVE_DIRECTORY_ELSEWHERE, NULL, NULL);
    return FALSE;
  }
  return TRUE;
}

/* A further name in UTF-8, which some programs take and others do not. */
static void
check_second_name (Walker *walker, const Header *header, const guint8 *data, gsize length, const char *shown)
{
  const guint8 *name = data + 5;
  gsize name_length = length - 5;
  gboolean same =
      length >= 5 && name_length == header->name_length && memcmp (name, header->name, name_length) == 0;

  if (same)
    return;
  if (length < 5 || data[0] != 1 ||
      crc32 (crc32 (0, NULL, 0), header->name, (uInt) header->name_length) != u32 (data + 1) ||
      g_utf8_validate_len ((const char *) header->name, header->name_length, NULL) ||
      !g_utf8_validate_len ((const char *) name, name_length, NULL))
    add_fault (walker, CP_ARCHIVE_RENAMES, shown, NULL);
}

/* Some writers (OneDrive, .NET) repeat sizes that would have fitted; some programs believe the one, some the
 * other. */
static gboolean
repeats_sizes (const Header *header, const guint8 *data, gsize length)
{
  if (length != 16 && length != 24 && length != 28)
    return FALSE;
  return u64 (data) == header->size && u64 (data + 8) == header->packed &&
         (length == 16 || u64 (data + 16) == header->offset);
}

/* 64-bit sizes stand in a fixed order, each only where its 32-bit field is full (4.5.3). */
static gboolean
take_zip64 (Header *header, const guint8 *data, gsize length, gboolean with_offset)
{
  guint64 *const fields[] = { &header->size, &header->packed, &header->offset };
  gsize at = 0;

  header->has_zip64 = TRUE;
  for (guint i = 0; i < (with_offset ? 3u : 2u); i++) {
    if (*fields[i] != G_MAXUINT32)
      continue;
    if (length - at < 8)
      return FALSE;
    *fields[i] = u64 (data + at);
    at += 8;
  }
  return at == length || at + 4 == length /* the disk's number */ ||
         (at == 0 && repeats_sizes (header, data, length));
}

static void
read_extra (Walker *walker, Header *header, gboolean is_central, const char *shown)
{
  const guint8 *data = header->extra, *end = data + header->extra_length;
  gboolean unicode_seen = FALSE;

  while (end - data >= 4) {
    guint id = u16 (data);
    gsize length = u16 (data + 2);
    if (length > (gsize) (end - data - 4))
      break;
    if ((id == EXTRA_ZIP64 && header->has_zip64) || (id == EXTRA_UNICODE && unicode_seen))
      add_fault (walker, CP_ARCHIVE_EXTRA_TWICE, shown, NULL);
    else if (id == EXTRA_ZIP64 && !take_zip64 (header, data + 4, length, is_central))
      add_fault (walker, CP_ARCHIVE_EXTRA_BROKEN, shown, g_strdup ("the 64-bit sizes"));
    if (id == EXTRA_UNICODE)
      check_second_name (walker, header, data + 4, length, shown);
    unicode_seen = unicode_seen || id == EXTRA_UNICODE;
    data += 4 + length;
  }
  if (data != end)
    add_fault (walker, CP_ARCHIVE_EXTRA_BROKEN, shown, NULL);
}

/* Unix writers keep the file's type in the upper half of the external attributes (4.4.15). */
static void
check_type (Walker *walker, const Span *span, const guint8 *central)
{
  guint made_by = central[5];
  guint32 attributes = u32 (central + 38);
  mode_t type = (attributes >> 16) & S_IFMT;
  gboolean is_unix = made_by == 3 || made_by == 19;
  const guint8 *name = span->central.name;
  gboolean is_folder = span->central.name_length > 0 && (name[span->central.name_length - 1] == '/' ||
                                                         name[span->central.name_length - 1] == '\\');

  /* whatever system made it: Info-ZIP makes links for BeOS, Atari and AtheOS, too */
  if (type != 0 && !S_ISREG (type) && !S_ISDIR (type))
    add_fault (walker, CP_ARCHIVE_NOT_A_FILE, span->shown, NULL);
  else if ((is_unix && S_ISDIR (type) && !is_folder) || (is_unix && S_ISREG (type) && is_folder) ||
           ((attributes & 0x10) != 0 && !is_folder && !(is_unix && S_ISREG (type))))
    add_fault (walker, CP_ARCHIVE_KIND_DIFFERS, span->shown, NULL);
  if (is_folder &&
      (span->central.size != 0 || span->central.packed > 2)) /* an empty deflate stream has two bytes */
    add_fault (walker, CP_ARCHIVE_KIND_DIFFERS, span->shown, g_strdup ("a folder with contents"));
}

static void
add_member (Walker *walker, const Span *span)
{
  const Header *header = &span->central;
  CpSpanMember *member = g_new0 (CpSpanMember, 1);

  member->raw_name = g_memdup2 (header->name, header->name_length);
  member->name_length = header->name_length;
  member->size = header->size;
  member->is_folder = header->name_length > 0 && (header->name[header->name_length - 1] == '/' ||
                                                  header->name[header->name_length - 1] == '\\');
  member->is_encrypted = (header->flags & FLAG_ENCRYPTED) != 0;
  g_ptr_array_add (walker->walk->members, member);
}

/* The length of the record at `at`, 0 where there is none. */
static gsize
read_central (Walker *walker, gsize at)
{
  const guint8 *central = walker->bytes + at;
  gsize rest = (gsize) walker->directory_size - at;
  Span span = { 0 };

  if (rest < CENTRAL_BYTES || u32 (central) != CENTRAL_SIGNATURE)
    return 0;
  gsize name_length = u16 (central + 28), extra_length = u16 (central + 30),
        comment_length = u16 (central + 32);
  if (rest - CENTRAL_BYTES < name_length + extra_length + comment_length)
    return 0;
  span.central = (Header){ .flags = u16 (central + 8),
                           .method = u16 (central + 10),
                           .checksum = u32 (central + 16),
                           .packed = u32 (central + 20),
                           .size = u32 (central + 24),
                           .offset = u32 (central + 42),
                           .name = central + CENTRAL_BYTES,
                           .name_length = name_length,
                           .extra = central + CENTRAL_BYTES + name_length,
                           .extra_length = extra_length };
  span.shown = cp_name_to_display (span.central.name, name_length);
  read_extra (walker, &span.central, TRUE, span.shown);
  if (u16 (central + 34) != 0)
    add_fault (walker, CP_ARCHIVE_SPLIT, span.shown, NULL);
  if ((span.central.flags & FLAG_MASKED) != 0)
    add_fault (walker, CP_ARCHIVE_DIRECTORY_ENCRYPTED, span.shown, NULL);
  check_type (walker, &span, central);
  g_array_append_val (walker->spans, span);
  add_member (walker, &span);
  return CENTRAL_BYTES + name_length + extra_length + comment_length;
}

static void
read_entries (Walker *walker)
{
  gsize at = 0, length;

  while (walker->spans->len < walker->n_entries && (length = read_central (walker, at)) > 0)
    at += length;
  if (walker->spans->len != walker->n_entries)
    add_fault (walker, CP_ARCHIVE_ENTRY_COUNT, NULL,
               g_strdup_printf ("%u of %" G_GUINT64_FORMAT, walker->spans->len, walker->n_entries));
  else if (at != walker->directory_size)
    add_fault (walker, CP_ARCHIVE_DIRECTORY_SIZE, NULL, NULL);
}

/* With a descriptor the local header leaves checksum and sizes open, or says them all the same. */
static gboolean
is_same_or_open (guint64 local, guint64 central, gboolean may_be_open)
{
  return local == central || (may_be_open && local == 0);
}

static void
compare_headers (Walker *walker, Span *span, const Header *local)
{
  const Header *central = &span->central;
  gboolean open = (local->flags & FLAG_DESCRIPTOR) != 0;

  if (local->name_length != central->name_length ||
      memcmp (local->name, central->name, central->name_length) != 0) {
    g_autofree char *other = cp_name_to_display (local->name, local->name_length);
    add_fault (walker, CP_ARCHIVE_NAME_DIFFERS, span->shown, g_strdup_printf ("the other name is %s", other));
  }
  if (local->method != central->method)
    add_fault (walker, CP_ARCHIVE_METHOD_DIFFERS, span->shown, NULL);
  if (((local->flags ^ central->flags) & COMPARED_FLAGS) != 0)
    add_fault (walker, CP_ARCHIVE_FLAGS_DIFFER, span->shown, NULL);
  if (!is_same_or_open (local->checksum, central->checksum, open))
    add_fault (walker, CP_ARCHIVE_CHECKSUM_DIFFERS, span->shown, NULL);
  if (!is_same_or_open (local->packed, central->packed, open) ||
      !is_same_or_open (local->size, central->size, open))
    add_fault (walker, CP_ARCHIVE_SIZE_DIFFERS, span->shown,
               g_strdup_printf ("%" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, local->size, central->size));
  if (central->method == METHOD_STORED && (central->flags & FLAG_ENCRYPTED) == 0 &&
      central->packed != central->size)
    add_fault (walker, CP_ARCHIVE_SIZE_DIFFERS, span->shown, g_strdup ("it is stored, and has two sizes"));
}

static void
read_local (Walker *walker, Span *span)
{
  guint8 fixed[LOCAL_BYTES];

  if (!read_exactly (walker, span->central.offset, fixed, LOCAL_BYTES) || u32 (fixed) != LOCAL_SIGNATURE) {
    add_fault (walker, CP_ARCHIVE_HEADER_MISSING, span->shown, NULL);
    return;
  }
  gsize name_length = u16 (fixed + 26), extra_length = u16 (fixed + 28);
  g_autofree guint8 *variable = g_malloc (name_length + extra_length + 1);
  if (!read_exactly (walker, span->central.offset + LOCAL_BYTES, variable, name_length + extra_length)) {
    add_fault (walker, CP_ARCHIVE_HEADER_MISSING, span->shown, NULL);
    return;
  }
  Header local = { .flags = u16 (fixed + 6),
                   .method = u16 (fixed + 8),
                   .checksum = u32 (fixed + 14),
                   .packed = u32 (fixed + 18),
                   .size = u32 (fixed + 22),
                   .name = variable,
                   .name_length = name_length,
                   .extra = variable + name_length,
                   .extra_length = extra_length };
  read_extra (walker, &local, FALSE, span->shown);
  compare_headers (walker, span, &local);
  span->has_local = TRUE;
  span->local_descriptor = (local.flags & FLAG_DESCRIPTOR) != 0;
  span->local_zip64 = local.has_zip64;
  span->data = span->central.offset + LOCAL_BYTES + name_length + extra_length;
}

/* The record behind the contents: with or without its signature, sizes of 32 or 64 bits (4.3.9).  Which of
 * the four it is, its length says; what it says must be what the directory says. */
static gboolean
is_descriptor (const Header *central, const guint8 *bytes, gsize length)
{
  gboolean has_signature = length == 16 || length == 24;
  gboolean is_wide = length == 20 || length == 24;

  if (has_signature && u32 (bytes) != DESCRIPTOR_SIGNATURE)
    return FALSE;
  const guint8 *record = bytes + (has_signature ? 4 : 0);
  guint64 packed = is_wide ? u64 (record + 4) : u32 (record + 4);
  guint64 size = is_wide ? u64 (record + 12) : u32 (record + 8);
  return u32 (record) == central->checksum && packed == central->packed && size == central->size;
}

/* Between the end of a member's contents and the next thing lies its descriptor, or nothing. */
static void
check_rest (Walker *walker, const Span *span, guint64 rest)
{
  guint8 bytes[MAX_DESCRIPTOR_BYTES];
  gboolean promised = span->local_descriptor || (span->central.flags & FLAG_DESCRIPTOR) != 0;
  gboolean may_be = rest == 12 || rest == 16 || rest == 20 || rest == 24;

  if (rest == 0 && !promised)
    return;
  if (rest == 0 || (promised && !may_be)) {
    add_fault (walker, rest == 0 ? CP_ARCHIVE_DESCRIPTOR_DIFFERS : CP_ARCHIVE_GAP, span->shown,
               g_strdup_printf ("%" G_GUINT64_FORMAT " bytes follow it", rest));
    return;
  }
  if (!promised) {
    add_fault (walker, CP_ARCHIVE_GAP, span->shown,
               g_strdup_printf ("%" G_GUINT64_FORMAT " bytes follow it", rest));
    return;
  }
  guint64 at = span->data + span->central.packed;
  if (!read_exactly (walker, at, bytes, (gsize) rest) || !is_descriptor (&span->central, bytes, (gsize) rest))
    add_fault (walker, CP_ARCHIVE_DESCRIPTOR_DIFFERS, span->shown, NULL);
  else if (rest > 16 && !span->local_zip64)
    walker->walk->loses_streamers = TRUE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *left = a, *right = b;

  return (left->central.offset > right->central.offset) - (left->central.offset < right->central.offset);
}

/* The members, one behind the other, fill the file from its first byte to the directory. */
static void
check_tiling (Walker *walker)
{
  g_array_sort (walker->spans, compare_spans);
  guint64 first =
      walker->spans->len > 0 ? g_array_index (walker->spans, Span, 0).central.offset : walker->directory;
  if (first != 0)
    add_fault (walker, CP_ARCHIVE_GAP, NULL,
               g_strdup_printf ("%" G_GUINT64_FORMAT " bytes before the first file", first));
  for (guint i = 0; i < walker->spans->len; i++) {
    const Span *span = &g_array_index (walker->spans, Span, i);
    guint64 next = i + 1 < walker->spans->len ? g_array_index (walker->spans, Span, i + 1).central.offset
                                              : walker->directory;
    if (!span->has_local)
      continue;
    if (span->central.packed > walker->size || span->data + span->central.packed > next)
      add_fault (walker, CP_ARCHIVE_OVERLAP, span->shown, NULL);
    else
      check_rest (walker, span, next - span->data - span->central.packed);
  }
}

/* macOS writes sizes modulo 4 GiB: everything then seems to have gaps of that measure. */
static void
check_wrapped (Walker *walker)
{
  guint64 wrap = G_GUINT64_CONSTANT (1) << 32;

  if (walker->size > wrap && walker->walk->faults->len > 0 &&
      walker->directory + wrap <= walker->directory_end)
    add_fault (walker, CP_ARCHIVE_SIZES_WRAPPED, NULL, NULL);
}

static void
check_paths (Walker *walker)
{
  g_autoptr (CpPathCheck) check = cp_path_check_new (walker->walk->faults);

  for (guint i = 0; i < walker->walk->members->len; i++) {
    const CpSpanMember *member = walker->walk->members->pdata[i];
    cp_path_check_add (check, member->raw_name, member->name_length, member->is_folder);
    if (member->name_length == 19 && memcmp (member->raw_name, "[Content_Types].xml", 19) == 0)
      walker->walk->is_office = TRUE;
    if (i == 0 && member->name_length == 8 && memcmp (member->raw_name, "mimetype", 8) == 0)
      walker->walk->is_office = TRUE;
  }
  cp_path_check_finish (check);
}

static void
walk_through (Walker *walker)
{
  guint8 head[4];

  if (read_exactly (walker, 0, head, 4))
    walker->walk->is_zip = u32 (head) == LOCAL_SIGNATURE || u32 (head) == DESCRIPTOR_SIGNATURE;
  if (!read_end (walker) || !read_directory (walker)) {
    check_wrapped (walker);
    return;
  }
  read_entries (walker);
  for (guint i = 0; i < walker->spans->len; i++)
    read_local (walker, &g_array_index (walker->spans, Span, i));
  check_tiling (walker);
  check_wrapped (walker);
  check_paths (walker);
}

static void
span_clear (gpointer data)
{
  g_free (((Span *) data)->shown);
}

static void
member_free (gpointer data)
{
  CpSpanMember *member = data;

  g_free (member->raw_name);
  g_free (member);
}

CpSpanWalk *
cp_span_walk_new (int fd, guint64 size, const CpLimits *limits)
{
  CpSpanWalk *walk = g_new0 (CpSpanWalk, 1);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Walker walker = { .fd = fd, .size = size, .limits = limits, .walk = walk, .spans = spans };

  g_array_set_clear_func (spans, span_clear);
  walk->members = g_ptr_array_new_with_free_func (member_free);
  walk->faults = cp_archive_faults_new ();
  walk_through (&walker);
  g_free (walker.bytes);
  return walk;
}

void
cp_span_walk_free (CpSpanWalk *walk)
{
  if (walk == NULL)
    return;
  g_ptr_array_unref (walk->members);
  g_ptr_array_unref (walk->faults);
  g_free (walk);
}
