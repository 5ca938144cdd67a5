/* inspect.c: takes an archive, gives what its readings say of it. */
#include "inspect.h"
#include "errors.h"
#include "intake.h"

void
cp_inspection_free (CpInspection *inspection)
{
  if (inspection == NULL)
    return;
  cp_items_free (inspection->items);
  g_free (inspection->name);
  g_free (inspection->words);
  g_free (inspection);
}

const char *
cp_inspect_verdict_name (CpInspectVerdict verdict)
{
  static const char *const names[] = { "clean", "held", "refused" };

  return names[verdict];
}

CpInspection *
cp_pipeline_inspect (CpHost *host, const char *path, GError **error)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (CpInspection) inspection = g_new0 (CpInspection, 1);
  g_autoptr (GError) failure = NULL;

  inspection->name = g_path_get_basename (path);
  cp_host_begin_bundle (host);
  inspection->items = cp_intake_open (host, paths, CP_INTAKE_INSPECT, &failure);
  if (inspection->items != NULL)
    cp_host_run (host, &failure);
  if (g_error_matches (failure, CP_ERROR, CP_ERROR_USAGE) ||
      g_error_matches (failure, CP_ERROR, CP_ERROR_FAULT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (failure != NULL) {
    inspection->verdict =
        g_error_matches (failure, CP_ERROR, CP_ERROR_HELD) ? CP_INSPECT_HELD : CP_INSPECT_REFUSED;
    inspection->words = g_strdup (failure->message);
  } else if (inspection->items != NULL && inspection->items->faults->len > 0) {
    inspection->verdict = CP_INSPECT_HELD;
  }
  return g_steal_pointer (&inspection);
}
