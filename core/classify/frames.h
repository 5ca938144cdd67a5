/* frames.h: the frames of classification.  What goes to a worker is a file of frames, too. */
#pragma once

enum {
  /* to the worker */
  CP_CLASSIFY_TYPE = 1, /* the document's MIME type */
  CP_CLASSIFY_PAGE,
  CP_CLASSIFY_FIELD,
  CP_CLASSIFY_META,
  CP_CLASSIFY_HITS, /* a count, then query, page, start, length of each; they end a document */
  /* from the worker */
  CP_CLASSIFY_QUERY,
  CP_CLASSIFY_MEMBER, /* the findings of the next document follow */
  CP_CLASSIFY_FINDING,
};
