/* sandbox.h: what a worker may still do once it holds a stranger's bytes.
 *
 * Built once in the zygote, entered by every worker before it reads its input.  Each part holds on its own,
 * and the tests switch them off one by one to see that. */
#pragma once

#include <glib.h>

typedef enum {
  CP_GUARD_LANDLOCK =
      1 << 0, /* no path but the read-only ones that plugins declared; no TCP; no signals out */
  CP_GUARD_SECCOMP = 1 << 1,    /* an allow-list of system calls; anything else kills the worker */
  CP_GUARD_NAMESPACES = 1 << 2, /* own process, network, IPC, mount and user namespaces */
  CP_GUARD_USER = 1 << 3,       /* never root */
} CpGuard;

#define CP_GUARD_ALL (CP_GUARD_LANDLOCK | CP_GUARD_SECCOMP | CP_GUARD_NAMESPACES | CP_GUARD_USER)
/* Without these the program refuses to read anything. */
#define CP_GUARD_NEEDED (CP_GUARD_LANDLOCK | CP_GUARD_SECCOMP)

/* "landlock" */
const char *cp_guard_name (CpGuard guard);

typedef struct CpSandbox CpSandbox;

/* Builds the guards that are asked for, as far as this kernel has them.  `reads` are the paths that workers
 * may open for reading (missing ones are passed over); NULL-terminated. */
CpSandbox *cp_sandbox_new (guint guards, const char *const *reads);
/* To be called in a worker that entered with `may_thread`, before it runs what needs no thread. */
gboolean cp_sandbox_forbid_threads (const CpSandbox *sandbox, GError **error);
void cp_sandbox_free (CpSandbox *sandbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSandbox, cp_sandbox_free)

/* The guards that this sandbox really has: CpGuard bits (landlock and seccomp). */
guint cp_sandbox_guards (const CpSandbox *sandbox);
/* Landlock's version on this kernel; 0 for none. */
guint cp_sandbox_landlock_version (void);

typedef struct {
  guint64 memory_bytes; /* more than the zygote has; 0: no limit */
  guint cpu_seconds;
  guint n_descriptors; /* those from this number up are closed */
  gboolean may_thread; /* until cp_sandbox_forbid_threads */
} CpAllowance;

/* To be called in the worker, once, with one thread.  Not to be undone.  FALSE with CP_ERROR (FAULT) when the
 * kernel refuses: the worker must then end. */
gboolean cp_sandbox_enter (const CpSandbox *sandbox, const CpAllowance *allowance, GError **error);
