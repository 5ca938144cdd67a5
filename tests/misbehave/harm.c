/* harm.c: what holds when a plugin tries to do harm: which call it tried, and what the kernel answered.
 *
 * Each attempt goes through the real host, beside a good file, which must not suffer; once with every guard,
 * and once with seccomp off, to see that Landlock, the user and the namespaces hold on their own.  What it
 * reaches for is really there: files that anybody may read and write, sockets on which somebody listens. */
#define _GNU_SOURCE
#include "document-wire.h"
#include "errors.h"
#include "extract.h"
#include "reply.h"
#include "spool.h"
#include "zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define SECRET "coproof-test-secret"
#define MARK "still here"

static const CpWork *const works[] = { &cp_extract_work, NULL };

/* What an attempt is pointed at. */
typedef enum {
  NOTHING,
  FOLDER,
  NEIGHBOUR, /* a file beside the bundle, which anybody may read and write */
  INTRUDER,  /* a file in the same folder that is not there yet */
  ALL_PROCESSES,
  PARENT,
  DESCRIPTOR_OF_PARENT,
  MEMORY_OF_PARENT,
  ENVIRONMENT_OF_PARENT,
  TCP_PORT,
  UDP_PORT,
  UNIX_SOCKET,
  SOCKET_FOLDER,
  ABSTRACT_SOCKET,
  KEY,
  N_TARGETS
} Target;

static char *targets[N_TARGETS];
static int tcp_listener, udp_listener, unix_listener, abstract_listener;

/* The end of one attempt. */
typedef struct {
  const char *text;
  CpItem *item;
  CpReading *reading;
  char *answer;
} Trial;

static int
open_input (CpTask *task, GError **error)
{
  const Trial *trial = task->data;

  return cp_spool_lend_bytes (trial->text, strlen (trial->text), error);
}

static gboolean
take_frame (CpTask *task, CpReader *frame, GError **error)
{
  const Trial *trial = task->data;

  return frame->kind != CP_REPLY_PAGE || cp_wire_read_page (frame, trial->reading, error);
}

/* The words of the page that it lived to push, or the signal that ended it. */
static gboolean
end_trial (CpTask *task, const CpEnd *end, GError **error)
{
  Trial *trial = task->data;

  (void) error;
  if (end->signal != 0)
    trial->answer = g_strdup_printf ("SIG%s", sigabbrev_np (end->signal));
  else if (trial->reading->pages->len > 0)
    trial->answer = g_strdup (g_array_index (trial->reading->pages, CpPage, 0).text);
  else
    trial->answer = g_strdup_printf ("no page and no signal, but end %d", end->kind);
  return TRUE;
}

static void
submit (CpHost *host, Trial *trial)
{
  CpTask *task = g_new0 (CpTask, 1);

  trial->reading = cp_reading_new (trial->item);
  task->work = &cp_extract_work;
  task->size = strlen (trial->text);
  task->data = trial;
  task->open_input = open_input;
  task->frame = take_frame;
  task->ended = end_trial;
  cp_host_submit (host, task);
}

