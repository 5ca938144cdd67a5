/* seclusion.c: takes a process, gives it with less around it (user_namespaces(7), mount_setattr(2)).
 * Each step is a wall behind Landlock and seccomp: one that cannot be had does not stop the others. */
#define _GNU_SOURCE
#include "seclusion.h"
#include "descriptor.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/keyctl.h>
#include <linux/mount.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void
write_small_file (const char *path, const char *words)
{
  cp_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd >= 0)
    cp_fd_write (fd, words, strlen (words), NULL);
}

static void
write_of_process (pid_t pid, const char *file, const char *words)
{
  g_autofree char *path =
      pid == 0 ? g_strdup_printf ("/proc/self/%s", file) : g_strdup_printf ("/proc/%d/%s", pid, file);

  write_small_file (path, words);
}

void
cp_map_nobody (pid_t pid, uid_t user, gid_t group)
{
  g_autofree char *users = g_strdup_printf ("%u %u 1\n", CP_NOBODY, user);
  g_autofree char *groups = g_strdup_printf ("%u %u 1\n", CP_NOBODY, group);

  write_of_process (pid, "setgroups", "deny");
  write_of_process (pid, "uid_map", users);
  write_of_process (pid, "gid_map", groups);
}

gboolean
cp_seclude_root (void)
{
  if (geteuid () != 0)
    return TRUE;
  return setgroups (0, NULL) == 0 && setresgid (CP_NOBODY, CP_NOBODY, CP_NOBODY) == 0 &&
         setresuid (CP_NOBODY, CP_NOBODY, CP_NOBODY) == 0;
}

void
cp_seclude_keys (void)
{
  syscall (SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL);
}

/* Landlock says nothing of connecting to a socket that has a path. */
static void
hide_sockets (void)
{
  static const char *const folders[] = { "/run", "/tmp", "/var/tmp" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    mount ("none", folders[i], "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=4k");
}

/* Nor of changing a file's mode. */
static void
forbid_writing (void)
{
  struct mount_attr attributes = { .attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID };

  syscall (SYS_mount_setattr, AT_FDCWD, "/", AT_RECURSIVE, &attributes, sizeof attributes);
}

gboolean
cp_seclude_user (void)
{
  uid_t user = geteuid ();
  gid_t group = getegid ();

  prctl (PR_SET_DUMPABLE, 1, 0, 0, 0); /* or the files of the map belong to root since the change of user */
  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) < 0)
    return FALSE;
  cp_map_nobody (0, user, group);
  write_small_file ("/proc/sys/user/max_user_namespaces", "0");
  hide_sockets ();
  forbid_writing ();
  return TRUE;
}
