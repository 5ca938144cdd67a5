/* plugin.c: an extractor that does what the first word of the file says: it breaks, or it tries to do harm.
 * Any other file it reads well.  Harm that was refused, but survived, becomes the page "errno 13"; harm that
 * was done becomes "SUCCEEDED". */
#define _GNU_SOURCE
#include "coproof-plugin.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a worker's reply goes. */
#define REPLY 4

typedef struct {
  const CpFile *file;
  CpSink *sink;
  GError **error;
} Call;

static gboolean
push_words (const Call *call, const char *words)
{
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = words };

  return call->sink->page (call->sink, &page, call->error);
}

/* On stderr, where libraries complain. */
static void
complain (const char *words)
{
  (void) !write (STDERR_FILENO, words, strlen (words));
}

/* Breaking. */

static gboolean
do_exit (const Call *call)
{
  (void) call;
  _exit (3);
}

static gboolean
do_exit_quietly (const Call *call)
{
  (void) call;
  _exit (0);
}

static gboolean
do_abort (const Call *call)
{
  (void) call;
  abort ();
}

static gboolean
do_segv (const Call *call)
{
  volatile guintptr nowhere = 16;

  (void) call;
  *(volatile char *) nowhere = 1;
  return TRUE;
}

static int
recurse (volatile int depth)
{
  volatile char frame[4096];

  frame[0] = (char) depth;
  return depth < 0 ? 0 : recurse (depth + 1) + frame[0];
}

static gboolean
do_stack (const Call *call)
{
  return push_words (call, recurse (0) != 0 ? "deep" : "deeper");
}

static gboolean
do_spin (const Call *call)
{
  for (volatile guint64 i = 0;; i++)
    if (i == G_MAXUINT64)
      return push_words (call, "never");
}

static gboolean
do_sleep (const Call *call)
{
  sleep (3600);
  return push_words (call, "slept");
}

/* Leaves something in memory, and looks for what another item left. */
static char left_behind[32];

static gboolean
do_leave (const Call *call)
{
  g_strlcpy (left_behind, "a child's name", sizeof left_behind);
  return push_words (call, "left");
}

static gboolean
do_look_for (const Call *call)
{
  return push_words (call, left_behind[0] != '\0' ? left_behind : "nothing");
}

/* Long enough for a neighbour to do harm. */
static gboolean
do_nap (const Call *call)
{
  g_usleep (700000);
  return push_words (call, "woke up");
}

static gboolean
do_ignore_term (const Call *call)
{
  signal (SIGTERM, SIG_IGN);
  return do_sleep (call);
}

static gboolean
do_eat (const Call *call)
{
  for (guint i = 0; i < 100000; i++) {
    /* not malloc, which the tests' environment makes fill all that it gives */
    volatile char *bytes = mmap (NULL, 16 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) {
      complain ("Out of memory\n");
      abort ();
    }
    bytes[0] = (char) i;
  }
  return push_words (call, "full");
}

/* As poppler does: a word on stderr, and on as if nothing had happened. */
static gboolean
do_lose_memory (const Call *call)
{
  complain ("Out of memory\n");
  return push_words (call, "only a part");
}

