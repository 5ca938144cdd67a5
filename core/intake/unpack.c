/* unpack.c: the parent's side of all archives: which readings to make, what they say, and what follows from
 * it. */
#define _GNU_SOURCE
#include "unpack.h"
#include "compare.h"
#include "coproof-plugin.h"
#include "descriptor.h"
#include "errors.h"
#include "files.h"
#include "members.h"
#include "names.h"
#include "paths.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* How many faults, and how many names, an error lists. */
#define FAULTS_SHOWN 5
#define NAMES_SHOWN 10

/* The reading of one archive; shared by its tasks. */
typedef struct {
  grefcount references;
  CpHost *host;
  CpItems *items;
  CpItem *parent; /* NULL for the bundle */
  int fd;         /* of the bundle; -1 for an item */
  CpIntakeMode mode;
  CpArchiveFormat format;
  gboolean over_members;
  gboolean loses_streamers;
  GPtrArray *walked;   /* CpListed: by our own walk */
  GPtrArray *streamed; /* CpListed: by the reading that gives the bytes */
  GPtrArray *listed;   /* CpListed: by the reading that only lists */
  GPtrArray *faults;   /* CpArchiveFault */
  GPtrArray *members;  /* CpItem, borrowed */
  CpItem *open;        /* whose bytes are coming */
  gboolean in_folder;  /* the open member is a folder */
  guint64 n_bytes;
  guint n_running;
  gboolean salvages; /* it is cut off, and what can be is read */
  GError *stopped;   /* over a limit of the whole, or broken off */
} Archive;

static Archive *
archive_ref (Archive *archive)
{
  g_ref_count_inc (&archive->references);
  return archive;
}

static void
archive_unref (gpointer data)
{
  Archive *archive = data;

  if (!g_ref_count_dec (&archive->references))
    return;
  cp_fd_clear (&archive->fd);
  g_ptr_array_unref (archive->walked);
  g_ptr_array_unref (archive->streamed);
  g_ptr_array_unref (archive->listed);
  g_ptr_array_unref (archive->faults);
  g_ptr_array_unref (archive->members);
  g_clear_error (&archive->stopped);
  g_free (archive);
}

static const CpLimits *
limits_of (const Archive *archive)
{
  return cp_host_get_limits (archive->host);
}

static int
open_input (CpTask *task, GError **error)
{
  const Archive *archive = task->data;

  if (archive->fd < 0)
    return cp_items_lend (archive->items, archive->parent, error);
  /* a descriptor of its own, so that readers share no offset */
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", archive->fd);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not open the archive again: %s", g_strerror (errno));
  return fd;
}

static gboolean
fail_bad (GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "the archive's reader contradicts itself");
  return FALSE;
}

static gboolean
stop (Archive *archive, CpLimit limit, GError **error)
{
  g_autofree char *words = cp_limit_words (limits_of (archive), limit, G_MAXUINT64);

  if (archive->stopped == NULL)
    archive->stopped =
        g_error_new (CP_ERROR, CP_ERROR_HELD, "%s: please send it in several smaller bundles", words);
  return fail_bad (error);
}

static CpItem *
add_item (Archive *archive, const char *path)
{
  return archive->parent != NULL ? cp_items_add_child (archive->items, archive->parent, path)
                                 : cp_items_add (archive->items, path);
}

/* A single file in a compression has no name but its archive's, without the ending. */
static char *
name_of_single (const Archive *archive)
{
  const char *path = archive->parent != NULL ? archive->parent->path : archive->items->name;
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

static gboolean
begin_member (Archive *archive, CpReader *frame, GError **error)
{
  gsize length;
  const guint8 *raw = cp_reader_bytes (frame, &length);
  guint8 type = cp_reader_u8 (frame);

  if (!cp_reader_finish (frame) || archive->open != NULL || archive->in_folder || type >= CP_N_MEMBER_TYPES)
    return fail_bad (error);
  if (archive->items->items->len >= limits_of (archive)->value[CP_LIMIT_MEMBERS])
    return stop (archive, CP_LIMIT_MEMBERS, error);
  g_ptr_array_add (archive->streamed, cp_listed_new (raw, length, type));
  archive->in_folder = type == CP_MEMBER_FOLDER;
  if (archive->in_folder)
    return TRUE;

  g_autofree char *path = length > 0 ? cp_name_to_display (raw, length) : name_of_single (archive);
  CpItem *item = add_item (archive, path);
  item->raw_name = g_bytes_new (raw, length);
  item->from_broken_archive = archive->salvages;
  char *excess = cp_name_find_excess (limits_of (archive), raw, length);
  if (excess != NULL)
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT, excess, CP_CARRIES_ANYTHING);
  else if (type == CP_MEMBER_OTHER)
    cp_item_end (item, CP_OUTCOME_REFUSED, CP_REASON_NOT_A_FILE, NULL, 0);
  else if (cp_name_is_system_file (path))
    cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_SYSTEM_FILE, NULL, 0);
  g_ptr_array_add (archive->members, item);
  archive->open = item;
  return TRUE;
}

