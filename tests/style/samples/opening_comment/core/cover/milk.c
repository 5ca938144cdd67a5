/* milk.c: a near miss; its words go on
 * here. */
