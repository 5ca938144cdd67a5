/* progress.c: draws the line at most ten times a second, and only once there is something to wait for. */
#include "progress.h"

#include <unistd.h>

#define EVERY_US 100000
#define SILENT_US 500000

static gint64 started_us, drawn_us;

static void
draw (guint n_done, guint n_known)
{
  gint64 now = g_get_monotonic_time ();

  if (started_us == 0)
    started_us = now;
  if (now - started_us < SILENT_US || now - drawn_us < EVERY_US)
    return;
  drawn_us = now;
  g_printerr ("\rcoproof: %u of %u steps done ", n_done, n_known);
}

void
cp_progress_show (CpHost *host)
{
  if (isatty (STDERR_FILENO))
    cp_host_set_progress (host, draw);
}

void
cp_progress_clear (void)
{
  if (drawn_us != 0)
    g_printerr ("\r%40s\r", "");
  drawn_us = 0;
}
