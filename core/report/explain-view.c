/* explain-view.c: takes needs and what documents lack, gives phrases. */
#include "explain-view.h"
#include "fact.h"
#include "text.h"

#include <string.h>

/* More of a query says nothing more: groups of words make thousands of alternatives of it. */
#define QUERY_CHARACTERS 100

static const char *
filled_words (CpTri filled)
{
  return filled == CP_TRI_YES ? ", filled in" : filled == CP_TRI_NO ? ", not filled in" : "";
}

static void add_filter (GString *words, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_filter (GString *words, const char *format, ...)
{
  va_list arguments;

  if (words->len > 0)
    g_string_append (words, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

/* The beginning of a query, and how many alternatives it has. */
static char *
query_words (const char *expression)
{
  g_autofree char *begins = cp_text_shorten (expression, QUERY_CHARACTERS);
  guint n = 1;

  if (g_str_equal (begins, expression))
    return g_steal_pointer (&begins);
  for (const char * or = strstr (expression, " OR "); or != NULL; or = strstr (or +1, " OR "))
    n++;
  return g_strdup_printf ("%s (%u alternatives)", begins, n);
}

static void
add_day_filter (GString *words, const char *when, const CpRuleDay *day)
{
  g_autofree char *date = g_date_valid (&day->day) ? cp_date_words (&day->day) : NULL;

  if (day->fact != NULL)
    add_filter (words, "dated %s the day of “%s”", when, day->fact);
  else if (date != NULL)
    add_filter (words, "dated %s %s", when, date);
}

static void
add_date_filters (GString *words, const CpDated *dated)
{
  if (dated->is_asked)
    add_filter (words, "a date of its own");
  add_day_filter (words, "not before", &dated->after);
  add_day_filter (words, "not after", &dated->before);
  if (dated->months > 0)
    add_filter (words, "at most %u months old", dated->months);
}

static char *
evidence_words (const CpCheck *check, const CpNeed *need)
{
  static const char *const topic_words[CP_N_TOPIC_FILTERS] = { "an act of", "one of the four C's",
                                                               "the name of" };
  GString *words = g_string_new (NULL);

  if (need->kind != NULL)
    add_filter (words, "the kind %s%s, with a score of at least %.2f", need->kind->id,
                filled_words (need->filled), need->score);
  if (need->field != NULL)
    add_filter (words, "the form field “%s”, filled in", need->field);
  for (guint i = 0; i < CP_N_TOPIC_FILTERS; i++)
    if (need->topics[i] != NULL)
      add_filter (words, "%s %s", topic_words[i], need->topics[i]->title);
  if (need->says != CP_NO_QUERY) {
    g_autofree char *query = query_words (check->scheme->queries->expressions->pdata[need->says]);
    add_filter (words, "the words %s", query);
  }
  if (need->unless != CP_NO_QUERY) {
    g_autofree char *query = query_words (check->scheme->queries->expressions->pdata[need->unless]);
    add_filter (words, "in a sentence without %s", query);
  }
  add_date_filters (words, &need->dated);
  return g_string_free (words, FALSE);
}

char *
cp_explain_view_need (const CpCheck *check, const CpNeed *need)
{
  switch (need->type) {
  case CP_NEED_EVIDENCE:
    return evidence_words (check, need);
  case CP_NEED_ALL:
    return g_strdup_printf ("all of these %u", need->of->len);
  case CP_NEED_ANY:
    return g_strdup_printf ("any of these %u", need->of->len);
  case CP_NEED_AT_LEAST:
    return g_strdup_printf ("at least %u of these %u", need->n, need->of->len);
  case CP_NEED_PERSON:
    return g_strdup_printf ("a person says: %s", need->question);
  case CP_NEED_FACT:
    return g_strdup_printf ("the fact “%s”", need->fact);
  case CP_NEED_WITHIN:
    return g_strdup_printf ("“%s” at most %u months after “%s”", need->fact, need->n, need->from);
  case CP_NEED_SAME_AS:
    return g_strdup_printf ("whatever %s comes to", need->requirement);
  case CP_NEED_READING:
    return need->chosen >= 0 ? g_strdup_printf ("the reading that was chosen of “%s”", need->reading)
                             : g_strdup_printf ("all readings of “%s”: nobody chose", need->reading);
  }
  return NULL;
}

static const char *
lack_words (CpLack lack)
{
  switch (lack) {
  case CP_LACKS_KIND:
    return "it is of another kind";
  case CP_LACKS_SCORE:
    return "that is not sure enough";
  case CP_LACKS_FILLED:
    return "it is not filled in";
  case CP_LACKS_EMPTY:
    return "it is filled in";
  case CP_LACKS_FIELD:
    return "the form field is missing or empty";
  case CP_LACKS_WORDS:
    return "the words are not in it";
  case CP_LACKS_DATE:
    return "it is too old, or its date does not fit or is not known";
  case CP_LACKS_TOPIC:
    return NULL;
  }
  return NULL;
}

static char *
list_lacks (const CpLook *look)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint bit = 0; bit <= 7; bit++) {
    const char *lack = (look->lacks & 1u << bit) != 0 ? lack_words ((CpLack) (1u << bit)) : NULL;
    if (lack != NULL)
      g_ptr_array_add (words, g_strdup (lack));
  }
  if (look->topic != NULL)
    g_ptr_array_add (words, g_strdup_printf ("“%s” is not in it", look->topic->title));
  g_ptr_array_add (words, NULL);
  return cp_text_join ((const char *const *) words->pdata, "and");
}

char *
cp_explain_view_look (const CpNeed *need, const CpLook *look)
{
  g_autofree char *lacks = list_lacks (look);

  if (look->finding != NULL)
    return g_strdup_printf ("%s with %.2f, but %s", need->kind->title, look->finding->score, lacks);
  if (look->said != NULL)
    return g_strdup_printf ("the words are in it, but %s", lacks);
  return g_strdup_printf ("it has a part of it, but %s", lacks);
}

static const char *
filled_note (CpFilled filled)
{
  return filled == CP_FILLED_YES ? " (filled in)" : filled == CP_FILLED_NO ? " (not filled in)" : "";
}

char *
cp_explain_view_kinds (const CpCheck *check, const CpItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < check->documents->readings->len; i++) {
    if (cp_documents_get (check->documents, i)->item != item)
      continue;
    for (guint j = 0; j < cp_findings_count (check->findings, i); j++) {
      const CpFinding *finding = cp_findings_get (check->findings, i, j);
      g_string_append_printf (words, "%s%s %.2f%s", words->len > 0 ? ", " : "", finding->kind, finding->score,
                              filled_note (finding->filled));
    }
  }
  return g_string_free (words, words->len == 0);
}