static gboolean
keep_data (Archive *archive, CpReader *frame, GError **error)
{
  gsize length;
  const guint8 *bytes = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || archive->open == NULL ||
      archive->open->size + length > limits_of (archive)->value[CP_LIMIT_MEMBER_BYTES])
    return fail_bad (error);
  archive->items->n_bytes += length;
  if (archive->items->n_bytes > limits_of (archive)->value[CP_LIMIT_BUNDLE_BYTES])
    return stop (archive, CP_LIMIT_BUNDLE_BYTES, error);
  return cp_items_keep (archive->items, archive->open, bytes, length, error);
}

/* How a reader's word on a member's end is told of its item. */
static const struct {
  CpOutcome outcome;
  CpReason reason;
} ends[CP_N_MEMBER_ENDS] = {
  [CP_MEMBER_PASSWORD] = { CP_OUTCOME_HELD, CP_REASON_PASSWORD },
  [CP_MEMBER_DAMAGED] = { CP_OUTCOME_BROKEN, CP_REASON_DAMAGED },
  [CP_MEMBER_TOO_LARGE] = { CP_OUTCOME_HELD, CP_REASON_LIMIT },
  [CP_MEMBER_SWELLS] = { CP_OUTCOME_HELD, CP_REASON_LIMIT },
  [CP_MEMBER_UNSUPPORTED] = { CP_OUTCOME_UNSUPPORTED, CP_REASON_UNSUPPORTED_FORM },
};

static char *
end_detail (const Archive *archive, CpMemberEnd end)
{
  switch (end) {
  case CP_MEMBER_DAMAGED:
    return g_strdup ("It does not unpack from the archive.");
  case CP_MEMBER_TOO_LARGE:
    return cp_limit_words (limits_of (archive), CP_LIMIT_MEMBER_BYTES, G_MAXUINT64);
  case CP_MEMBER_SWELLS:
    return cp_limit_words (limits_of (archive), CP_LIMIT_RATIO, G_MAXUINT64);
  case CP_MEMBER_UNSUPPORTED:
    return g_strdup ("It is packed in a way that we do not unpack.");
  default:
    return NULL;
  }
}

/* Members of the bundle go on at once; those of an archive within it wait until its readings agree. */
static void
let_arrive (const Archive *archive, CpItem *item)
{
  if (archive->parent == NULL)
    cp_items_arrive (archive->items, item);
}

static gboolean
end_member (Archive *archive, CpReader *frame, GError **error)
{
  guint8 end = cp_reader_u8 (frame);

  if (!cp_reader_finish (frame) || end >= CP_N_MEMBER_ENDS || (archive->open == NULL && !archive->in_folder))
    return fail_bad (error);
  CpListed *listed = archive->streamed->pdata[archive->streamed->len - 1];
  CpItem *item = g_steal_pointer (&archive->open);
  archive->in_folder = FALSE;
  listed->end = end;
  if (item == NULL)
    return TRUE;
  listed->size = item->size;
  cp_items_seal (item);
  listed->sha256 = g_strdup (item->sha256);
  if (end != CP_MEMBER_GOOD && item->outcome == CP_OUTCOME_PENDING)
    cp_item_end (item, ends[end].outcome, ends[end].reason, end_detail (archive, end), CP_CARRIES_ANYTHING);
  else if (item->size == 0 && item->outcome == CP_OUTCOME_PENDING)
    cp_item_end (item, CP_OUTCOME_BROKEN, CP_REASON_EMPTY, NULL, 0);
  let_arrive (archive, item);
  return TRUE;
}

