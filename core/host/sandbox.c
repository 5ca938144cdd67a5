/* sandbox.c: Landlock (kernel documentation, userspace-api/landlock), seccomp (seccomp(2)) and rlimits. */
#define _GNU_SOURCE
#include "sandbox.h"
#include "descriptor.h"
#include "errors.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel headers of Debian 12 end at Landlock's second version; the kernel tells what it has. */
struct ruleset_attr {
  __u64 handled_access_fs;
  __u64 handled_access_net; /* version 4 */
  __u64 scoped;             /* version 6 */
};
#define ACCESS_FS_TRUNCATE (1ULL << 14)  /* version 3 */
#define ACCESS_FS_IOCTL_DEV (1ULL << 15) /* version 5 */
#define ACCESS_NET_BIND_TCP (1ULL << 0)
#define ACCESS_NET_CONNECT_TCP (1ULL << 1)
#define SCOPE_ABSTRACT_UNIX_SOCKET (1ULL << 0)
#define SCOPE_SIGNAL (1ULL << 1)

struct CpSandbox {
  int ruleset;                       /* -1: no Landlock */
  gboolean confines_signals;         /* Landlock does */
  struct sock_fprog filter;          /* len 0: no seccomp */
  struct sock_fprog threaded_filter; /* that also lets threads begin */
  struct sock_fprog no_threads;      /* on top of that one */
  guint64 used_bytes;                /* address space of the zygote, which each worker starts with */
};

const char *
cp_guard_name (CpGuard guard)
{
  switch (guard) {
  case CP_GUARD_LANDLOCK:
    return "landlock";
  case CP_GUARD_SECCOMP:
    return "seccomp";
  case CP_GUARD_NAMESPACES:
    return "namespaces";
  case CP_GUARD_USER:
    return "unprivileged user";
  }
  return NULL;
}

guint
cp_sandbox_landlock_version (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

  return version < 0 ? 0 : (guint) version;
}

static void
allow_reading (int ruleset, const char *path)
{
  cp_autofd int fd = open (path, O_PATH | O_CLOEXEC);
  struct stat status;

  if (fd < 0 || fstat (fd, &status) < 0)
    return;
  struct landlock_path_beneath_attr rule = {
    .allowed_access =
        LANDLOCK_ACCESS_FS_READ_FILE | (S_ISDIR (status.st_mode) ? LANDLOCK_ACCESS_FS_READ_DIR : 0),
    .parent_fd = fd,
  };
  syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static int
build_ruleset (const char *const *reads)
{
  guint version = cp_sandbox_landlock_version ();
  if (version == 0)
    return -1;

  struct ruleset_attr attr = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
  gsize size = sizeof attr.handled_access_fs;
  if (version >= 2)
    attr.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3)
    attr.handled_access_fs |= ACCESS_FS_TRUNCATE;
  if (version >= 5)
    attr.handled_access_fs |= ACCESS_FS_IOCTL_DEV;
  if (version >= 4) {
    attr.handled_access_net = ACCESS_NET_BIND_TCP | ACCESS_NET_CONNECT_TCP;
    size = 2 * sizeof (__u64);
  }
  if (version >= 6) {
    attr.scoped = SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL;
    size = sizeof attr;
  }

  int ruleset = (int) syscall (SYS_landlock_create_ruleset, &attr, size, 0);
  if (ruleset < 0)
    return -1;
  for (; *reads != NULL; reads++)
    allow_reading (ruleset, *reads);
  return ruleset;
}

/* What text extraction, rendering, font look-up, photo metadata, libmagic and the allocator were seen to
 * need.  Calls that take a path are left to Landlock. */
static const int allowed_calls[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (lseek),
  SCMP_SYS (close),
  SCMP_SYS (dup),
  SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),
  SCMP_SYS (statx),
  SCMP_SYS (stat),
  SCMP_SYS (lstat),
  SCMP_SYS (openat),
  SCMP_SYS (open),
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64),
  SCMP_SYS (statfs),
  SCMP_SYS (fstatfs),
  SCMP_SYS (fadvise64),
  SCMP_SYS (getcwd),
  SCMP_SYS (uname),
  SCMP_SYS (sysinfo),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (brk),
  SCMP_SYS (membarrier),
  SCMP_SYS (futex),
  SCMP_SYS (rseq),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (nanosleep),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getrusage),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

