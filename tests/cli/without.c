/* without.c: runs a program on a kernel that lacks something:
 * without landlock|seccomp|namespaces PROGRAM ARGUMENTS...
 *
 * The kernel's answer to the calls that belong to it is made to be "no such call". */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* No namespace of users, and so none of any kind for one who is not root. */
static int
take_namespaces (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)) != 0 ||
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (unshare), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)) != 0 ||
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) != 0;
}

int
main (int n_arguments, char **arguments)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  int failed = n_arguments < 3 || filter == NULL;

  if (!failed && strcmp (arguments[1], "landlock") == 0)
    failed = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (landlock_create_ruleset), 0);
  else if (!failed && strcmp (arguments[1], "namespaces") == 0)
    failed = take_namespaces (filter);
  else if (!failed)
    failed = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EINVAL), SCMP_SYS (prctl), 1,
                               SCMP_A0 (SCMP_CMP_EQ, PR_GET_SECCOMP)) != 0 ||
             seccomp_rule_add (filter, SCMP_ACT_ERRNO (EINVAL), SCMP_SYS (seccomp), 0);
  if (failed || seccomp_load (filter) != 0)
    return 99;
  execv (arguments[2], arguments + 2);
  return 98;
}
