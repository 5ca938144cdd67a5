/* zygote.c: takes requests with descriptors, gives workers; never reads a byte of what it passes on. */
#define _GNU_SOURCE
#include "zygote.h"
#include "descriptor.h"
#include "errors.h"
#include "seclusion.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <locale.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a worker finds its descriptors. */
enum { WORKER_INPUT = 3, WORKER_REPLY = 4, WORKER_N_FDS = 5 };

typedef struct {
  const CpWork *const *works;
  CpLimits limits;
  CpRegistry *registry;
  CpSandbox *sandbox;
  guint guards;         /* that hold */
  gboolean has_threads; /* a plugin needs them */
  int children;         /* signalfd for SIGCHLD */
  int nothing;          /* /dev/null */
  GHashTable *ids;      /* pid -> request id */
} Zygote;

/* GLib's own writer asks stderr what it is, with calls that no worker may make. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  (void) level;
  (void) data;
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")) {
      const char *message = fields[i].value;
      gsize length = fields[i].length < 0 ? strlen (message) : (gsize) fields[i].length;
      (void) !write (STDERR_FILENO, message, length);
      (void) !write (STDERR_FILENO, "\n", 1);
    }
  return G_LOG_WRITER_HANDLED;
}

static void
drop_capabilities (void)
{
  struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { { 0 }, { 0 } };

  for (int capability = 0; prctl (PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; capability++)
    ;
  syscall (SYS_capset, &head, none);
}

/* In a process namespace of its own a zygote is process 1. */
static void
leave_privileges (Zygote *zygote, guint wanted)
{
  cp_seclude_keys ();
  if ((wanted & CP_GUARD_USER) != 0 && cp_seclude_root ())
    zygote->guards |= CP_GUARD_USER;
  if ((wanted & CP_GUARD_NAMESPACES) != 0 && getpid () == 1 && geteuid () != 0 && cp_seclude_user ())
    zygote->guards |= CP_GUARD_NAMESPACES;
  if ((wanted & CP_GUARD_USER) != 0)
    drop_capabilities ();
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); /* last: a change of user clears it */
}

static gboolean
report_ready (const Zygote *zygote, GError **error)
{
  cp_autofd int description = cp_fd_new_memory ("plugins", error);
  CpReport report = { .kind = CP_REPORT_READY, .guards = zygote->guards };

  if (description < 0)
    return FALSE;
  g_autoptr (CpWriter) writer = cp_writer_new (description);
  cp_writer_begin (writer, 1);
  cp_registry_write (zygote->registry, writer);
  if (!cp_writer_end (writer, error) || !cp_writer_flush (writer, error))
    return FALSE;
  report.landlock_version = cp_sandbox_landlock_version ();
  return cp_packet_send (CP_ZYGOTE_SOCKET, &report, sizeof report, &description, 1, error);
}

static gboolean
prepare (Zygote *zygote, const CpConfigureRequest *request, const char *folder, GError **error)
{
  const char *languages = folder + strlen (folder) + 1;

  g_setenv ("COPROOF_LANGUAGES", languages, TRUE);
  zygote->limits = request->limits;
  for (guint i = 0; zygote->works[i] != NULL; i++)
    if (zygote->works[i]->prepare != NULL && !zygote->works[i]->prepare (error))
      return FALSE;
  zygote->registry = cp_registry_load (folder, request->role);
  zygote->has_threads = cp_registry_needs (zygote->registry, CP_NEEDS_THREADS);
  leave_privileges (zygote, request->guards);

  g_autofree const char **reads = cp_registry_list_reads (zygote->registry);
  zygote->sandbox = cp_sandbox_new (request->guards, reads);
  zygote->guards |= cp_sandbox_guards (zygote->sandbox);
  if (zygote->registry->has_thread != NULL) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT,
                 "the plugin %s starts a thread when it is loaded, and no file can be read safely beside "
                 "that; take it out "
                 "of %s",
                 zygote->registry->has_thread, folder);
    return FALSE;
  }
  malloc_trim (0); /* or every worker would put the free memory of loading in order, and copy it for that */
  return report_ready (zygote, error);
}