/* Calls that are allowed with some arguments only. */
static gboolean
allow_with_arguments (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp own_limits = SCMP_A0 (SCMP_CMP_EQ, 0);
  const struct scmp_arg_cmp not_executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  static const int descriptor_commands[] = { F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC };
  int failed = 0;

  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, own_limits);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, not_executable);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, not_executable);
  for (guint i = 0; i < G_N_ELEMENTS (descriptor_commands); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1,
                                SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) descriptor_commands[i]));
  /* abort() sends its own thread a signal; that it is its own, confine_signals says */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A2 (SCMP_CMP_EQ, SIGABRT));
  /* libraries ask whether stderr is a terminal, and go on when it is not */
  failed |=
      seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOTTY), SCMP_SYS (ioctl), 1, SCMP_A1 (SCMP_CMP_EQ, TCGETS));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOTSOCK), SCMP_SYS (getpeername), 0);
  return failed == 0;
}

static gboolean
export_filter (scmp_filter_ctx filter, struct sock_fprog *ret_filter)
{
  cp_autofd int fd = cp_fd_new_memory ("filter", NULL);
  struct stat status;
  gsize length;

  if (fd < 0 || seccomp_export_bpf (filter, fd) != 0 || fstat (fd, &status) < 0)
    return FALSE;
  g_autofree struct sock_filter *program = g_malloc ((gsize) status.st_size);
  if (!cp_fd_read_at (fd, program, (gsize) status.st_size, 0, &length, NULL))
    return FALSE;
  ret_filter->len = (unsigned short) (length / sizeof *program);
  ret_filter->filter = g_steal_pointer (&program);
  return TRUE;
}

/* Threads of this process, and nothing else that clone can make.  clone3 hides its flags in memory: the C
 * library falls back to clone. */
static gboolean
allow_threads (scmp_filter_ctx filter)
{
  const scmp_datum_t thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;

  return seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, thread, thread)) == 0 &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (seccomp), 1,
                           SCMP_A0 (SCMP_CMP_EQ, SECCOMP_SET_MODE_FILTER)) == 0;
}

static void
build_filter (gboolean with_threads, struct sock_fprog *ret_filter)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  gboolean good = filter != NULL;

  for (guint i = 0; good && i < G_N_ELEMENTS (allowed_calls); i++)
    good = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) == 0;
  if (good && allow_with_arguments (filter) && (!with_threads || allow_threads (filter)))
    export_filter (filter, ret_filter);
  if (filter != NULL)
    seccomp_release (filter);
}

/* What is taken back once it is known that no thread is needed. */
static void
build_no_threads (struct sock_fprog *ret_filter)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (filter != NULL && seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (clone), 0) == 0 &&
      seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (clone3), 0) == 0 &&
      seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS (seccomp), 0) == 0)
    export_filter (filter, ret_filter);
  if (filter != NULL)
    seccomp_release (filter);
}

/* Address space in use, from the first number of statm(5). */
static guint64
used_bytes (void)
{
  g_autofree char *statm = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL))
    return 0;
  return g_ascii_strtoull (statm, NULL, 10) * (guint64) sysconf (_SC_PAGESIZE);
}

CpSandbox *
cp_sandbox_new (guint guards, const char *const *reads)
{
  CpSandbox *sandbox = g_new0 (CpSandbox, 1);

  sandbox->ruleset = guards & CP_GUARD_LANDLOCK ? build_ruleset (reads) : -1;
  sandbox->confines_signals = sandbox->ruleset >= 0 && cp_sandbox_landlock_version () >= 6;
  if ((guards & CP_GUARD_SECCOMP) != 0 && prctl (PR_GET_SECCOMP, 0, 0, 0, 0) >= 0) {
    build_filter (FALSE, &sandbox->filter);
    build_filter (TRUE, &sandbox->threaded_filter);
    build_no_threads (&sandbox->no_threads);
  }
  sandbox->used_bytes = used_bytes ();
  return sandbox;
}

