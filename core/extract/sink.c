/* sink.c: takes pushes, gives frames, and says stop when a limit is met. */
#include "sink.h"
#include "document-wire.h"
#include "picture.h"
#include "reply.h"

#include <string.h>

#define CHUNK_BYTES (256u << 10)

typedef struct {
  CpSink base; /* first, so that a sink is the whole */
  CpWriter *writer;
  const CpLimits *limits;
  guint n_pages;
} Sink;

static gboolean
fail_limit (const Sink *sink, CpLimit limit, guint64 met, GError **error)
{
  g_autofree char *words = cp_limit_words (sink->limits, limit, met);

  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT, words);
  return FALSE;
}

static gboolean
push_page (CpSink *base, const CpPage *page, GError **error)
{
  Sink *sink = (Sink *) base;

  if (++sink->n_pages > sink->limits->value[CP_LIMIT_PAGES])
    return fail_limit (sink, CP_LIMIT_PAGES, G_MAXUINT64, error);
  if (strlen (page->text) > sink->limits->value[CP_LIMIT_PAGE_BYTES])
    return fail_limit (sink, CP_LIMIT_PAGE_BYTES, strlen (page->text), error);
  return cp_wire_write_page (sink->writer, CP_REPLY_PAGE, page, error);
}

static gboolean
push_field (CpSink *base, const CpField *field, GError **error)
{
  return cp_wire_write_field (((Sink *) base)->writer, CP_REPLY_FIELD, field, error);
}

static gboolean
push_meta (CpSink *base, const char *key, const char *value, GError **error)
{
  return cp_wire_write_words (((Sink *) base)->writer, CP_REPLY_META, key, value, error);
}

static gboolean
push_gap (CpSink *base, guint32 page, CpGapWhy why, guint carries, const char *detail, GError **error)
{
  const CpGap gap = { page, why, carries, (char *) detail };

  return cp_wire_write_gap (((Sink *) base)->writer, CP_REPLY_GAP, &gap, error);
}

static gboolean
push_child (CpSink *base, const char *name, const guint8 *bytes, gsize length, GError **error)
{
  Sink *sink = (Sink *) base;

  if (length > sink->limits->value[CP_LIMIT_MEMBER_BYTES])
    return fail_limit (sink, CP_LIMIT_MEMBER_BYTES, length, error);
  if (!cp_wire_write_bytes (sink->writer, CP_REPLY_CHILD, name, strlen (name), error))
    return FALSE;
  for (gsize done = 0; done < length; done += CHUNK_BYTES)
    if (!cp_wire_write_bytes (sink->writer, CP_REPLY_CHILD_DATA, bytes + done,
                              MIN (CHUNK_BYTES, length - done), error))
      return FALSE;
  return cp_wire_write_bytes (sink->writer, CP_REPLY_CHILD_END, NULL, 0, error);
}

static gboolean
push_picture (CpSink *base, const CpPicture *picture, GError **error)
{
  Sink *sink = (Sink *) base;
  gsize length = cp_picture_bytes (picture);

  if (!base->wants_dots) {
    cp_writer_begin (sink->writer, CP_REPLY_UNSEEN_PICTURE);
    cp_writer_u32 (sink->writer, picture->page);
    cp_writer_u32 (sink->writer, picture->carries);
    return cp_writer_end (sink->writer, error);
  }
  if (length > sink->limits->value[CP_LIMIT_PIXELS])
    return fail_limit (sink, CP_LIMIT_PIXELS, length, error);
  cp_writer_begin (sink->writer, CP_REPLY_PICTURE);
  cp_picture_write (sink->writer, picture);
  if (!cp_writer_end (sink->writer, error))
    return FALSE;
  for (gsize done = 0; done < length; done += CHUNK_BYTES)
    if (!cp_wire_write_bytes (sink->writer, CP_REPLY_PICTURE_DATA, picture->dots + done,
                              MIN (CHUNK_BYTES, length - done), error))
      return FALSE;
  return TRUE;
}

static gboolean
push_aside (CpSink *base, guint32 page, CpAsideKind kind, const char *text, GError **error)
{
  const CpAside aside = { page, kind, (char *) text };

  return cp_wire_write_aside (((Sink *) base)->writer, CP_REPLY_ASIDE, &aside, error);
}

CpSink *
cp_sink_new (CpWriter *writer, const CpLimits *limits)
{
  Sink *sink = g_new0 (Sink, 1);

  sink->base =
      (CpSink){ push_page, push_field, push_meta, push_gap, push_child, push_picture, push_aside, TRUE };
  sink->writer = writer;
  sink->limits = limits;
  return &sink->base;
}

void
cp_sink_free (CpSink *sink)
{
  g_free (sink);
}
