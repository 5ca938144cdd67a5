/* text-utils.h: bad: the name. */
