/* host.h: everything that touches a stranger's bytes happens in a worker, and this is how to ask for it.
 *
 * A task is one work on one input.  Tasks wait in a queue and run in as many workers as there are processors;
 * the parent hears their frames, keeps their deadlines and output caps, and believes nothing that it did not
 * check. */
#pragma once

#include "converter.h"
#include "sandbox.h"
#include "work.h"

typedef struct CpHost CpHost;

typedef struct {
  const char *plugin_folder;
  const CpWork *const *works; /* NULL-terminated; the same list in the program and in its zygote */
  CpLimits limits;
  guint n_workers; /* 0: as many as there are processors, and one more of those whose work is soon done */
  guint guards;    /* CpGuard bits; 0 is --unsandboxed */
  const char *languages; /* of recognised words, "eng+urd"; NULL for the plugin's own choice */
  const char *converter; /* a program in place of LibreOffice; "" for none; NULL for LibreOffice */
} CpHostOptions;

/* Starts the zygote and returns at once.  NULL with CP_ERROR (FAULT). */
CpHost *cp_host_new (const CpHostOptions *options, GError **error);
/* Kills every worker and the zygote. */
void cp_host_free (CpHost *host);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpHost, cp_host_free)

/* Waits until the readers are loaded; borrowed.  NULL with CP_ERROR (FAULT) when the zygote died, or when the
 * kernel cannot lock workers in and nobody said that this is allowed. */
const CpRegistry *cp_host_get_plugins (CpHost *host, GError **error);
/* Those of one role; they are loaded now if they were not.  Borrowed; NULL as above. */
const CpRegistry *cp_host_get_role (CpHost *host, CpPluginRole role, GError **error);
/* Whether there is any plugin that recognises words in pictures, without loading it. */
gboolean cp_host_has_recogniser (const CpHost *host);
/* What makes copies of old files; it is looked for, and its walls are tried, at the first call.  Borrowed. */
const CpConverter *cp_host_get_converter (CpHost *host);
/* Settings that every classifier is to read before its next task.  Returns at once; a classifier that cannot
 * read them fails its tasks.  FALSE with CP_ERROR (FAULT). */
gboolean cp_host_set_classifier_settings (CpHost *host, GBytes *settings, GError **error);
const CpLimits *cp_host_get_limits (const CpHost *host);
const char *cp_host_get_plugin_folder (const CpHost *host);
/* CpGuard bits that hold; known once the plugins are. */
guint cp_host_get_guards (const CpHost *host);
guint cp_host_get_landlock_version (const CpHost *host);
/* Starts the clock of a portfolio afresh. */
void cp_host_begin_bundle (CpHost *host);
/* Whether a task of this portfolio was ended by the clock: then the same input may give another result on
 * another day. */
gboolean cp_host_was_time_limit_met (const CpHost *host);
/* Somebody else's limit on time was met. */
void cp_host_note_time_limit (CpHost *host);

typedef enum {
  CP_END_DONE,
  CP_END_GAVE_UP, /* the work itself failed: `code` and `words` say why */
  CP_END_CRASHED,
  CP_END_EXITED,
  CP_END_TIME,
  CP_END_PROCESSOR_TIME,
  CP_END_MEMORY,
  CP_END_FLOOD,
  CP_END_FORBIDDEN_CALL,
  CP_END_BAD_REPLY,
  CP_END_STOPPED, /* it never ran: the time of the portfolio was up */
} CpEndKind;

typedef struct {
  CpEndKind kind;
  CpPluginError code;
  const char *words;    /* borrowed; NULL unless GAVE_UP or BAD_REPLY */
  gboolean lost_memory; /* a library said that it ran out of memory, whatever the work says */
  int signal;           /* CRASHED: which */
  guint64 cpu_microseconds;
  guint64 peak_kib;
} CpEnd;

typedef struct CpTask CpTask;
struct CpTask {
  const CpWork *work;
  const CpConversion *conversion; /* where the work is the converter's; NULL otherwise */
  guint64 size;                   /* the largest task goes first */
  gboolean urgent;                /* goes before every task that is not */
  GBytes *argument;               /* may be NULL */
  guint64 apart_bytes;            /* of the reply, which have limits of their own: `frame` adds to it */
  gpointer data;                  /* for the functions below */
  /* Asked when the task's turn has come: TRUE ends it as STOPPED.  May be NULL. */
  gboolean (*is_stopped) (CpTask *task);
  /* The input, when the task's turn has come; -1 with an error ends the whole run. */
  int (*open_input) (CpTask *task, GError **error);
  /* A frame of the work.  FALSE: it cannot be true, and the task ends as BAD_REPLY with the error's words. */
  gboolean (*frame) (CpTask *task, CpReader *frame, GError **error);
  /* Of the converter, in place of frames: bytes of the copy.  FALSE: there are too many, and the task ends as
   * FLOOD. */
  gboolean (*bytes) (CpTask *task, const guint8 *bytes, gsize length);
  /* The end, exactly once for each task that was submitted.  FALSE ends the whole run. */
  gboolean (*ended) (CpTask *task, const CpEnd *end, GError **error);
  GDestroyNotify free_data; /* for `data`, when the task is over; may be NULL */
};

/* Called whenever a task ends: how many have ended since the host began, and how many there are so far. */
typedef void (*CpProgressFunc) (guint n_done, guint n_known);
void cp_host_set_progress (CpHost *host, CpProgressFunc progress);

/* Takes the task over. */
void cp_host_submit (CpHost *host, CpTask *task);
/* Runs until no task is left, those submitted meanwhile included.  FALSE with CP_ERROR (FAULT). */
gboolean cp_host_run (CpHost *host, GError **error);
