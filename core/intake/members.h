/* members.h: the frames by which an archive reader tells of members. */
#pragma once

#include "archive-fault.h"
#include "limit-table.h"
#include "wire.h"

enum {
  CP_MEMBER_FORMAT = 1, /* CpArchiveFormat, and whether there are more members than the limit */
  CP_MEMBER_BEGIN,
  CP_MEMBER_DATA,
  CP_MEMBER_END,
  CP_MEMBER_LISTED, /* a member without its bytes */
  CP_MEMBER_FAULT,
};

typedef enum { CP_MEMBER_FILE, CP_MEMBER_FOLDER, CP_MEMBER_OTHER, CP_N_MEMBER_TYPES } CpMemberType;

typedef enum {
  CP_MEMBER_GOOD,
  CP_MEMBER_PASSWORD,
  CP_MEMBER_DAMAGED,     /* it does not unpack, or not to what its record says */
  CP_MEMBER_TOO_LARGE,   /* over the limit for one member */
  CP_MEMBER_SWELLS,      /* over the limit for the ratio */
  CP_MEMBER_UNSUPPORTED, /* packed in a way that the reader does not know */
  CP_N_MEMBER_ENDS
} CpMemberEnd;

/* A member as one reading lists it. */
typedef struct {
  GBytes *raw_name;
  CpMemberType type;
  CpMemberEnd end;
  guint64 size; /* G_MAXUINT64 where this reading does not know it */
  char *sha256; /* NULL where it did not unpack it */
} CpListed;

CpListed *cp_listed_new (const guint8 *raw_name, gsize length, CpMemberType type);
void cp_listed_free (CpListed *listed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpListed, cp_listed_free)

/* Worker's side; each writes a whole frame. */
gboolean cp_member_write_begin (CpWriter *writer, const guint8 *raw_name, gsize length, CpMemberType type,
                                GError **error);
gboolean cp_member_write_data (CpWriter *writer, const guint8 *bytes, gsize length, GError **error);
gboolean cp_member_write_end (CpWriter *writer, CpMemberEnd end, GError **error);
gboolean cp_member_write_listed (CpWriter *writer, const CpListed *listed, GError **error);
gboolean cp_member_write_fault (CpWriter *writer, CpArchiveReason reason, const char *member,
                                const char *detail, GError **error);
gboolean cp_member_write_faults (CpWriter *writer, const GPtrArray *faults, GError **error);

/* How the limits end a member that has unpacked to so many bytes from so many; GOOD while they do not. */
CpMemberEnd cp_member_weigh (const CpLimits *limits, guint64 packed, guint64 unpacked);
/* Whether so much came out of so little that no honest archive does so. */
gboolean cp_member_swells (const CpLimits *limits, guint64 packed, guint64 unpacked);

/* Parent's side: NULL or FALSE when the frame cannot be true. */
CpListed *cp_member_read_listed (CpReader *frame);
gboolean cp_member_read_fault (CpReader *frame, GPtrArray *faults);
