/* attempts.c: takes a word and a target, tries the harm, gives the kernel's answer.  Nothing here is hidden
 * behind a library that might ask first. */
#define _GNU_SOURCE
#include "attempts.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

/* The zygote, where workers have a namespace of processes; there the parent has no number at all. */
#define ZYGOTE 1

static long
answer (long result)
{
  return result < 0 ? -errno : result;
}

/* Reading. */

static long
try_open (const char *path)
{
  return answer (open (path, O_RDONLY));
}

static long
try_passwd (const char *target)
{
  (void) target;
  return try_open ("/etc/passwd");
}

static long
try_own_environment (const char *target)
{
  (void) target;
  return try_open ("/proc/self/environ");
}

static long
try_terminal (const char *target)
{
  (void) target;
  return try_open ("/dev/tty");
}

/* Any descriptor but its own five. */
static long
try_guessed_descriptor (const char *target)
{
  char byte;

  (void) target;
  for (int fd = 5; fd < 1024; fd++)
    if (pread (fd, &byte, 1, 0) >= 0)
      return fd;
  return -EBADF;
}

static long
try_memory_of_zygote (const char *target)
{
  char byte;
  const struct iovec here = { &byte, 1 }, there = { &errno, 1 }; /* forked from it: it has the same places */

  (void) target;
  return answer (process_vm_readv (ZYGOTE, &here, 1, &there, 1, 0));
}

static long
try_descriptor_of_zygote (const char *target)
{
  int pidfd = (int) syscall (SYS_pidfd_open, ZYGOTE, 0);

  (void) target;
  return pidfd < 0 ? answer (pidfd) : answer (syscall (SYS_pidfd_getfd, pidfd, 3, 0));
}

/* Writing. */

static long
try_change_input (const char *target)
{
  (void) target;
  return answer (pwrite (3, "x", 1, 0));
}

static long
try_write (const char *target)
{
  return answer (open (target, O_WRONLY | O_CREAT, 0600));
}

static long
try_make_folder (const char *target)
{
  return answer (mkdir (target, 0700));
}

static long
try_unlink (const char *target)
{
  return answer (unlink (target));
}

static long
try_truncate (const char *target)
{
  return answer (truncate (target, 0));
}

static long
try_chmod (const char *target)
{
  return answer (chmod (target, 0777));
}

/* Other programs and processes. */

static long
try_exec (const char *target)
{
  char *const arguments[] = { (char *) "true", NULL };

  (void) target;
  return answer (execv ("/bin/true", arguments));
}

static long
try_fork (const char *target)
{
  pid_t pid = fork ();

  (void) target;
  if (pid == 0)
    _exit (0);
  return answer (pid);
}

static long
try_fork_bomb (const char *target)
{
  (void) target;
  for (unsigned i = 0; i < 64; i++) {
    pid_t pid = fork ();
    if (pid == 0) {
      sleep (2);
      _exit (0);
    }
    if (pid < 0)
      return answer (pid);
  }
  return 64;
}

static long
try_ptrace (const char *target)
{
  (void) target;
  return answer (ptrace (PTRACE_ATTACH, ZYGOTE, NULL, NULL));
}

/* By the number that it has outside, and which is nobody's, or another's, inside. */
static long
try_kill_parent (const char *target)
{
  return answer (kill ((pid_t) strtol (target, NULL, 10), SIGKILL));
}

static long
try_kill_zygote (const char *target)
{
  (void) target;
  return answer (kill (ZYGOTE, SIGKILL));
}

static long
try_kill_all (const char *target)
{
  (void) target;
  return answer (kill (-1, SIGKILL));
}

/* As abort() does, but to another. */
static long
try_abort_zygote (const char *target)
{
  (void) target;
  return answer (tgkill (ZYGOTE, ZYGOTE, SIGABRT));
}

/* The network. */

static long
connect_to (int family, const void *address, socklen_t length)
{
  int fd = socket (family, SOCK_STREAM | SOCK_CLOEXEC, 0);

  return fd < 0 ? answer (fd) : answer (connect (fd, address, length));
}

static struct sockaddr_in
loopback (const char *port)
{
  return (struct sockaddr_in){ .sin_family = AF_INET,
                               .sin_port = htons ((uint16_t) strtol (port, NULL, 10)),
                               .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
}

static long
try_tcp (const char *target)
{
  const struct sockaddr_in address = loopback (target);

  return connect_to (AF_INET, &address, sizeof address);
}

static long
try_udp (const char *target)
{
  const struct sockaddr_in address = loopback (target);
  int fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

  return fd < 0 ? answer (fd) : answer (sendto (fd, "x", 1, 0, (const void *) &address, sizeof address));
}

static long
try_unix_socket (const char *target)
{
  struct sockaddr_un address = { AF_UNIX, "" };

  snprintf (address.sun_path, sizeof address.sun_path, "%s", target);
  return connect_to (AF_UNIX, &address, sizeof address);
}

static long
try_abstract_socket (const char *target)
{
  struct sockaddr_un address = { AF_UNIX, "" };

  snprintf (address.sun_path + 1, sizeof address.sun_path - 1, "%s", target);
  return connect_to (AF_UNIX, &address, (socklen_t) (sizeof (sa_family_t) + 1 + strlen (target)));
}

/* The kernel. */

static long
try_setns (const char *target)
{
  (void) target;
  return answer (setns (3, CLONE_NEWNET));
}

static long
try_namespaces_of_zygote (const char *target)
{
  int pidfd = (int) syscall (SYS_pidfd_open, ZYGOTE, 0);

  (void) target;
  return pidfd < 0 ? answer (pidfd) : answer (setns (pidfd, CLONE_NEWNET | CLONE_NEWNS));
}

static long
try_user_namespace (const char *target)
{
  (void) target;
  return answer (unshare (CLONE_NEWUSER));
}

static long
try_mount (const char *target)
{
  return answer (mount ("none", target, "tmpfs", 0, NULL));
}

static long
try_chroot (const char *target)
{
  return answer (chroot (target));
}

typedef struct {
  int fd;
  struct io_uring_params parameters;
  uint8_t *ring;
  struct io_uring_sqe *entries;
} Ring;

static void *
map_ring (int fd, size_t length, off_t part)
{
  void *map = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, part);

  return map != MAP_FAILED ? map : NULL;
}