static gboolean
take_listed (GPtrArray *listing, CpReader *frame, GError **error)
{
  CpListed *listed = cp_member_read_listed (frame);

  if (listed == NULL)
    return fail_bad (error);
  g_ptr_array_add (listing, listed);
  return TRUE;
}

static gboolean
take_format (Archive *archive, CpReader *frame, GError **error)
{
  guint8 format = cp_reader_u8 (frame), over_members = cp_reader_u8 (frame),
         loses_streamers = cp_reader_u8 (frame);

  if (!cp_reader_finish (frame) || format >= CP_N_FORMATS)
    return fail_bad (error);
  archive->format = format;
  archive->over_members = over_members != 0;
  archive->loses_streamers = loses_streamers != 0;
  return TRUE;
}

static gboolean
take_walk_frame (CpTask *task, CpReader *frame, GError **error)
{
  Archive *archive = task->data;

  switch (frame->kind) {
  case CP_MEMBER_FORMAT:
    return take_format (archive, frame, error);
  case CP_MEMBER_LISTED:
    return take_listed (archive->walked, frame, error);
  case CP_MEMBER_FAULT:
    return cp_member_read_fault (frame, archive->faults) || fail_bad (error);
  default:
    return fail_bad (error);
  }
}

static gboolean
take_stream_frame (CpTask *task, CpReader *frame, GError **error)
{
  Archive *archive = task->data;

  switch (frame->kind) {
  case CP_MEMBER_BEGIN:
    return begin_member (archive, frame, error);
  case CP_MEMBER_DATA:
    return keep_data (archive, frame, error);
  case CP_MEMBER_END:
    return end_member (archive, frame, error);
  case CP_MEMBER_FAULT:
    return cp_member_read_fault (frame, archive->faults) || fail_bad (error);
  default:
    return fail_bad (error);
  }
}

static gboolean
take_list_frame (CpTask *task, CpReader *frame, GError **error)
{
  Archive *archive = task->data;

  return frame->kind == CP_MEMBER_LISTED ? take_listed (archive->listed, frame, error) : fail_bad (error);
}

static void
submit (Archive *archive, const CpWork *work, const char *options,
        gboolean (*frame) (CpTask *, CpReader *, GError **),
        gboolean (*ended) (CpTask *, const CpEnd *, GError **))
{
  CpTask *task = g_new0 (CpTask, 1);

  task->work = work;
  task->urgent = TRUE;
  task->argument = options != NULL ? g_bytes_new (options, strlen (options) + 1) : NULL;
  task->data = archive_ref (archive);
  task->free_data = archive_unref;
  task->open_input = open_input;
  task->frame = frame;
  task->ended = ended;
  archive->n_running++;
  cp_host_submit (archive->host, task);
}

/* "Two files share the same bytes. (b.txt: the other is a.txt)" */
static char *
fault_words (const CpArchiveFault *fault)
{
  GString *words = g_string_new (cp_archive_reason_words (fault->reason));

  if (fault->member != NULL && fault->detail != NULL)
    g_string_append_printf (words, " (%s: %s)", fault->member, fault->detail);
  else if (fault->member != NULL || fault->detail != NULL)
    g_string_append_printf (words, " (%s)", fault->member != NULL ? fault->member : fault->detail);
  return g_string_free (words, FALSE);
}

static char *
all_fault_words (const GPtrArray *faults, const char *separator)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < faults->len && i < FAULTS_SHOWN; i++) {
    g_autofree char *one = fault_words (faults->pdata[i]);
    g_string_append_printf (words, "%s%s", separator, one);
  }
  if (faults->len > FAULTS_SHOWN)
    g_string_append_printf (words, "%sAnd %u more.", separator, faults->len - FAULTS_SHOWN);
  return g_string_free (words, FALSE);
}

static gboolean
has_fault (const Archive *archive, CpArchiveReason reason)
{
  for (guint i = 0; i < archive->faults->len; i++)
    if (((const CpArchiveFault *) archive->faults->pdata[i])->reason == reason)
      return TRUE;
  return FALSE;
}