static const guint8 *
map (int fd, gsize *ret_length, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not look at the input: %s", g_strerror (errno));
    return NULL;
  }
  *ret_length = (gsize) status.st_size;
  if (status.st_size == 0)
    return (const guint8 *) "";
  void *bytes = mmap (NULL, *ret_length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not map the input: %s", g_strerror (errno));
    return NULL;
  }
  return bytes;
}

/* The mapping stays: there are few schemes in the life of a zygote. */
static gboolean
take_settings (const Zygote *zygote, int fd, GError **error)
{
  CpSettings settings;

  settings.bytes = map (fd, &settings.length, error);
  if (settings.bytes == NULL)
    return FALSE;
  cp_registry_open_settings (zygote->registry, &settings);
  malloc_trim (0);
  return TRUE;
}

gboolean
cp_job_forbid_threads (const CpJob *job, GError **error)
{
  return cp_sandbox_forbid_threads (job->sandbox, error);
}

const guint8 *
cp_job_map_input (const CpJob *job, gsize *ret_length, GError **error)
{
  return map (job->input, ret_length, error);
}

static gboolean
write_end (CpWriter *reply, gboolean good, const GError *failure)
{
  guint code = failure != NULL && failure->domain == CP_PLUGIN_ERROR ? (guint) failure->code
                                                                     : CP_PLUGIN_ERROR_INTERNAL;
  g_autofree char *words = failure != NULL ? g_utf8_make_valid (failure->message, -1) : NULL;

  cp_writer_begin (reply, CP_FRAME_END);
  cp_writer_u8 (reply, good ? 1 : 0);
  cp_writer_u32 (reply, code);
  cp_writer_string (reply, words); /* none on failure: FALSE without an error, and the parent says so */
  return cp_writer_end (reply, NULL) && cp_writer_flush (reply, NULL);
}

static void
arrange_descriptors (int nothing, int input, int reply, int errors)
{
  /* away from the places that they are to take */
  int high_input = fcntl (input, F_DUPFD, WORKER_N_FDS), high_reply = fcntl (reply, F_DUPFD, WORKER_N_FDS);

  dup2 (nothing, STDIN_FILENO);
  dup2 (errors, STDOUT_FILENO);
  dup2 (errors, STDERR_FILENO);
  dup2 (high_input, WORKER_INPUT);
  dup2 (high_reply, WORKER_REPLY);
}

static G_NORETURN void
live_as_worker (const Zygote *zygote, const CpWork *work, const guint8 *argument, gsize argument_length,
                const int *fds)
{
  g_autoptr (GError) error = NULL;
  sigset_t none;
  const CpAllowance allowance = {
    .memory_bytes = (guint64) work->memory_mib << 20,
    .cpu_seconds = (guint) zygote->limits.value[work->cpu_seconds],
    .n_descriptors = WORKER_N_FDS,
    .may_thread = work->may_thread && zygote->has_threads,
  };

  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  arrange_descriptors (zygote->nothing, fds[0], fds[1], fds[2]);
  g_autoptr (CpWriter) reply = cp_writer_new (WORKER_REPLY);
  const CpJob job = { WORKER_INPUT,    argument, argument_length, zygote->sandbox, zygote->registry,
                      &zygote->limits, reply };

  gboolean good = cp_sandbox_enter (zygote->sandbox, &allowance, &error);
  if (good)
    good = work->run (&job, &error);
  _exit (write_end (reply, good, error) ? 0 : 1);
}

static gboolean
start_worker (Zygote *zygote, const guint8 *packet, gsize length, const int *fds, GError **error)
{
  CpStartRequest request;

  memcpy (&request, packet, sizeof request);
  pid_t pid = fork ();
  if (pid < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not start a reader: %s", g_strerror (errno));
    return FALSE;
  }
  if (pid == 0)
    live_as_worker (zygote, zygote->works[request.work], packet + sizeof request, length - sizeof request,
                    fds);

  cp_autofd int pidfd = (int) syscall (SYS_pidfd_open, pid, 0);
  const CpReport report = { .kind = CP_REPORT_STARTED, .id = request.id, .pid = pid };
  g_hash_table_insert (zygote->ids, GINT_TO_POINTER (pid), GUINT_TO_POINTER (request.id));
  return cp_packet_send (CP_ZYGOTE_SOCKET, &report, sizeof report, &pidfd, pidfd >= 0 ? 1 : 0, error);
}

