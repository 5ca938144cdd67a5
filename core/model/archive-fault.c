/* archive-fault.c: the closed table of what can be wrong with an archive. */
#include "archive-fault.h"

static const struct {
  const char *code, *words;
} reasons[CP_N_ARCHIVE_REASONS] = {
  [CP_ARCHIVE_NO_END] = { "no-end", "The list of files at its end is missing." },
  [CP_ARCHIVE_END_NOT_LAST] = { "end-not-last", "Something follows after its end." },
  [CP_ARCHIVE_SEVERAL_ENDS] = { "several-ends",
                                "It has more than one end, and programs would choose differently." },
  [CP_ARCHIVE_SPLIT] = { "split", "It is one part of several." },
  [CP_ARCHIVE_ZIP64_DIFFERS] = { "zip64-differs", "The two forms of its end record do not agree." },
  [CP_ARCHIVE_DIRECTORY_ELSEWHERE] = { "directory-elsewhere",
                                       "The list of files does not stand where its end record says." },
  [CP_ARCHIVE_DIRECTORY_SIZE] = { "directory-size", "The list of files is not as long as it says." },
  [CP_ARCHIVE_ENTRY_COUNT] = { "entry-count", "The list of files does not have as many entries as it says." },
  [CP_ARCHIVE_DIRECTORY_ENCRYPTED] = { "directory-encrypted", "The list of files itself needs a password." },
  [CP_ARCHIVE_HEADER_MISSING] = { "header-missing",
                                  "A file that is listed does not stand where the list says." },
  [CP_ARCHIVE_NAME_DIFFERS] = { "name-differs",
                                "A file has one name in the list and another beside its contents." },
  [CP_ARCHIVE_METHOD_DIFFERS] = { "method-differs", "The list and the file disagree on how it is packed." },
  [CP_ARCHIVE_FLAGS_DIFFER] = { "flags-differ", "The list and the file disagree on how it is stored." },
  [CP_ARCHIVE_CHECKSUM_DIFFERS] = { "checksum-differs", "The list and the file have different checksums." },
  [CP_ARCHIVE_SIZE_DIFFERS] = { "size-differs", "The list and the file disagree on its size." },
  [CP_ARCHIVE_DESCRIPTOR_DIFFERS] = { "descriptor-differs",
                                      "The record behind a file's contents does not fit it." },
  [CP_ARCHIVE_EXTRA_BROKEN] = { "extra-broken", "The additional data of a file are not well formed." },
  [CP_ARCHIVE_EXTRA_TWICE] = { "extra-twice", "A file has the same additional data twice." },
  [CP_ARCHIVE_RENAMES] = { "renames", "A file has a second name that differs from its first." },
  [CP_ARCHIVE_KIND_DIFFERS] = { "kind-differs", "Something is both marked as a folder and as a file." },
  [CP_ARCHIVE_OVERLAP] = { "overlap", "Two files share the same bytes." },
  [CP_ARCHIVE_GAP] = { "gap", "There are bytes that belong to no listed file." },
  [CP_ARCHIVE_SIZES_WRAPPED] = { "sizes-wrapped",
                                 "Its sizes are wrong, as macOS writes them for zips over 4 GB." },
  [CP_ARCHIVE_HEADER_BROKEN] = { "header-broken", "The record before a file is not well formed." },
  [CP_ARCHIVE_HEADER_UNCLEAR] = { "header-unclear",
                                  "The record before a file can be read in more than one way." },
  [CP_ARCHIVE_AFTER_END] = { "after-end", "Something follows after its end." },
  [CP_ARCHIVE_PATH_ABSOLUTE] = { "path-absolute", "A name begins at the root of a disk." },
  [CP_ARCHIVE_PATH_UPWARDS] = { "path-upwards", "A name leads out of its own folder." },
  [CP_ARCHIVE_PATH_NOT_PLAIN] = { "path-not-plain",
                                  "A name has empty parts or parts that stand for other folders." },
  [CP_ARCHIVE_PATH_CONTROL] = { "path-control", "A name has control characters in it." },
  [CP_ARCHIVE_TWIN] = { "twin",
                        "Two files have the same name, or names that many computers take for the same." },
  [CP_ARCHIVE_FILE_AND_FOLDER] = { "file-and-folder", "A file has the name of a folder." },
  [CP_ARCHIVE_NOT_A_FILE] = { "not-a-file", "It holds a link or a device." },
  [CP_ARCHIVE_READINGS_DIFFER] = { "readings-differ", "Two ways to read it do not come to the same files." },
  [CP_ARCHIVE_CUT_OFF] = { "cut-off", "It was cut off before its end." },
  [CP_ARCHIVE_DAMAGED] = { "damaged", "It does not unpack to its end." },
};

const char *
cp_archive_reason_code (CpArchiveReason reason)
{
  return reasons[reason].code;
}

const char *
cp_archive_reason_words (CpArchiveReason reason)
{
  return reasons[reason].words;
}

static void
fault_free (gpointer data)
{
  CpArchiveFault *fault = data;

  g_free (fault->member);
  g_free (fault->detail);
  g_free (fault);
}

static void
entry_free (gpointer data)
{
  CpArchiveEntry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

GPtrArray *
cp_archive_entries_new (void)
{
  return g_ptr_array_new_with_free_func (entry_free);
}

void
cp_archive_entries_add (GPtrArray *entries, char *path, guint64 size, gboolean is_folder)
{
  CpArchiveEntry *entry = g_new0 (CpArchiveEntry, 1);

  entry->path = path;
  entry->size = size;
  entry->is_folder = is_folder;
  g_ptr_array_add (entries, entry);
}

GPtrArray *
cp_archive_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

void
cp_archive_faults_add (GPtrArray *faults, CpArchiveReason reason, const char *member, char *detail)
{
  CpArchiveFault *fault = g_new0 (CpArchiveFault, 1);

  fault->reason = reason;
  fault->member = g_strdup (member);
  fault->detail = detail;
  g_ptr_array_add (faults, fault);
}
