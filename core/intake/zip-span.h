/* zip-span.h: our own reading of a zip: does every byte of it belong to exactly one thing, and do its two
 * lists agree?
 *
 * A zip lists its files twice: beside each file's contents (local headers) and at its end (central
 * directory).  Programs trust one or the other, so a zip can show two programs different files.  This walk
 * reads only headers and trusts neither (PKWARE APPNOTE.TXT 6.3.10; the ambiguity classes of "My ZIP isn't
 * your ZIP", USENIX Security 2025). */
#pragma once

#include "archive-fault.h"
#include "limit-table.h"

typedef struct {
  guint8 *raw_name;
  gsize name_length;
  guint64 size;
  gboolean is_folder;
  gboolean is_encrypted;
} CpSpanMember;

typedef struct {
  gboolean is_zip;          /* it begins or ends as one */
  gboolean is_office;       /* an office document, which is a zip, too */
  GPtrArray *members;       /* CpSpanMember, in the order of the central directory */
  GPtrArray *faults;        /* CpArchiveFault; none: nothing is ambiguous */
  gboolean over_limit;      /* more members than the limit: the walk stopped */
  gboolean loses_streamers; /* it has a 64-bit descriptor that nothing before it announces, as Windows writes
                               them: what streams cannot read such a file */
} CpSpanWalk;

/* Whether the file ends as a zip does: then it is one to programs that look there, whatever it begins with.
 */
gboolean cp_span_ends_as_zip (int fd, guint64 size);

/* Reads by position from `fd`.  Never fails: what cannot be read is a fault. */
CpSpanWalk *cp_span_walk_new (int fd, guint64 size, const CpLimits *limits);
void cp_span_walk_free (CpSpanWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSpanWalk, cp_span_walk_free)
