/* archive-fault.h: why an archive is held: one closed table of codes and words.
 *
 * The codes stand in `coproof inspect` and are documented in core/intake/README.md; a test holds the two
 * together. */
#pragma once

#include <glib.h>

typedef enum {
  /* the end of a zip */
  CP_ARCHIVE_NO_END,
  CP_ARCHIVE_END_NOT_LAST,
  CP_ARCHIVE_SEVERAL_ENDS,
  CP_ARCHIVE_SPLIT,
  CP_ARCHIVE_ZIP64_DIFFERS,
  CP_ARCHIVE_DIRECTORY_ELSEWHERE,
  CP_ARCHIVE_DIRECTORY_SIZE,
  CP_ARCHIVE_ENTRY_COUNT,
  CP_ARCHIVE_DIRECTORY_ENCRYPTED,
  /* a member of a zip */
  CP_ARCHIVE_HEADER_MISSING,
  CP_ARCHIVE_NAME_DIFFERS,
  CP_ARCHIVE_METHOD_DIFFERS,
  CP_ARCHIVE_FLAGS_DIFFER,
  CP_ARCHIVE_CHECKSUM_DIFFERS,
  CP_ARCHIVE_SIZE_DIFFERS,
  CP_ARCHIVE_DESCRIPTOR_DIFFERS,
  CP_ARCHIVE_EXTRA_BROKEN,
  CP_ARCHIVE_EXTRA_TWICE,
  CP_ARCHIVE_RENAMES,
  CP_ARCHIVE_KIND_DIFFERS,
  CP_ARCHIVE_OVERLAP,
  CP_ARCHIVE_GAP,
  CP_ARCHIVE_SIZES_WRAPPED,
  /* a member of a tar */
  CP_ARCHIVE_HEADER_BROKEN,
  CP_ARCHIVE_HEADER_UNCLEAR,
  CP_ARCHIVE_AFTER_END,
  /* a name, in any archive */
  CP_ARCHIVE_PATH_ABSOLUTE,
  CP_ARCHIVE_PATH_UPWARDS,
  CP_ARCHIVE_PATH_NOT_PLAIN,
  CP_ARCHIVE_PATH_CONTROL,
  CP_ARCHIVE_TWIN,
  CP_ARCHIVE_FILE_AND_FOLDER,
  CP_ARCHIVE_NOT_A_FILE,
  /* two readings of one archive */
  CP_ARCHIVE_READINGS_DIFFER,
  CP_ARCHIVE_CUT_OFF,
  CP_ARCHIVE_DAMAGED,
  CP_N_ARCHIVE_REASONS
} CpArchiveReason;

/* "several-ends" */
const char *cp_archive_reason_code (CpArchiveReason reason);
/* "It has two lists of its files, and programs would choose differently." */
const char *cp_archive_reason_words (CpArchiveReason reason);

/* One fault of an archive. */
typedef struct {
  CpArchiveReason reason;
  char *member; /* as shown; NULL where it concerns the whole */
  char *detail; /* numbers and places; may be NULL */
} CpArchiveFault;

/* A member as one reading of an archive lists it. */
typedef struct {
  char *path; /* as shown */
  guint64 size;
  gboolean is_folder;
} CpArchiveEntry;

/* Arrays of CpArchiveFault and of CpArchiveEntry, which own them. */
GPtrArray *cp_archive_entries_new (void);
/* Takes `path` over. */
void cp_archive_entries_add (GPtrArray *entries, char *path, guint64 size, gboolean is_folder);
GPtrArray *cp_archive_faults_new (void);
/* Takes `detail` over; `member` is copied. */
void cp_archive_faults_add (GPtrArray *faults, CpArchiveReason reason, const char *member, char *detail);