/* What could still be read of an archive that was cut off. */
static char *
salvage_words (const Archive *archive)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < archive->listed->len; i++) {
    const CpListed *listed = archive->listed->pdata[i];
    gsize length;
    const guint8 *raw = g_bytes_get_data (listed->raw_name, &length);
    if (listed->type != CP_MEMBER_FILE || listed->end != CP_MEMBER_GOOD || listed->sha256 == NULL)
      continue;
    g_autofree char *shown = cp_name_to_display (raw, length);
    if (n++ < NAMES_SHOWN)
      g_string_append_printf (words, "%s%s", n > 1 ? ", " : "", shown);
  }
  if (n > NAMES_SHOWN)
    g_string_append_printf (words, " and %u more", n - NAMES_SHOWN);
  char *result =
      n == 0 ? g_strdup ("Nothing of it could be read.")
             : g_strdup_printf ("%u %s could still be read: %s.", n, n == 1 ? "file" : "files", words->str);
  g_string_free (words, TRUE);
  return result;
}

/* The bundle cannot be trusted: nothing of it is shown. */
static gboolean
hold_bundle (Archive *archive, GError **error)
{
  g_autofree char *faults = all_fault_words (archive->faults, "\n  - ");
  gboolean cut_off = has_fault (archive, CP_ARCHIVE_NO_END) || has_fault (archive, CP_ARCHIVE_CUT_OFF);

  if (cut_off) {
    g_autofree char *salvage = salvage_words (archive);
    g_set_error (error, CP_ERROR, CP_ERROR_HELD,
                 "the archive was cut off, so it was not read.\n  %s\n  Please make it again and send that; "
                 "--anyway reads "
                 "what is there",
                 salvage);
    return FALSE;
  }
  g_set_error (error, CP_ERROR, CP_ERROR_HELD,
               "the archive cannot be trusted, so it was not read:%s\n  %s\n  \"coproof inspect\" shows "
               "more; --anyway reads "
               "it all the same",
               faults,
               has_fault (archive, CP_ARCHIVE_SIZES_WRAPPED)
                   ? "Please send it as two smaller zips."
                   : "Please attach the files one by one, or make the archive again.");
  return FALSE;
}

static gboolean
hold_item (Archive *archive, CpReason reason, char *detail)
{
  CpItem *parent = archive->parent;

  cp_item_end (parent, CP_OUTCOME_HELD, reason, detail, CP_CARRIES_ANYTHING);
  for (guint i = 0; i < archive->members->len; i++) {
    CpItem *item = archive->members->pdata[i];
    cp_item_end (item, CP_OUTCOME_HELD, reason, NULL, CP_CARRIES_ANYTHING);
    cp_items_arrive (archive->items, item);
  }
  return TRUE;
}

static gboolean
hold (Archive *archive, GError **error)
{
  if (archive->parent == NULL)
    return hold_bundle (archive, error);
  g_autofree char *words = all_fault_words (archive->faults, " ");
  if (has_fault (archive, CP_ARCHIVE_DIRECTORY_ENCRYPTED))
    return hold_item (archive, CP_REASON_PASSWORD, NULL);
  return hold_item (archive, CP_REASON_AMBIGUOUS, g_strdup (g_strchug (words)));
}

/* Every reading came to the same: what waited goes on. */
static gboolean
accept (Archive *archive, GError **error)
{
  if (archive->parent != NULL) {
    cp_item_end (archive->parent, CP_OUTCOME_READ, CP_REASON_NONE, NULL, 0);
    for (guint i = 0; i < archive->members->len; i++)
      cp_items_arrive (archive->items, archive->members->pdata[i]);
    return TRUE;
  }
  if (archive->items->n_members > 0)
    return TRUE;
  g_set_error_literal (error, CP_ERROR, CP_ERROR_REFUSED, "the archive has no files in it");
  return FALSE;
}

static gboolean
may_go_on (const Archive *archive)
{
  return archive->faults->len == 0 || (archive->parent == NULL && archive->mode != CP_INTAKE_STRICT);
}

static gboolean
fail_stopped (Archive *archive, GError **error)
{
  if (archive->parent != NULL && archive->stopped->code == CP_ERROR_HELD)
    return hold_item (archive, CP_REASON_LIMIT, g_strdup (archive->stopped->message));
  g_propagate_error (error, g_steal_pointer (&archive->stopped));
  return FALSE;
}

static void
remember_list (const GPtrArray *listing, GPtrArray *entries)
{
  for (guint i = 0; i < listing->len; i++) {
    const CpListed *listed = listing->pdata[i];
    gsize length;
    const guint8 *raw = g_bytes_get_data (listed->raw_name, &length);
    cp_archive_entries_add (entries, cp_name_to_display (raw, length), listed->size,
                            listed->type == CP_MEMBER_FOLDER);
  }
}

