/* converter.h: the second kind of worker: another program, which makes a newer copy of a file in an older
 * format.
 *
 * The program is LibreOffice, which must start threads, load what it likes and write: more than a worker of
 * the first kind may do.  So it runs behind bubblewrap or not at all: namespaces of its own, no network,
 * nothing to see but programs, fonts and its one input, nothing to write to but a folder in memory that goes
 * with it. */
#pragma once

#include "limit-table.h"
#include "zygote.h"

/* One kind of copy. */
typedef struct {
  const char *mime;    /* of the file as it was sent */
  const char *from;    /* the extension that goes with it */
  const char *to;      /* the extension of the copy */
  const char *to_mime; /* what the copy must turn out to be */
  const char *part;    /* of LibreOffice, that makes it */
  const char *package; /* that brings the part, on Debian */
} CpConversion;

/* All that there are; ends with a row of NULL. */
extern const CpConversion cp_conversions[];
/* The one for files of a type, or NULL. */
const CpConversion *cp_conversion_find (const char *mime);

typedef struct CpConverter CpConverter;

/* Looks for what it takes, and tries the sandbox once.  `program` is one that stands in for LibreOffice, with
 * the same arguments; "" for none at all, NULL for LibreOffice. */
CpConverter *cp_converter_new (const char *program);
void cp_converter_free (CpConverter *converter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpConverter, cp_converter_free)

/* Why this machine cannot make the copy and what would help, in a sentence; NULL where it can.  Owned by the
 * caller. */
char *cp_converter_explain_lack (const CpConverter *converter, const CpConversion *conversion);

/* Starts the making of one copy: `fds` are the file that was sent, where the bytes of the copy go, and where
 * complaints go; they stay the caller's.  Gives a pidfd, owned by the caller, or -1 with CP_ERROR (FAULT). */
int cp_converter_start (const CpConverter *converter, const CpConversion *conversion, const CpLimits *limits,
                        const int fds[3], GError **error);

/* The exit status that says: it ran to its end and made no copy. */
#define CP_CONVERTER_MADE_NOTHING 3
/* Takes leave of a process that has ended: its status as of wait(2), with the signal that ended what ran
 * behind bubblewrap, and what it used. */
void cp_converter_end (int pidfd, CpReport *ret_report);
