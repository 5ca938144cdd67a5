/* work.h: what can be done in a worker.
 *
 * A room that has something to do with a stranger's bytes describes it as a CpWork; the program hands the
 * list of all works to the host.  `run` is only ever called in a worker, after the sandbox was entered. */
#pragma once

#include "limit-table.h"
#include "registry.h"
#include "sandbox.h"

typedef struct {
  int input;              /* read-only */
  const guint8 *argument; /* what the parent said along with the request; a few kilobytes at most */
  gsize argument_length;
  const CpSandbox *sandbox;
  const CpRegistry *registry;
  const CpLimits *limits;
  CpWriter *reply;
} CpJob;

typedef struct {
  const char *name;
  /* Called once in the zygote, before any bytes come; may be NULL. */
  gboolean (*prepare) (GError **error);
  /* Writes frames of kinds from 1 up.  An error in CP_PLUGIN_ERROR reaches the parent with its code and
   * words. */
  gboolean (*run) (const CpJob *job, GError **error);
  guint memory_mib;        /* more than the zygote has */
  CpLimit seconds;         /* the limit that ends it on the clock */
  gboolean restarts_clock; /* each frame starts the clock afresh: it is a limit on silence */
  CpLimit cpu_seconds;
  CpPluginRole role;   /* whose plugins it uses */
  gboolean may_thread; /* until it calls cp_job_forbid_threads */
} CpWork;

/* From here on no thread can be started; anything that tries kills the worker. */
gboolean cp_job_forbid_threads (const CpJob *job, GError **error);

/* The whole input, mapped read-only for as long as the worker lives. */
const guint8 *cp_job_map_input (const CpJob *job, gsize *ret_length, GError **error);