/* What the kernel answered to one attempt, owned by the caller. */
static char *
try_harm (CpHost *host, const char *text)
{
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);
  g_autoptr (GError) error = NULL;
  Trial bad = { .text = text, .item = cp_items_add (items, "bad.txt") },
        good = { .text = "good words here\n", .item = cp_items_add (items, "good.txt") };

  cp_host_begin_bundle (host);
  submit (host, &bad);
  submit (host, &good);
  g_assert_true (cp_host_run (host, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (good.answer, ==, good.text);
  g_free (good.answer);
  cp_reading_free (good.reading);
  cp_reading_free (bad.reading);
  return bad.answer;
}

static CpHost *
host_new (guint guards)
{
  CpHostOptions options = {
    .plugin_folder = g_getenv ("COPROOF_TEST_MODULES"), .works = works, .n_workers = 2, .guards = guards
  };
  g_autoptr (GError) error = NULL;

  cp_limits_init (&options.limits);
  CpHost *host = cp_host_new (&options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (cp_host_get_plugins (host, &error));
  g_assert_no_error (error);
  return host;
}

typedef struct {
  const char *word;
  Target target;
  const char *call;
  const char *answer;          /* with all guards */
  const char *without_seccomp; /* when the others hold alone */
} Harm;

/* Where only seccomp says no, the last column says SUCCEEDED, and what was won by it. */
static const Harm harms[] = {
  { "passwd", NOTHING, "openat", "EACCES", "EACCES" },
  { "open", NEIGHBOUR, "openat", "EACCES", "EACCES" },
  { "open", FOLDER, "openat", "EACCES", "EACCES" },
  { "open", ALL_PROCESSES, "openat", "EACCES", "EACCES" },
  { "open", DESCRIPTOR_OF_PARENT, "openat", "EACCES", "EACCES" },
  { "open", MEMORY_OF_PARENT, "openat", "EACCES", "EACCES" },
  { "open", ENVIRONMENT_OF_PARENT, "openat", "EACCES", "EACCES" },
  { "own-environment", NOTHING, "openat", "EACCES", "EACCES" },
  { "terminal", NOTHING, "openat", "EACCES", "EACCES" },
  { "guessed-descriptor", NOTHING, "pread64", "EBADF", "EBADF" },
  { "memory-of-zygote", NOTHING, "process_vm_readv", "SIGSYS", "EPERM" },
  { "descriptor-of-zygote", NOTHING, "pidfd_open, pidfd_getfd", "SIGSYS", "EPERM" },
  { "change-input", NOTHING, "pwrite64", "SIGSYS", "SIGXFSZ" },
  { "write", INTRUDER, "openat", "EROFS", "EROFS" },
  { "write", NEIGHBOUR, "openat", "EROFS", "EROFS" },
  { "make-folder", INTRUDER, "mkdir", "SIGSYS", "EROFS" },
  { "unlink", NEIGHBOUR, "unlink", "SIGSYS", "EROFS" },
  { "truncate", NEIGHBOUR, "truncate", "SIGSYS", "EROFS" },
  { "chmod", NEIGHBOUR, "chmod", "SIGSYS", "EROFS" },
  { "exec", NOTHING, "execve", "SIGSYS", "EACCES" },
  { "fork", NOTHING, "clone", "SIGSYS", "EAGAIN" },
  { "fork-bomb", NOTHING, "clone", "SIGSYS", "EAGAIN" },
  { "ptrace", NOTHING, "ptrace", "SIGSYS", "EPERM" },
  { "kill-parent", PARENT, "kill", "SIGSYS", "ESRCH" },
  { "kill-zygote", NOTHING, "kill", "SIGSYS", "EPERM" },
  { "abort-zygote", NOTHING, "tgkill", "EPERM", "EPERM" },
  { "tcp", TCP_PORT, "socket, connect", "SIGSYS", "EACCES" },
  { "udp", UDP_PORT, "socket, sendto", "SIGSYS", "ENETUNREACH" },
  { "unix-socket", UNIX_SOCKET, "socket, connect", "SIGSYS", "ENOENT" },
  { "abstract-socket", ABSTRACT_SOCKET, "socket, connect", "SIGSYS", "ECONNREFUSED" },
  { "setns", NOTHING, "setns", "SIGSYS", "EINVAL" }, /* its input is no namespace */
  { "namespaces-of-zygote", NOTHING, "pidfd_open, setns", "SIGSYS", "EPERM" },
  { "user-namespace", NOTHING, "unshare", "SIGSYS", "ENOSPC" },
  { "mount", FOLDER, "mount", "SIGSYS", "EPERM" },
  { "chroot", FOLDER, "chroot", "SIGSYS", "EPERM" },
  { "io-uring", NOTHING, "io_uring_setup, io_uring_enter", "SIGSYS", "EACCES" },
  { "bpf", NOTHING, "bpf", "SIGSYS", "EPERM" },
  { "keyctl", KEY, "keyctl", "SIGSYS", "ENOKEY" },
  { "tiocsti", NOTHING, "ioctl", "SIGSYS", "ENOTTY" },
  { "executable-memory", NOTHING, "mmap", "SIGSYS", "SUCCEEDED" }, /* in its own memory, and nowhere else */
};

static gboolean
is_one (const char *path)
{
  g_autofree char *number = NULL;

  return g_file_get_contents (path, &number, NULL, NULL) && strtol (number, NULL, 10) > 0;
}

/* Older kernels leave more to the namespaces, and some are set up to say no, or yes, whatever Coproof does.
 */
static const char *
expect_without_seccomp (const Harm *harm, guint landlock_version)
{
  if (g_str_equal (harm->word, "io-uring") && is_one ("/proc/sys/kernel/io_uring_disabled"))
    return "EPERM";
  if (g_str_equal (harm->word, "bpf") && !is_one ("/proc/sys/kernel/unprivileged_bpf_disabled"))
    return "SUCCEEDED";
  if (g_str_equal (harm->word, "tcp") && landlock_version < 4)
    return "ENETUNREACH";
  if (g_str_has_suffix (harm->word, "-zygote") && g_str_has_suffix (harm->call, "kill") &&
      landlock_version < 6)
    return "SUCCEEDED"; /* so kill says, but process 1 of a namespace is deaf to those in it */
  return harm->without_seccomp;
}

static void
assert_answer (CpHost *host, const Harm *harm, const char *expected)
{
  const char *target = targets[harm->target] != NULL ? targets[harm->target] : "";
  g_autofree char *text = g_strdup_printf ("%s %s", harm->word, target);
  g_autofree char *answer = try_harm (host, text);
  g_autofree char *wanted = g_str_has_prefix (expected, "SIG")
                                ? g_strdup (expected)
                                : g_strdup_printf ("%s: %s", harm->call, expected);

  g_test_message ("%s: %s was answered by %s", harm->word, harm->call, expected);
  if (!g_str_equal (answer, wanted))
    g_test_fail_printf ("%s %s: %s, not %s", harm->word, target, answer, wanted);
}

static gboolean
has_heard (int listener)
{
  char byte;

  return accept (listener, NULL, NULL) >= 0 || recv (listener, &byte, 1, MSG_DONTWAIT) >= 0;
}

static void
assert_nothing_was_done (void)
{
  g_autofree char *contents = NULL;
  struct stat status;

  g_assert_true (g_file_get_contents (targets[NEIGHBOUR], &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, MARK);
  g_assert_cmpint (stat (targets[NEIGHBOUR], &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0666);
  g_assert_false (g_file_test (targets[INTRUDER], G_FILE_TEST_EXISTS));
  g_assert_false (has_heard (tcp_listener));
  g_assert_false (has_heard (udp_listener));
  g_assert_false (has_heard (unix_listener));
  g_assert_false (has_heard (abstract_listener));
}

/* Not every machine lets a process have namespaces of its own; then nothing is mounted read-only. */
static gboolean
has_namespaces (CpHost *host)
{
  return (cp_host_get_guards (host) & CP_GUARD_NAMESPACES) != 0;
}

static void
test_harm_is_refused (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++) {
    gboolean is_mount = g_str_equal (harms[i].answer, "EROFS");
    assert_answer (host, &harms[i], is_mount && !has_namespaces (host) ? "EACCES" : harms[i].answer);
  }
  assert_nothing_was_done ();
}

/* The second wall, and the third, when the first is down: the program itself would refuse to go on. */
static void
test_harm_is_refused_without_seccomp (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL & ~CP_GUARD_SECCOMP);

  if (!has_namespaces (host)) {
    g_test_skip ("this machine gives no namespaces, so there is no third wall");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    assert_answer (host, &harms[i], expect_without_seccomp (&harms[i], cp_host_get_landlock_version (host)));
  assert_nothing_was_done ();
}

/* Before its version 6 Landlock says nothing of signals, and a neighbour is in the same namespace. */
static void
test_seccomp_alone_refuses_a_signal (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL & ~CP_GUARD_LANDLOCK);
  const Harm abort_another = { "abort-zygote", NOTHING, "tgkill", "EPERM", NULL },
             kill_another = { "kill-zygote", NOTHING, "kill", "SIGSYS", NULL };

  assert_answer (host, &abort_another, abort_another.answer);
  assert_answer (host, &kill_another, kill_another.answer);
}

static void
test_what_is_reached_for_is_there (void)
{
  g_autofree char *contents = NULL;
  g_autofree char *descriptor = NULL;
  struct sockaddr_un address = { AF_UNIX, "" };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_true (g_file_get_contents (targets[NEIGHBOUR], &contents, NULL, NULL));
  g_strlcpy (address.sun_path, targets[UNIX_SOCKET], sizeof address.sun_path);
  g_assert_cmpint (connect (fd, (const struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
  g_assert_true (has_heard (unix_listener));
  descriptor = g_file_read_link (targets[DESCRIPTOR_OF_PARENT], NULL);
  g_assert_nonnull (descriptor);
}

static int
listen_at (int family, int type, const void *address, socklen_t length)
{
  int fd = socket (family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

  g_assert_cmpint (bind (fd, address, length), ==, 0);
  g_assert_true (type == SOCK_DGRAM || listen (fd, 8) == 0);
  return fd;
}

static int
listen_at_port (int type, Target target)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int fd = listen_at (AF_INET, type, &address, length);

  g_assert_cmpint (getsockname (fd, (struct sockaddr *) &address, &length), ==, 0);
  targets[target] = g_strdup_printf ("%u", ntohs (address.sin_port));
  return fd;
}

static void
listen_everywhere (void)
{
  struct sockaddr_un named = { AF_UNIX, "" }, abstract = { AF_UNIX, "" };

  tcp_listener = listen_at_port (SOCK_STREAM, TCP_PORT);
  udp_listener = listen_at_port (SOCK_DGRAM, UDP_PORT);
  g_strlcpy (named.sun_path, targets[UNIX_SOCKET], sizeof named.sun_path);
  unix_listener = listen_at (AF_UNIX, SOCK_STREAM, &named, sizeof named);
  g_chmod (targets[UNIX_SOCKET], 0777);
  g_strlcpy (abstract.sun_path + 1, targets[ABSTRACT_SOCKET], sizeof abstract.sun_path - 1);
  abstract_listener = listen_at (AF_UNIX, SOCK_STREAM, &abstract,
                                 (socklen_t) (sizeof (sa_family_t) + 1 + strlen (targets[ABSTRACT_SOCKET])));
}

static char *
make_folder (const char *pattern)
{
  char *folder = g_strdup (pattern);

  g_assert_nonnull (g_mkdtemp (folder));
  g_chmod (folder, 0777);
  return folder;
}

/* Nothing but the guards keeps a worker away from any of this. */
static void
lay_out_targets (void)
{
  targets[FOLDER] = make_folder ("/dev/shm/coproof-harm-XXXXXX"); /* the zygote's own /tmp is empty */
  targets[SOCKET_FOLDER] = make_folder ("/tmp/coproof-harm-XXXXXX");
  targets[NEIGHBOUR] = g_build_filename (targets[FOLDER], "neighbour.txt", NULL);
  g_assert_true (g_file_set_contents (targets[NEIGHBOUR], MARK, -1, NULL));
  g_chmod (targets[NEIGHBOUR], 0666);
  targets[INTRUDER] = g_build_filename (targets[FOLDER], "was-here", NULL);
  targets[UNIX_SOCKET] = g_build_filename (targets[SOCKET_FOLDER], "socket", NULL);
  targets[ABSTRACT_SOCKET] = g_strdup_printf ("coproof-harm-%d", getpid ());
  targets[ALL_PROCESSES] = g_strdup ("/proc");
  targets[PARENT] = g_strdup_printf ("%d", getpid ());
  targets[DESCRIPTOR_OF_PARENT] = g_strdup_printf ("/proc/%d/fd/0", getpid ());
  targets[MEMORY_OF_PARENT] = g_strdup_printf ("/proc/%d/mem", getpid ());
  targets[ENVIRONMENT_OF_PARENT] = g_strdup_printf ("/proc/%d/environ", getpid ());
  targets[KEY] = g_strdup (SECRET);
  syscall (SYS_add_key, "user", SECRET, "x", 1, KEY_SPEC_SESSION_KEYRING);
  listen_everywhere ();
}

static void
clear_targets (void)
{
  g_unlink (targets[NEIGHBOUR]);
  g_unlink (targets[UNIX_SOCKET]);
  g_rmdir (targets[FOLDER]);
  g_rmdir (targets[SOCKET_FOLDER]);
  for (guint i = 0; i < N_TARGETS; i++)
    g_free (targets[i]);
}

int
main (int n_arguments, char **arguments)
{
  if (g_str_equal (arguments[0], CP_ZYGOTE_NAME))
    return cp_zygote_main (works);

  g_test_init (&n_arguments, &arguments, NULL);
  lay_out_targets ();
  g_test_add_func ("/misbehave/what-is-reached-for-is-there", test_what_is_reached_for_is_there);
  g_test_add_func ("/misbehave/harm-is-refused", test_harm_is_refused);
  g_test_add_func ("/misbehave/harm-is-refused-without-seccomp", test_harm_is_refused_without_seccomp);
  g_test_add_func ("/misbehave/seccomp-alone-refuses-a-signal", test_seccomp_alone_refuses_a_signal);
  int status = g_test_run ();
  clear_targets ();
  return status;
}
