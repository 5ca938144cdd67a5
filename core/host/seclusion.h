/* seclusion.h: what a zygote cuts itself off from for good, so that none of its workers has it. */
#pragma once

#include <glib.h>
#include <sys/types.h>

/* Who a worker is, whoever started the program. */
#define CP_NOBODY 65534

/* Says who is nobody in the namespace of users of process `pid` (0: this one), by the numbers outside. */
void cp_map_nobody (pid_t pid, uid_t user, gid_t group);

/* Root becomes nobody, and anybody else stays who he is.  FALSE when the kernel refuses.  Only calls that are
 * safe in a new process. */
gboolean cp_seclude_root (void);

/* An empty ring of keys of its own, instead of its parent's.  Can fail only where nobody has any. */
void cp_seclude_keys (void);

/* A last namespace of users and of mounts: the user is nobody, whose limit on processes is counted apart from
 * every other nobody's; nothing can be written; where sockets lie is empty; and no further namespace of users
 * can be made.  FALSE when the kernel refuses, and then nothing has changed. */
gboolean cp_seclude_user (void);