static uint32_t *
ring_number (const Ring *ring, uint32_t offset)
{
  return (uint32_t *) (void *) (ring->ring + offset);
}

/* Opens a file without the call that opens files (io_uring(7)). */
static long
open_through_ring (Ring *ring, const char *path)
{
  const struct io_sqring_offsets *submitted = &ring->parameters.sq_off;
  const struct io_cqring_offsets *completed = &ring->parameters.cq_off;

  ring->entries[0] = (struct io_uring_sqe){
    .opcode = IORING_OP_OPENAT, .fd = AT_FDCWD, .addr = (uintptr_t) path, .open_flags = O_RDONLY
  };
  ring_number (ring, submitted->array)[0] = 0;
  __atomic_store_n (ring_number (ring, submitted->tail), 1, __ATOMIC_RELEASE);
  if (syscall (SYS_io_uring_enter, ring->fd, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) < 0)
    return -errno;
  return ((const struct io_uring_cqe *) (const void *) (ring->ring + completed->cqes))->res;
}

static long
try_io_uring (const char *target)
{
  Ring ring = { 0 };

  (void) target;
  ring.fd = (int) syscall (SYS_io_uring_setup, 1, &ring.parameters);
  if (ring.fd < 0)
    return -errno;
  ring.ring = map_ring (ring.fd, 4096, IORING_OFF_SQ_RING);
  ring.entries = map_ring (ring.fd, sizeof *ring.entries, IORING_OFF_SQES);
  if (ring.ring == NULL || ring.entries == NULL)
    return -errno;
  return open_through_ring (&ring, "/etc/passwd");
}

static long
try_bpf (const char *target)
{
  const union bpf_attr map = {
    .map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
  };

  (void) target;
  return answer (syscall (SYS_bpf, BPF_MAP_CREATE, &map, sizeof map));
}

/* A key that the parent's session has. */
static long
try_keyctl (const char *target)
{
  return answer (syscall (SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", target, 0));
}

static long
try_tiocsti (const char *target)
{
  (void) target;
  return answer (ioctl (STDIN_FILENO, TIOCSTI, "x"));
}

static long
try_executable_memory (const char *target)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  (void) target;
  return memory == MAP_FAILED ? -errno : 1;
}

static const Attempt attempts[] = {
  { "passwd", "openat", try_passwd },
  { "open", "openat", try_open },
  { "own-environment", "openat", try_own_environment },
  { "terminal", "openat", try_terminal },
  { "guessed-descriptor", "pread64", try_guessed_descriptor },
  { "memory-of-zygote", "process_vm_readv", try_memory_of_zygote },
  { "descriptor-of-zygote", "pidfd_open, pidfd_getfd", try_descriptor_of_zygote },
  { "change-input", "pwrite64", try_change_input },
  { "write", "openat", try_write },
  { "make-folder", "mkdir", try_make_folder },
  { "unlink", "unlink", try_unlink },
  { "truncate", "truncate", try_truncate },
  { "chmod", "chmod", try_chmod },
  { "exec", "execve", try_exec },
  { "fork", "clone", try_fork },
  { "fork-bomb", "clone", try_fork_bomb },
  { "ptrace", "ptrace", try_ptrace },
  { "kill-parent", "kill", try_kill_parent },
  { "kill-zygote", "kill", try_kill_zygote },
  { "kill-all", "kill", try_kill_all },
  { "abort-zygote", "tgkill", try_abort_zygote },
  { "tcp", "socket, connect", try_tcp },
  { "udp", "socket, sendto", try_udp },
  { "unix-socket", "socket, connect", try_unix_socket },
  { "abstract-socket", "socket, connect", try_abstract_socket },
  { "setns", "setns", try_setns },
  { "namespaces-of-zygote", "pidfd_open, setns", try_namespaces_of_zygote },
  { "user-namespace", "unshare", try_user_namespace },
  { "mount", "mount", try_mount },
  { "chroot", "chroot", try_chroot },
  { "io-uring", "io_uring_setup, io_uring_enter", try_io_uring },
  { "bpf", "bpf", try_bpf },
  { "keyctl", "keyctl", try_keyctl },
  { "tiocsti", "ioctl", try_tiocsti },
  { "executable-memory", "mmap", try_executable_memory },
};

const Attempt *
find_attempt (const char *word)
{
  for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
    if (strcmp (attempts[i].word, word) == 0)
      return &attempts[i];
  return NULL;
}
