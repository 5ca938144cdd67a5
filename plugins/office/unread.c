/* unread.c: takes the failure to read a part, gives a gap with words for people. */
#include "unread.h"

CpGapWhy
unread_why (const GError *failure)
{
  if (g_error_matches (failure, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_LIMIT))
    return CP_GAP_LIMIT;
  if (g_error_matches (failure, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_ENCRYPTED))
    return CP_GAP_ENCRYPTED;
  if (g_error_matches (failure, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_UNSUPPORTED))
    return CP_GAP_UNSUPPORTED;
  return CP_GAP_DAMAGED;
}

gboolean
unread_push (CpSink *sink, guint32 page, const char *part_words, guint carries, const GError *failure,
             GError **error)
{
  g_autofree char *detail =
      g_strdup_printf ("The part with the %s was not read: %s.", part_words, failure->message);

  return sink->gap (sink, page, unread_why (failure), carries, detail, error);
}
