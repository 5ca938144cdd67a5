/* pages.c: takes passages, gives pages, and counts what was given. */
#include "pages.h"

/* A reply is cut off at 256 MiB. */
#define MAX_PUSHED_BYTES ((guint64) 128 << 20)

gboolean
pages_push (Pages *pages, guint number, const char *label, Passage *passage, GError **error)
{
  gboolean is_blank = passage_is_blank (passage);

  passage_number_tables (passage);
  const CpPage page = { .number = number,
                        .unit = pages->unit,
                        .label = label,
                        .text = is_blank ? "" : passage->text->str,
                        .marks = is_blank ? NULL : passage_marks (passage),
                        .n_marks = is_blank ? 0 : passage_count_marks (passage) };
  pages->pushed_bytes += passage->text->len + passage_count_marks (passage) * sizeof (CpMark);
  return pages->sink->page (pages->sink, &page, error);
}

gboolean
pages_are_full (const Pages *pages)
{
  return pages->pushed_bytes > MAX_PUSHED_BYTES;
}

gboolean
pages_push_limit (const Pages *pages, GError **error)
{
  return pages->sink->gap (pages->sink, 0, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                           "The file holds more words than we read.", error);
}