/* For those who go on, or look closer, although the bundle is in doubt. */
static void
remember_doubts (Archive *archive)
{
  if (archive->parent != NULL || archive->faults->len == 0)
    return;
  for (guint i = 0; i < archive->faults->len; i++) {
    const CpArchiveFault *fault = archive->faults->pdata[i];
    cp_archive_faults_add (archive->items->faults, fault->reason, fault->member, g_strdup (fault->detail));
  }
  remember_list (archive->walked->len > 0 ? archive->walked : archive->streamed,
                 archive->items->central_list);
  remember_list (archive->listed, archive->items->local_list);
}

/* A zip and a tar are walked by ourselves, and their names looked at there. */
static void
check_names (Archive *archive)
{
  g_autoptr (CpPathCheck) check = cp_path_check_new (archive->faults);

  for (guint i = 0; i < archive->streamed->len; i++) {
    const CpListed *listed = archive->streamed->pdata[i];
    gsize length;
    const guint8 *raw = g_bytes_get_data (listed->raw_name, &length);
    g_autofree char *shown = cp_name_to_display (raw, length);
    cp_path_check_add (check, raw, length, listed->type == CP_MEMBER_FOLDER);
    if (listed->type == CP_MEMBER_OTHER)
      cp_archive_faults_add (archive->faults, CP_ARCHIVE_NOT_A_FILE, shown, NULL);
  }
  cp_path_check_finish (check);
}

/* All readings are in. */
static gboolean
conclude (Archive *archive, GError **error)
{
  if (archive->stopped != NULL)
    return fail_stopped (archive, error);
  if (archive->format == CP_FORMAT_SEVEN_ZIP || archive->format == CP_FORMAT_RAR)
    check_names (archive);
  if (archive->format == CP_FORMAT_ZIP && archive->streamed->len > 0 && !archive->salvages)
    cp_listings_compare (archive->walked, archive->streamed, FALSE, archive->faults);
  if (archive->streamed->len > 0 && !archive->salvages)
    cp_listings_compare (archive->streamed, archive->listed, !archive->loses_streamers, archive->faults);
  remember_doubts (archive);
  if (archive->parent == NULL && archive->mode == CP_INTAKE_INSPECT && archive->faults->len > 0)
    return TRUE;
  return may_go_on (archive) ? accept (archive, error) : hold (archive, error);
}

/* A reader that gave up, or died: what it read until then is a reading, too, and will differ. */
static void
note_end (Archive *archive, const CpEnd *end)
{
  if (end->kind == CP_END_GAVE_UP && end->code == CP_PLUGIN_ERROR_ENCRYPTED)
    cp_archive_faults_add (archive->faults, CP_ARCHIVE_DIRECTORY_ENCRYPTED, NULL, NULL);
  else if (end->kind == CP_END_GAVE_UP && end->code == CP_PLUGIN_ERROR_LIMIT && archive->stopped == NULL)
    archive->stopped = g_error_new (CP_ERROR, CP_ERROR_HELD, "%s", end->words);
  else if (end->kind == CP_END_STOPPED || end->kind == CP_END_TIME)
    cp_archive_faults_add (archive->faults, CP_ARCHIVE_DAMAGED, NULL, g_strdup ("reading it took too long"));
  else if (end->kind != CP_END_DONE && archive->stopped == NULL)
    cp_archive_faults_add (archive->faults, CP_ARCHIVE_DAMAGED, NULL, g_strdup (end->words));
}

static gboolean
end_reading (CpTask *task, const CpEnd *end, GError **error)
{
  Archive *archive = task->data;

  note_end (archive, end);
  return --archive->n_running > 0 || conclude (archive, error);
}

/* A stream reader that ends in the middle of a member leaves it broken. */
static gboolean
end_stream (CpTask *task, const CpEnd *end, GError **error)
{
  Archive *archive = task->data;
  CpItem *open = g_steal_pointer (&archive->open);

  if (open != NULL) {
    cp_item_end (open, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED,
                 g_strdup ("It does not unpack from the archive."), CP_CARRIES_ANYTHING);
    cp_items_seal (open);
    let_arrive (archive, open);
  }
  return end_reading (task, end, error);
}

