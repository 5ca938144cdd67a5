/* zygote-link.h: the parent's end of one zygote: starts it, asks it for workers, hears of their deaths. */
#pragma once

#include "zygote.h"

typedef struct {
  /* to be set before the start */
  CpPluginRole role;
  char *plugin_folder; /* owned: of this role */
  char *languages;     /* owned */
  CpLimits limits;
  guint wanted_guards;
  GBytes *settings; /* of classifiers; may be NULL */
  /* how it stands */
  int socket;
  pid_t pid; /* 0: not started */
  gboolean is_ready;
  CpRegistry *registry; /* once it is ready */
  guint guards;
  guint landlock_version;
} CpZygoteLink;

/* A link that is not started.  What it is given is copied. */
void cp_zygote_link_init (CpZygoteLink *link, CpPluginRole role, const char *plugin_folder,
                          const char *languages, const CpLimits *limits, guint guards);
/* Stops it, too. */
void cp_zygote_link_clear (CpZygoteLink *link);

/* Starts the process and returns at once.  FALSE with CP_ERROR (FAULT). */
gboolean cp_zygote_link_start (CpZygoteLink *link, GError **error);
/* What its classifiers are to read, from the next worker on; starts it if need be.  FALSE with CP_ERROR
 * (FAULT). */
gboolean cp_zygote_link_set_settings (CpZygoteLink *link, GBytes *settings, GError **error);
/* Kills it, and with it its workers where it has a namespace of processes. */
void cp_zygote_link_stop (CpZygoteLink *link);
/* Kills it without waiting: the next cp_zygote_link_hear says so. */
void cp_zygote_link_kill (const CpZygoteLink *link);
/* Waits until its plugins are loaded.  FALSE with CP_ERROR (FAULT): it died, or the kernel cannot lock
 * workers in and nobody said that this is allowed. */
gboolean cp_zygote_link_wait (CpZygoteLink *link, GError **error);

typedef enum {
  CP_HEARD_REPORT, /* of a worker: ret_report is set, and for STARTED ret_pidfd, owned by the caller */
  CP_HEARD_READY,
  CP_HEARD_NOTHING, /* the zygote is gone */
  CP_HEARD_ERROR,   /* with CP_ERROR (FAULT) */
} CpHeard;

/* Takes one packet; blocks until there is one. */
CpHeard cp_zygote_link_hear (CpZygoteLink *link, CpReport *ret_report, int *ret_pidfd, GError **error);
/* Asks for a worker: `fds` are its input, reply and errors.  `argument` may be NULL. */
gboolean cp_zygote_link_ask (CpZygoteLink *link, guint32 id, guint32 work, GBytes *argument, const int fds[3],
                             GError **error);
