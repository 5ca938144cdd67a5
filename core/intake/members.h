/* members.h: the frames by which an archive reader tells of members, and the parent's side of them. */
#pragma once

#include "host.h"
#include "item.h"

enum { CP_MEMBER_BEGIN = 1, CP_MEMBER_DATA, CP_MEMBER_END };

typedef enum { CP_MEMBER_FILE, CP_MEMBER_FOLDER, CP_MEMBER_OTHER } CpMemberType;

typedef enum {
  CP_MEMBER_GOOD,
  CP_MEMBER_PASSWORD,
  CP_MEMBER_DAMAGED,     /* it does not unpack, or not to what its record says */
  CP_MEMBER_TOO_LARGE,   /* over the limit for one member */
  CP_MEMBER_SWELLS,      /* over the limit for the ratio */
  CP_MEMBER_UNSUPPORTED, /* packed in a way that the reader does not know */
  CP_N_MEMBER_ENDS
} CpMemberEnd;

/* Worker's side. */
void cp_member_write_begin (CpWriter *writer, const guint8 *raw_name, gsize length, CpMemberType type);
void cp_member_write_data (CpWriter *writer, const guint8 *bytes, gsize length);
void cp_member_write_end (CpWriter *writer, CpMemberEnd end, guint64 amount);

/* Parent's side: the state of one archive that is being read. */
typedef struct {
  CpItems *items;         /* borrowed */
  const CpLimits *limits; /* borrowed */
  CpItem *open;           /* the member whose bytes are coming */
  gboolean skip;          /* the open member is a folder */
  guint n_entries;
  guint64 n_bytes;
} CpMembers;

/* Takes one frame.  FALSE: it cannot be true (CP_ERROR, FAULT), or the bundle is over a limit (HELD). */
gboolean cp_members_take (CpMembers *members, CpReader *frame, GError **error);