static gboolean
report_dead_workers (Zygote *zygote, GError **error)
{
  struct signalfd_siginfo signals[8];
  struct rusage usage;
  int status;
  pid_t pid;

  (void) !read (zygote->children, signals, sizeof signals);
  while ((pid = wait4 (-1, &status, WNOHANG, &usage)) > 0) {
    CpReport report = {
      .kind = CP_REPORT_ENDED,
      .id = GPOINTER_TO_UINT (g_hash_table_lookup (zygote->ids, GINT_TO_POINTER (pid))),
      .pid = pid,
      .status = status,
      .cpu_microseconds = (guint64) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC +
                          (guint64) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec),
      .peak_kib = (guint64) usage.ru_maxrss,
    };
    g_hash_table_remove (zygote->ids, GINT_TO_POINTER (pid));
    if (!cp_packet_send (CP_ZYGOTE_SOCKET, &report, sizeof report, NULL, 0, error))
      return FALSE;
  }
  return TRUE;
}

/* FALSE without an error: the parent is gone. */
static gboolean
take_request (Zygote *zygote, GError **error)
{
  static guint8 packet[CP_REQUEST_MAX_BYTES + sizeof (CpConfigureRequest) + 1];
  int fds[3];
  gsize length;
  gboolean good;

  if (!cp_packet_receive (CP_ZYGOTE_SOCKET, packet, sizeof packet - 1, &length, fds, error) || length == 0)
    return FALSE;
  packet[length] = '\0';
  guint32 kind;
  memcpy (&kind, packet, sizeof kind);
  if (kind == CP_REQUEST_CONFIGURE) {
    CpConfigureRequest request;
    memcpy (&request, packet, sizeof request);
    good = prepare (zygote, &request, (const char *) packet + sizeof request, error);
  } else if (kind == CP_REQUEST_SETTINGS) {
    good = take_settings (zygote, fds[0], error);
  } else {
    good = start_worker (zygote, packet, length, fds, error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    cp_fd_clear (&fds[i]);
  return good;
}

static gboolean
serve (Zygote *zygote, GError **error)
{
  struct pollfd sources[] = { { CP_ZYGOTE_SOCKET, POLLIN, 0 }, { zygote->children, POLLIN, 0 } };

  for (;;) {
    if (poll (sources, G_N_ELEMENTS (sources), -1) < 0 && errno != EINTR)
      return FALSE;
    if (sources[1].revents != 0 && !report_dead_workers (zygote, error))
      return FALSE;
    if (sources[0].revents != 0 && !take_request (zygote, error))
      return FALSE;
  }
}

int
cp_zygote_main (const CpWork *const *works)
{
  g_autoptr (GError) error = NULL;
  Zygote zygote = { .works = works };
  sigset_t child;

  /* before any library is loaded or asked: threads, time zone and language must not differ from machine to
   * machine */
  g_setenv ("OMP_THREAD_LIMIT", "1", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, ""); /* libarchive has no name for what the locale cannot say */
  g_log_set_writer_func (write_log, NULL, NULL);
  fcntl (CP_ZYGOTE_SOCKET, F_SETFD, FD_CLOEXEC);
  sigemptyset (&child);
  sigaddset (&child, SIGCHLD);
  sigprocmask (SIG_BLOCK, &child, NULL);
  zygote.children = signalfd (-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  zygote.nothing = open ("/dev/null", O_RDWR | O_CLOEXEC);
  zygote.ids = g_hash_table_new (NULL, NULL);
  if (zygote.children < 0 || zygote.nothing < 0)
    return EXIT_FAILURE;

  if (serve (&zygote, &error) || error == NULL)
    return EXIT_SUCCESS;
  g_printerr ("coproof: %s\n", error->message);
  _exit (EXIT_FAILURE); /* a plugin's thread may hold what an orderly end would wait for */
}
