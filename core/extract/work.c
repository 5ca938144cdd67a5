/* work.c: runs in a worker; takes the bytes of one item, gives its type and what its plugin reads. */
#include "document-wire.h"
#include "extract.h"
#include "identify.h"
#include "reply.h"
#include "sink.h"

static gboolean
run (const CpJob *job, GError **error)
{
  CpReader argument;
  gsize length;

  cp_reader_init (&argument, 1, job->argument, job->argument_length);
  const char *extension = cp_reader_string (&argument);
  gboolean wants_dots = cp_reader_u8 (&argument) != 0;
  const guint8 *bytes = cp_job_map_input (job, &length, error);
  if (bytes == NULL)
    return FALSE;

  g_autofree char *mime = cp_identify_bytes (bytes, length);
  if (!cp_wire_write_words (job->reply, CP_REPLY_IDENTITY, mime, NULL, error))
    return FALSE;
  const CpPluginInfo *info = cp_registry_find_extractor (job->registry, mime);
  if (info == NULL)
    return TRUE; /* the parent sees that no plugin followed */

  if ((info->plugin->needs & CP_NEEDS_THREADS) == 0 && !cp_job_forbid_threads (job, error))
    return FALSE;
  g_autofree char *plugin = g_strdup_printf ("%s/%u", info->name, info->revision);
  if (!cp_wire_write_words (job->reply, CP_REPLY_PLUGIN, plugin, NULL, error) ||
      !cp_writer_flush (job->reply, error)) /* a plugin that dies takes unsent frames with it */
    return FALSE;
  g_autoptr (CpSink) sink = cp_sink_new (job->reply, job->limits);
  sink->wants_dots = wants_dots;
  const CpFile file = { bytes, length, mime, extension };
  return info->plugin->extract (&file, sink, error);
}

const CpWork cp_extract_work = {
  .name = "extract",
  .prepare = cp_identify_prepare,
  .run = run,
  .memory_mib = 896,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
  .role = CP_ROLE_READER,
  .may_thread = TRUE,
};
