/* limit-table.h: every limit on what a stranger can make grow, in one table.
 *
 * A limit that is met is never silent: the outcome names it, with the number met and the number allowed. */
#pragma once

#include <glib.h>

typedef enum {
  CP_LIMIT_BUNDLE_BYTES,     /* unpacked, the whole portfolio */
  CP_LIMIT_MEMBER_BYTES,     /* unpacked, one member */
  CP_LIMIT_MEMBERS,          /* members, those of inner archives counted in */
  CP_LIMIT_NESTING,          /* archives within archives */
  CP_LIMIT_RATIO,            /* unpacked bytes for each packed byte, once past RATIO_FROM_BYTES */
  CP_LIMIT_RATIO_FROM_BYTES, /* how much may come out before the ratio is looked at */
  CP_LIMIT_PATH_BYTES,       /* one member's path */
  CP_LIMIT_PATH_PART_BYTES,  /* one component of it */
  CP_LIMIT_PATH_DEPTH,       /* components */
  CP_LIMIT_PAGES,            /* pages read of one file */
  CP_LIMIT_PAGE_BYTES,       /* text of one page */
  CP_LIMIT_PIXELS,           /* of a decoded picture */
  CP_LIMIT_REPLY_BYTES,      /* what a worker may say about one item, children not counted */
  CP_LIMIT_ITEM_SECONDS,     /* one item, on the clock */
  CP_LIMIT_ITEM_CPU_SECONDS, /* one item, of processor time */
  CP_LIMIT_IDLE_SECONDS,     /* an archive reader that reports nothing */
  CP_LIMIT_BUNDLE_SECONDS,   /* the whole portfolio, on the clock */
  CP_LIMIT_PICTURE_SECONDS,  /* recognising words in one picture, of processor time */
  CP_LIMIT_PICTURES_SECONDS, /* in all pictures of a portfolio, of processor time */
  CP_N_LIMITS
} CpLimit;

typedef struct {
  guint64 value[CP_N_LIMITS];
} CpLimits;

/* The limits that hold unless a configuration says otherwise. */
void cp_limits_init (CpLimits *limits);

/* The name used in configuration and reports, "member-bytes". */
const char *cp_limit_name (CpLimit limit);

/* A sentence for people: "the file is larger than we read (700 MB; the limit is 512 MB)".  `met` is what was
 * found, or G_MAXUINT64 where counting stopped at the limit. */
char *cp_limit_words (const CpLimits *limits, CpLimit limit, guint64 met);
