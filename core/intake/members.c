/* members.c: takes a reader's frames, gives items with their bytes kept, counted and hashed. */
#include "members.h"
#include "coproof-plugin.h"
#include "errors.h"
#include "names.h"

void
cp_member_write_begin (CpWriter *writer, const guint8 *raw_name, gsize length, CpMemberType type)
{
  cp_writer_begin (writer, CP_MEMBER_BEGIN);
  cp_writer_bytes (writer, raw_name, length);
  cp_writer_u8 (writer, (guint8) type);
}

void
cp_member_write_data (CpWriter *writer, const guint8 *bytes, gsize length)
{
  cp_writer_begin (writer, CP_MEMBER_DATA);
  cp_writer_bytes (writer, bytes, length);
}

void
cp_member_write_end (CpWriter *writer, CpMemberEnd end, guint64 amount)
{
  cp_writer_begin (writer, CP_MEMBER_END);
  cp_writer_u8 (writer, (guint8) end);
  cp_writer_u64 (writer, amount);
}

static gboolean
fail_bad (GError **error)
{
  g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "the archive's reader contradicts itself");
  return FALSE;
}

static gboolean
fail_limit (const CpLimits *limits, CpLimit limit, guint64 met, GError **error)
{
  g_autofree char *words = cp_limit_words (limits, limit, met);

  g_set_error (error, CP_ERROR, CP_ERROR_HELD, "%s: please send it in several smaller bundles", words);
  return FALSE;
}

static gboolean
begin_member (CpMembers *members, CpReader *frame, GError **error)
{
  gsize length;
  const guint8 *raw = cp_reader_bytes (frame, &length);
  CpMemberType type = cp_reader_u8 (frame);

  if (!cp_reader_finish (frame) || members->open != NULL || members->skip || type > CP_MEMBER_OTHER)
    return fail_bad (error);
  if (++members->n_entries > members->limits->value[CP_LIMIT_MEMBERS])
    return fail_limit (members->limits, CP_LIMIT_MEMBERS, G_MAXUINT64, error);
  members->skip = type == CP_MEMBER_FOLDER;
  if (members->skip)
    return TRUE;

  g_autofree char *path = cp_name_to_display (raw, length);
  CpItem *item = cp_items_add (members->items, path);
  item->raw_name = g_bytes_new (raw, length);
  char *excess = cp_name_find_excess (members->limits, raw, length);
  if (excess != NULL)
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT, excess, CP_CARRIES_ANYTHING);
  else if (type == CP_MEMBER_OTHER)
    cp_item_end (item, CP_OUTCOME_REFUSED, CP_REASON_NOT_A_FILE, NULL, 0);
  else if (cp_name_is_system_file (path))
    cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_SYSTEM_FILE, NULL, 0);
  members->open = item;
  return TRUE;
}

static gboolean
keep_data (CpMembers *members, CpReader *frame, GError **error)
{
  gsize length;
  const guint8 *bytes = cp_reader_bytes (frame, &length);

  if (!cp_reader_finish (frame) || members->open == NULL)
    return fail_bad (error);
  members->n_bytes += length;
  if (members->n_bytes > members->limits->value[CP_LIMIT_BUNDLE_BYTES])
    return fail_limit (members->limits, CP_LIMIT_BUNDLE_BYTES, G_MAXUINT64, error);
  if (members->open->size + length > members->limits->value[CP_LIMIT_MEMBER_BYTES])
    return fail_bad (error); /* the reader should have stopped */
  return cp_items_keep (members->items, members->open, bytes, length, error);
}

static void
end_item (const CpMembers *members, CpItem *item, CpMemberEnd end, guint64 amount)
{
  switch (end) {
  case CP_MEMBER_PASSWORD:
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, CP_CARRIES_ANYTHING);
    break;
  case CP_MEMBER_DAMAGED:
    cp_item_end (item, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED,
                 g_strdup ("It does not unpack from the archive."), CP_CARRIES_ANYTHING);
    break;
  case CP_MEMBER_TOO_LARGE:
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (members->limits, CP_LIMIT_MEMBER_BYTES, amount), CP_CARRIES_ANYTHING);
    break;
  case CP_MEMBER_SWELLS:
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_LIMIT,
                 cp_limit_words (members->limits, CP_LIMIT_RATIO, amount), CP_CARRIES_ANYTHING);
    break;
  case CP_MEMBER_UNSUPPORTED:
    cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_UNSUPPORTED_FORM,
                 g_strdup ("It is packed in a way that we do not unpack."), CP_CARRIES_ANYTHING);
    break;
  case CP_MEMBER_GOOD:
  case CP_N_MEMBER_ENDS:
    break;
  }
}

static gboolean
end_member (CpMembers *members, CpReader *frame, GError **error)
{
  guint8 end = cp_reader_u8 (frame);
  guint64 amount = cp_reader_u64 (frame);

  if (!cp_reader_finish (frame) || end >= CP_N_MEMBER_ENDS || (members->open == NULL && !members->skip))
    return fail_bad (error);
  members->skip = FALSE;
  CpItem *item = g_steal_pointer (&members->open);
  if (item == NULL)
    return TRUE;
  if (end != CP_MEMBER_GOOD && item->outcome == CP_OUTCOME_PENDING)
    end_item (members, item, end, amount);
  else if (item->size == 0 && item->outcome == CP_OUTCOME_PENDING)
    cp_item_end (item, CP_OUTCOME_BROKEN, CP_REASON_EMPTY, NULL, 0);
  cp_items_arrive (members->items, item);
  return TRUE;
}

gboolean
cp_members_take (CpMembers *members, CpReader *frame, GError **error)
{
  switch (frame->kind) {
  case CP_MEMBER_BEGIN:
    return begin_member (members, frame, error);
  case CP_MEMBER_DATA:
    return keep_data (members, frame, error);
  case CP_MEMBER_END:
    return end_member (members, frame, error);
  default:
    return fail_bad (error);
  }
}