static gboolean
name_claims_archive (const Archive *archive)
{
  static const char *const endings[] = { ".zip", ".tar", ".gz",  ".tgz", ".bz2", ".tbz2",
                                         ".xz",  ".txz", ".zst", ".7z",  ".rar", NULL };
  g_autofree char *lower = g_ascii_strdown (archive->items->name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* The bundle is one document, or nothing that we know. */
static gboolean
take_as_document (Archive *archive, GError **error)
{
  if (archive->parent != NULL) {
    cp_item_end (archive->parent, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, NULL, CP_CARRIES_ANYTHING);
    return TRUE;
  }
  if (archive->format == CP_FORMAT_NONE && name_claims_archive (archive)) {
    g_set_error_literal (
        error, CP_ERROR, CP_ERROR_REFUSED,
        "it is not an archive, although it is called one: please send a zip file or a folder");
    return FALSE;
  }
  return cp_files_read_open (archive->items, archive->fd, limits_of (archive), error);
}

/* What our own walk doubts is not unpacked unless somebody said so: overlapping bombs end here. */
static gboolean
read_zip (Archive *archive, GError **error)
{
  gboolean inspect = archive->parent == NULL && archive->mode == CP_INTAKE_INSPECT;

  archive->salvages = has_fault (archive, CP_ARCHIVE_NO_END);
  if (archive->salvages || (inspect && archive->faults->len > 0)) {
    /* where the end is missing, only a reader that never looks at it can still find something */
    if (archive->salvages && archive->mode == CP_INTAKE_ANYWAY)
      submit (archive, &cp_intake_stream_work, "zip", take_stream_frame, end_stream);
    submit (archive, &cp_intake_list_work, archive->salvages ? "hash" : "", take_list_frame, end_reading);
    return TRUE;
  }
  if (!may_go_on (archive))
    return hold (archive, error);
  submit (archive, &cp_intake_zip_central_work, NULL, take_stream_frame, end_stream);
  submit (archive, &cp_intake_list_work, "hash", take_list_frame, end_reading);
  return TRUE;
}

static gboolean
end_walk (CpTask *task, const CpEnd *end, GError **error)
{
  Archive *archive = task->data;

  archive->n_running--;
  if (end->kind != CP_END_DONE) {
    note_end (archive, end);
    return hold (archive, error);
  }
  if (archive->over_members) {
    stop (archive, CP_LIMIT_MEMBERS, NULL);
    return fail_stopped (archive, error);
  }
  switch (archive->format) {
  case CP_FORMAT_NONE:
  case CP_FORMAT_OFFICE:
    return take_as_document (archive, error);
  case CP_FORMAT_ZIP:
    return read_zip (archive, error);
  case CP_FORMAT_TAR:
    submit (archive, &cp_intake_tar_work, NULL, take_stream_frame, end_stream);
    submit (archive, &cp_intake_list_work, "hash tar", take_list_frame, end_reading);
    return TRUE;
  default:
    submit (archive, &cp_intake_stream_work, NULL, take_stream_frame, end_stream);
    submit (archive, &cp_intake_list_work, "seek", take_list_frame, end_reading);
    return TRUE;
  }
}

void
cp_archive_begin (CpHost *host, CpItems *items, int fd, CpItem *parent, CpIntakeMode mode)
{
  Archive *archive = g_new0 (Archive, 1);

  g_ref_count_init (&archive->references);
  archive->host = host;
  archive->items = items;
  archive->parent = parent;
  archive->fd = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, 0) : -1;
  archive->mode = mode;
  archive->walked = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_listed_free);
  archive->streamed = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_listed_free);
  archive->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_listed_free);
  archive->faults = cp_archive_faults_new ();
  archive->members = g_ptr_array_new ();
  submit (archive, &cp_intake_walk_work, NULL, take_walk_frame, end_walk);
  archive_unref (archive);
}

gboolean
cp_archive_is_type (const char *mime)
{
  static const char *const types[] = { "application/zip",
                                       "application/x-tar",
                                       "application/gzip",
                                       "application/x-bzip2",
                                       "application/x-xz",
                                       "application/zstd",
                                       "application/x-rar",
                                       "application/x-7z-compressed",
                                       "application/x-gtar",
                                       "application/x-compress-zstd",
                                       NULL };

  return g_strv_contains (types, mime);
}
