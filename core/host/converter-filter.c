/* converter-filter.c: takes nothing, gives a seccomp filter.  It is a deny-list: what LibreOffice calls
 * changes from version to version, and the namespaces are the wall; this thins out the kernel that can be
 * reached through it. */
#define _GNU_SOURCE
#include "converter-filter.h"
#include "descriptor.h"
#include "errors.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

/* Other processes, keys, the kernel's own programs and rings, mounts and namespaces. */
static const int denied_calls[] = {
  SCMP_SYS (acct),
  SCMP_SYS (add_key),
  SCMP_SYS (bpf),
  SCMP_SYS (chroot),
  SCMP_SYS (delete_module),
  SCMP_SYS (finit_module),
  SCMP_SYS (fsconfig),
  SCMP_SYS (fsmount),
  SCMP_SYS (fsopen),
  SCMP_SYS (fspick),
  SCMP_SYS (init_module),
  SCMP_SYS (io_uring_enter),
  SCMP_SYS (io_uring_register),
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (kcmp),
  SCMP_SYS (kexec_file_load),
  SCMP_SYS (kexec_load),
  SCMP_SYS (keyctl),
  SCMP_SYS (mount),
  SCMP_SYS (mount_setattr),
  SCMP_SYS (move_mount),
  SCMP_SYS (name_to_handle_at),
  SCMP_SYS (open_by_handle_at),
  SCMP_SYS (open_tree),
  SCMP_SYS (perf_event_open),
  SCMP_SYS (pivot_root),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (ptrace),
  SCMP_SYS (quotactl),
  SCMP_SYS (reboot),
  SCMP_SYS (request_key),
  SCMP_SYS (setns),
  SCMP_SYS (swapoff),
  SCMP_SYS (swapon),
  SCMP_SYS (syslog),
  SCMP_SYS (umount2),
  SCMP_SYS (unshare),
  SCMP_SYS (userfaultfd),
};

static gboolean
add_rules (scmp_filter_ctx filter)
{
  int failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (denied_calls); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), denied_calls[i], 0);
  failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EAFNOSUPPORT), SCMP_SYS (socket), 1,
                              SCMP_A0 (SCMP_CMP_NE, AF_UNIX));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
  /* its flags lie in memory, where no filter looks: the C library then takes the older call */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  return failed == 0;
}

int
cp_converter_filter_new (GError **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  cp_autofd int fd = cp_fd_new_memory ("filter", error);
  gboolean good = fd >= 0 && filter != NULL && add_rules (filter) && seccomp_export_bpf (filter, fd) == 0;

  if (filter != NULL)
    seccomp_release (filter);
  if (good && lseek (fd, 0, SEEK_SET) == 0)
    return cp_fd_steal (&fd);
  if (fd >= 0)
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "the converter's filter could not be built");
  return -1;
}
