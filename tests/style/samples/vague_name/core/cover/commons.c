/* commons.c: a near miss. */
