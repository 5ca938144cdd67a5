/* attempts.h: what a hostile plugin would try, each by the system call that it needs. */
#pragma once

typedef struct {
  const char *word; /* how a file asks for it */
  const char *call; /* the system calls, up to the one that does it */
  /* What the kernel answered: the result, or the errno as a negative number.  `target` is what the file names
   * behind the word: a path, a port, a process. */
  long (*try) (const char *target);
} Attempt;

/* NULL where the word names none. */
const Attempt *find_attempt (const char *word);