void
cp_sandbox_free (CpSandbox *sandbox)
{
  if (sandbox == NULL)
    return;
  cp_fd_clear (&sandbox->ruleset);
  g_free (sandbox->filter.filter);
  g_free (sandbox->threaded_filter.filter);
  g_free (sandbox->no_threads.filter);
  g_free (sandbox);
}

guint
cp_sandbox_guards (const CpSandbox *sandbox)
{
  gboolean filtered =
      sandbox->filter.len > 0 && sandbox->threaded_filter.len > 0 && sandbox->no_threads.len > 0;

  return (sandbox->ruleset >= 0 ? CP_GUARD_LANDLOCK : 0) | (filtered ? CP_GUARD_SECCOMP : 0);
}

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "the reader could not be locked in (%s): %s", what,
               g_strerror (errno));
  return FALSE;
}

static gboolean
limit (int resource, rlim_t soft, rlim_t hard)
{
  const struct rlimit wanted = { soft, hard };

  return setrlimit ((__rlimit_resource_t) resource, &wanted) == 0;
}

static gboolean
set_limits (const CpSandbox *sandbox, const CpAllowance *allowance, GError **error)
{
  guint64 memory = sandbox->used_bytes + allowance->memory_bytes;

  if (allowance->memory_bytes > 0 && !limit (RLIMIT_AS, memory, memory))
    return fail ("memory", error);
  /* the soft limit first: SIGXCPU tells it from the parent's own SIGKILL */
  if (!limit (RLIMIT_CPU, allowance->cpu_seconds, allowance->cpu_seconds + 1))
    return fail ("processor time", error);
  if (!limit (RLIMIT_FSIZE, 0, 0) || !limit (RLIMIT_CORE, 0, 0) || !limit (RLIMIT_NOFILE, 64, 64))
    return fail ("limits", error);
  return TRUE;
}

static gboolean
install (const struct sock_fprog *filter, GError **error)
{
  if (filter->len > 0 && syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, filter) < 0)
    return fail ("seccomp", error);
  return TRUE;
}

/* No signal to a neighbour, where Landlock is too old to see to it.  Only here is it known which process this
 * is, so this filter is written by hand (seccomp(2)); the one above it knows the architecture. */
static gboolean
confine_signals (const CpSandbox *sandbox, GError **error)
{
  struct sock_filter program[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 2),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[0])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32) getpid (), 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  const struct sock_fprog filter = { sandbox->filter.len > 0 ? G_N_ELEMENTS (program) : 0, program };

  return sandbox->confines_signals || install (&filter, error);
}

/* Of this process: the filter that forbids threads forbids itself, too. */
static gboolean threads_are_forbidden;

static gboolean
forbid_processes (GError **error)
{
  threads_are_forbidden = TRUE;
  return limit (RLIMIT_NPROC, 0, 0) || fail ("processes", error);
}

gboolean
cp_sandbox_forbid_threads (const CpSandbox *sandbox, GError **error)
{
  return threads_are_forbidden || (forbid_processes (error) && install (&sandbox->no_threads, error));
}

/* A filter takes time to install, and each is asked at every call: one that is enough from the start comes
 * alone. */
static gboolean
install_filter (const CpSandbox *sandbox, gboolean may_thread, GError **error)
{
  if (may_thread)
    return install (&sandbox->threaded_filter, error);
  return forbid_processes (error) && install (&sandbox->filter, error);
}

gboolean
cp_sandbox_enter (const CpSandbox *sandbox, const CpAllowance *allowance, GError **error)
{
  if (!set_limits (sandbox, allowance, error))
    return FALSE;
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
    return fail ("privileges", error);
  if (sandbox->ruleset >= 0 && syscall (SYS_landlock_restrict_self, sandbox->ruleset, 0) < 0)
    return fail ("landlock", error);
  if (close_range (allowance->n_descriptors, ~0U, 0) < 0)
    return fail ("open files", error);
  return confine_signals (sandbox, error) && install_filter (sandbox, allowance->may_thread, error);
}
