/* members.c: members as frames. */
#include "members.h"

CpListed *
cp_listed_new (const guint8 *raw_name, gsize length, CpMemberType type)
{
  CpListed *listed = g_new0 (CpListed, 1);

  listed->raw_name = g_bytes_new (raw_name, length);
  listed->type = type;
  listed->size = G_MAXUINT64;
  return listed;
}

void
cp_listed_free (CpListed *listed)
{
  if (listed == NULL)
    return;
  g_bytes_unref (listed->raw_name);
  g_free (listed->sha256);
  g_free (listed);
}

gboolean
cp_member_write_begin (CpWriter *writer, const guint8 *raw_name, gsize length, CpMemberType type,
                       GError **error)
{
  cp_writer_begin (writer, CP_MEMBER_BEGIN);
  cp_writer_bytes (writer, raw_name, length);
  cp_writer_u8 (writer, (guint8) type);
  return cp_writer_end (writer, error);
}

gboolean
cp_member_write_data (CpWriter *writer, const guint8 *bytes, gsize length, GError **error)
{
  cp_writer_begin (writer, CP_MEMBER_DATA);
  cp_writer_bytes (writer, bytes, length);
  return cp_writer_end (writer, error);
}

gboolean
cp_member_write_end (CpWriter *writer, CpMemberEnd end, GError **error)
{
  cp_writer_begin (writer, CP_MEMBER_END);
  cp_writer_u8 (writer, (guint8) end);
  return cp_writer_end (writer, error);
}

gboolean
cp_member_write_listed (CpWriter *writer, const CpListed *listed, GError **error)
{
  gsize length;
  const guint8 *raw = g_bytes_get_data (listed->raw_name, &length);

  cp_writer_begin (writer, CP_MEMBER_LISTED);
  cp_writer_bytes (writer, raw, length);
  cp_writer_u8 (writer, (guint8) listed->type);
  cp_writer_u8 (writer, (guint8) listed->end);
  cp_writer_u64 (writer, listed->size);
  cp_writer_string (writer, listed->sha256);
  return cp_writer_end (writer, error);
}

gboolean
cp_member_write_fault (CpWriter *writer, CpArchiveReason reason, const char *member, const char *detail,
                       GError **error)
{
  cp_writer_begin (writer, CP_MEMBER_FAULT);
  cp_writer_u8 (writer, (guint8) reason);
  cp_writer_string (writer, member);
  cp_writer_string (writer, detail);
  return cp_writer_end (writer, error);
}

gboolean
cp_member_write_faults (CpWriter *writer, const GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    if (!cp_member_write_fault (writer, fault->reason, fault->member, fault->detail, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cp_member_swells (const CpLimits *limits, guint64 packed, guint64 unpacked)
{
  return unpacked > limits->value[CP_LIMIT_RATIO_FROM_BYTES] &&
         unpacked / MAX (packed, 1) > limits->value[CP_LIMIT_RATIO];
}

CpMemberEnd
cp_member_weigh (const CpLimits *limits, guint64 packed, guint64 unpacked)
{
  if (unpacked > limits->value[CP_LIMIT_MEMBER_BYTES])
    return CP_MEMBER_TOO_LARGE;
  return cp_member_swells (limits, packed, unpacked) ? CP_MEMBER_SWELLS : CP_MEMBER_GOOD;
}

CpListed *
cp_member_read_listed (CpReader *frame)
{
  gsize length;
  const guint8 *raw = cp_reader_bytes (frame, &length);
  guint8 type = cp_reader_u8 (frame), end = cp_reader_u8 (frame);
  guint64 size = cp_reader_u64 (frame);
  const char *sha256 = cp_reader_string (frame);

  if (!cp_reader_finish (frame) || type >= CP_N_MEMBER_TYPES || end >= CP_N_MEMBER_ENDS)
    return NULL;
  CpListed *listed = cp_listed_new (raw, length, type);
  listed->end = end;
  listed->size = size;
  listed->sha256 = g_strdup (sha256);
  return listed;
}

gboolean
cp_member_read_fault (CpReader *frame, GPtrArray *faults)
{
  guint8 reason = cp_reader_u8 (frame);
  const char *member = cp_reader_string (frame), *detail = cp_reader_string (frame);

  if (!cp_reader_finish (frame) || reason >= CP_N_ARCHIVE_REASONS)
    return FALSE;
  cp_archive_faults_add (faults, reason, member, g_strdup (detail));
  return TRUE;
}
