/* plugin.c: takes any bytes for a file, hands them to the one extractor that is linked in; the first byte
 * says as which of its types.  What it pushes goes the way to the parent, who must have nothing to refuse. */
#include "coproof-plugin.h"
#include "descriptor.h"
#include "document-wire.h"
#include "fuzz.h"
#include "picture.h"
#include "reply.h"
#include "sink.h"

#include <sys/stat.h>
#include <unistd.h>

/* Enough to be read further than the first, and not so much that each input takes long. */
#define MOST_PAGES 20
#define COMMA_SEPARATED 0x80 /* in the first byte: the sender calls it .csv */

static GLogWriterOutput
say_nothing (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  (void) level, (void) fields, (void) n_fields, (void) data;
  return G_LOG_WRITER_HANDLED;
}

static const CpPlugin *
find_plugin (void)
{
  GModule *program = g_module_open (NULL, 0);
  g_autoptr (GError) error = NULL;
  gpointer symbol = NULL;

  g_assert_true (g_module_symbol (program, COPROOF_PLUGIN_SYMBOL, &symbol));
  const CpPlugin *plugin = symbol;
  g_log_set_writer_func (say_nothing, NULL, NULL);
  g_assert_true (plugin->warm_up == NULL || plugin->warm_up (&error));
  return plugin;
}

static gboolean
is_believed (CpReader *frame, CpReading *reading, const CpLimits *limits, GError **error)
{
  CpPicture picture;
  gsize length;
  const guint8 *bytes;

  switch (frame->kind) {
  case CP_REPLY_PAGE:
    return cp_wire_read_page (frame, reading, error);
  case CP_REPLY_FIELD:
    return cp_wire_read_field (frame, reading, error);
  case CP_REPLY_META:
    return cp_wire_read_meta (frame, reading, error);
  case CP_REPLY_GAP:
    return cp_wire_read_gap (frame, reading, error);
  case CP_REPLY_ASIDE:
    return cp_wire_read_aside (frame, reading, error);
  case CP_REPLY_PICTURE:
    return cp_picture_read (frame, limits, &picture);
  case CP_REPLY_CHILD:
    bytes = cp_reader_bytes (frame, &length);
    return cp_reader_finish (frame) && g_utf8_validate_len ((const char *) bytes, length, NULL);
  default:
    return TRUE;
  }
}

/* All that was pushed, as the parent hears it. */
static void
assert_believed (int fd, const CpLimits *limits)
{
  g_autoptr (CpReading) reading = cp_reading_new (NULL);
  struct stat status;
  CpReader frame;
  gsize length;

  g_assert_true (fstat (fd, &status) == 0);
  g_autofree guint8 *bytes = g_malloc ((gsize) status.st_size + 1);
  g_assert_true (cp_fd_read_at (fd, bytes, (gsize) status.st_size, 0, &length, NULL));
  const guint8 *next = bytes;
  while (cp_reader_next_frame (&next, bytes + length, &frame)) {
    g_autoptr (GError) error = NULL;
    if (!is_believed (&frame, reading, limits, &error))
      g_error ("the host would refuse a frame of kind %u: %s", frame.kind,
               error != NULL ? error->message : "");
  }
  g_assert_true (next == bytes + length);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  static const CpPlugin *plugin;
  g_autoptr (GError) error = NULL;
  CpLimits limits;

  if (length == 0)
    return 0;
  if (plugin == NULL)
    plugin = find_plugin ();
  cp_limits_init (&limits);
  limits.value[CP_LIMIT_PAGES] = MOST_PAGES;
  guint n_mimes = g_strv_length ((char **) plugin->mimes);
  const CpFile file = { bytes + 1, length - 1, plugin->mimes[(bytes[0] & ~COMMA_SEPARATED) % n_mimes],
                        (bytes[0] & COMMA_SEPARATED) != 0 ? "csv" : "" };
  cp_autofd int fd = cp_fd_new_memory ("reply", NULL);
  g_autoptr (CpWriter) writer = cp_writer_new (fd);
  g_autoptr (CpSink) sink = cp_sink_new (writer, &limits);
  gboolean good = plugin->extract (&file, sink, &error);
  g_assert_true (good == (error == NULL));
  g_assert_true (cp_writer_flush (writer, NULL));
  assert_believed (fd, &limits);
  return 0;
}