static gboolean
do_flood (const Call *call)
{
  g_autofree char *words = g_strnfill (1 << 20, 'x');

  for (guint32 number = 1; number < 10240; number++) {
    const CpPage page = { .number = number, .unit = CP_UNIT_SECTION, .text = words };
    if (!call->sink->page (call->sink, &page, call->error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
do_flood_errors (const Call *call)
{
  static char noise[65536];

  memset (noise, 'n', sizeof noise);
  for (guint i = 0; i < 16384; i++)
    (void) !write (STDERR_FILENO, noise, sizeof noise);
  return push_words (call, "good words after much noise");
}

static gboolean
do_bad_frame (const Call *call)
{
  (void) call;
  (void) !write (REPLY, "\xFF\xFF\xFF\xFF\x03junk", 9);
  _exit (0);
}

static gboolean
do_half_reply (const Call *call)
{
  (void) call;
  (void) !write (REPLY, "\x40\0\0\0\x03half", 9); /* 64 bytes are said, four come */
  _exit (0);
}

static gboolean
do_double_reply (const Call *call)
{
  /* an end of its own: good, code 0, no words; then the host's end comes */
  (void) !write (REPLY, "\x09\0\0\0\0\1\0\0\0\0\xFF\xFF\xFF\xFF", 14);
  return push_words (call, "after the end");
}

static gboolean
do_lying_span (const Call *call)
{
  const CpMark mark = { .kind = CP_MARK_HEADING, .start = 3, .length = 300 };
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = "short", .marks = &mark, .n_marks = 1 };

  return call->sink->page (call->sink, &page, call->error);
}

static gboolean
do_bad_text (const Call *call)
{
  return push_words (call, "no \xC3( UTF-8");
}

static gboolean
do_false_without_error (const Call *call)
{
  (void) call;
  return FALSE;
}

static gboolean
do_give_up (const Call *call)
{
  g_set_error_literal (call->error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the middle of it is missing");
  return push_words (call, "the beginning") && FALSE;
}

/* What the file names behind its first word: the file to write or to remove. */
static const char *target = "";

/* Harm.  Each gives what the kernel answered: the result, or the errno as a negative number. */

static long
answer (long result)
{
  return result < 0 ? -errno : result;
}

static long
try_open (const char *path)
{
  return answer (open (path, O_RDONLY));
}

static long
try_passwd (void)
{
  return try_open ("/etc/passwd");
}

static long
try_neighbour_by_proc (void)
{
  return try_open ("/proc/1/fd/3");
}

static long
try_environment_of_parent (void)
{
  return try_open ("/proc/self/environ");
}

/* Any descriptor but its own five. */
static long
try_guessed_descriptor (void)
{
  char byte;

  for (int fd = 5; fd < 1024; fd++)
    if (pread (fd, &byte, 1, 0) >= 0)
      return fd;
  return -EBADF;
}

static long
try_change_input (void)
{
  return answer (pwrite (3, "x", 1, 0));
}

static long
try_write (void)
{
  return answer (open (target, O_WRONLY | O_CREAT, 0600));
}

static long
try_unlink (void)
{
  return answer (unlink (target));
}

static long
try_exec (void)
{
  char *const arguments[] = { (char *) "true", NULL };

  return answer (execv ("/bin/true", arguments));
}

static long
try_fork (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return answer (pid);
}

static long
try_fork_bomb (void)
{
  long last = 0;

  for (guint i = 0; i < 64; i++) {
    pid_t pid = fork ();
    if (pid == 0) {
      sleep (2);
      _exit (0);
    }
    last = answer (pid);
    if (last < 0)
      return last;
  }
  return last;
}

static long
connect_to (int family, int type, const struct sockaddr *address, socklen_t length)
{
  int fd = socket (family, type | SOCK_CLOEXEC, 0);

  return fd < 0 ? answer (fd) : answer (connect (fd, address, length));
}

static long
try_tcp (void)
{
  const struct sockaddr_in address = { .sin_family = AF_INET,
                                       .sin_port = htons (9),
                                       .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };

  return connect_to (AF_INET, SOCK_STREAM, (const struct sockaddr *) &address, sizeof address);
}

static long
try_udp (void)
{
  const struct sockaddr_in address = { .sin_family = AF_INET,
                                       .sin_port = htons (53),
                                       .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int fd = socket (AF_INET, SOCK_DGRAM, 0);

  return fd < 0 ? answer (fd)
                : answer (sendto (fd, "x", 1, 0, (const struct sockaddr *) &address, sizeof address));
}

static long
try_unix_socket (void)
{
  const struct sockaddr_un address = { AF_UNIX, "/run/systemd/private" };

  return connect_to (AF_UNIX, SOCK_STREAM, (const struct sockaddr *) &address, sizeof address);
}

static long
try_abstract_socket (void)
{
  const struct sockaddr_un address = { AF_UNIX, "\0coproof-test" };

  return connect_to (AF_UNIX, SOCK_STREAM, (const struct sockaddr *) &address, sizeof (sa_family_t) + 13);
}

static long
try_ptrace (void)
{
  return answer (ptrace (PTRACE_ATTACH, getppid () != 0 ? getppid () : 1, NULL, NULL));
}

static long
try_kill_parent (void)
{
  return answer (kill (getppid () != 0 ? getppid () : 1, SIGKILL));
}

static long
try_kill_all (void)
{
  return answer (kill (-1, SIGKILL));
}

static long
try_setns (void)
{
  return answer (setns (3, CLONE_NEWNET));
}

static long
try_user_namespace (void)
{
  return answer (unshare (CLONE_NEWUSER));
}

static long
try_io_uring (void)
{
  struct io_uring_params parameters = { 0 };

  return answer (syscall (SYS_io_uring_setup, 4, &parameters));
}

static long
try_bpf (void)
{
  char attributes[64] = { 0 };

  return answer (syscall (SYS_bpf, 0, attributes, sizeof attributes));
}

static long
try_keyctl (void)
{
  return answer (syscall (SYS_keyctl, 0 /* KEYCTL_GET_KEYRING_ID */, -3 /* KEY_SPEC_SESSION_KEYRING */, 1));
}

static long
try_tiocsti (void)
{
  return answer (ioctl (STDIN_FILENO, TIOCSTI, "x"));
}

static long
try_executable_memory (void)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return memory == MAP_FAILED ? -errno : 1;
}

static const struct {
  const char *word;
  gboolean (*run) (const Call *call);
} breaking[] = {
  { "exit", do_exit },
  { "exit-quietly", do_exit_quietly },
  { "abort", do_abort },
  { "segv", do_segv },
  { "stack", do_stack },
  { "spin", do_spin },
  { "sleep", do_sleep },
  { "leave", do_leave },
  { "look-for", do_look_for },
  { "nap", do_nap },
  { "ignore-term", do_ignore_term },
  { "eat", do_eat },
  { "lose-memory", do_lose_memory },
  { "flood", do_flood },
  { "flood-errors", do_flood_errors },
  { "bad-frame", do_bad_frame },
  { "half-reply", do_half_reply },
  { "double-reply", do_double_reply },
  { "lying-span", do_lying_span },
  { "bad-text", do_bad_text },
  { "false-without-error", do_false_without_error },
  { "give-up", do_give_up },
};

static const struct {
  const char *word;
  long (*attempt) (void);
} harm[] = {
  { "passwd", try_passwd },
  { "neighbour-by-proc", try_neighbour_by_proc },
  { "environment", try_environment_of_parent },
  { "guessed-descriptor", try_guessed_descriptor },
  { "change-input", try_change_input },
  { "write", try_write },
  { "unlink", try_unlink },
  { "exec", try_exec },
  { "fork", try_fork },
  { "fork-bomb", try_fork_bomb },
  { "tcp", try_tcp },
  { "udp", try_udp },
  { "unix-socket", try_unix_socket },
  { "abstract-socket", try_abstract_socket },
  { "ptrace", try_ptrace },
  { "kill-parent", try_kill_parent },
  { "kill-all", try_kill_all },
  { "setns", try_setns },
  { "user-namespace", try_user_namespace },
  { "io-uring", try_io_uring },
  { "bpf", try_bpf },
  { "keyctl", try_keyctl },
  { "tiocsti", try_tiocsti },
  { "executable-memory", try_executable_memory },
};

static gboolean
do_harm (const Call *call, long (*attempt) (void))
{
  long result = attempt ();
  g_autofree char *words = result < 0 ? g_strdup_printf ("errno %ld", -result) : g_strdup ("SUCCEEDED");

  return push_words (call, words);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  const Call call = { file, sink, error };
  g_autofree char *text = g_strndup ((const char *) file->bytes, file->length);
  g_autofree char *word = g_strndup (text, strcspn (text, ", \n"));

  target = text + strlen (word) + (text[strlen (word)] == ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (breaking); i++)
    if (g_str_equal (breaking[i].word, word))
      return breaking[i].run (&call);
  for (gsize i = 0; i < G_N_ELEMENTS (harm); i++)
    if (g_str_equal (harm[i].word, word))
      return do_harm (&call, harm[i].attempt);
  return push_words (&call, text);
}

static const char *const mimes[] = { "text/plain", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "misbehave",
  .revision = 1,
  .summary = "breaks, or tries to do harm, as the file says",
  .mimes = mimes,
  .extract = extract,
};
