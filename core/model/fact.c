/* fact.c: facts, and dates as people and programs write them. */
#include "fact.h"
#include "errors.h"

#include <string.h>

const CpFactName cp_fact_names[] = {
  { "org", CP_FACT_TEXT, "the name of the organisation" },
  { "kind", CP_FACT_TEXT, "the kind of organisation" },
  { "place", CP_FACT_TEXT, "where the organisation is based" },
  { "bronze", CP_FACT_DATE, "the date of the Bronze Award" },
  { "silver", CP_FACT_DATE, "the date of the Silver Award" },
  { "gold", CP_FACT_DATE, "the date of the Gold Award" },
  { "submitted", CP_FACT_DATE, "the date on which the portfolio was sent in" },
  { NULL, CP_FACT_TEXT, NULL },
};

const CpFactName *
cp_fact_find_name (const char *name)
{
  for (const CpFactName *known = cp_fact_names; known->name != NULL; known++)
    if (g_str_equal (known->name, name))
      return known;
  return NULL;
}

static void
fact_free (gpointer data)
{
  CpFact *fact = data;

  g_free (fact->value);
  g_free (fact->item_id);
  g_free (fact);
}

CpFacts *
cp_facts_new (void)
{
  CpFacts *facts = g_new0 (CpFacts, 1);

  facts->facts = g_ptr_array_new_with_free_func (fact_free);
  return facts;
}

void
cp_facts_free (CpFacts *facts)
{
  if (facts == NULL)
    return;
  g_ptr_array_unref (facts->facts);
  g_free (facts);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const CpFact *left = *(CpFact *const *) a, *right = *(CpFact *const *) b;

  return (left->name > right->name) - (left->name < right->name);
}

gboolean
cp_facts_set (CpFacts *facts, const char *name, const char *value, CpFactSource source, const char *item_id,
              GError **error)
{
  const CpFactName *known = cp_fact_find_name (name);
  GDate date;

  g_date_clear (&date, 1);
  if (known == NULL) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "there is no fact called \"%s\"", name);
    return FALSE;
  }
  if (known->type == CP_FACT_DATE && !cp_date_parse (value, &date)) {
    g_set_error (error, CP_ERROR, CP_ERROR_USAGE, "%s: \"%s\" is not a date; write it like 2026-09-15", name,
                 value);
    return FALSE;
  }

  CpFact *fact = (CpFact *) cp_facts_get (facts, name);
  if (fact != NULL && fact->source == CP_FACT_FROM_COMMAND_LINE && source == CP_FACT_FROM_SENDER)
    return TRUE;
  if (fact != NULL)
    g_ptr_array_remove (facts->facts, fact);

  fact = g_new0 (CpFact, 1);
  fact->name = known;
  fact->value = g_strdup (value);
  fact->date = date;
  fact->source = source;
  fact->item_id = g_strdup (item_id);
  g_ptr_array_add (facts->facts, fact);
  g_ptr_array_sort (facts->facts, compare_facts);
  return TRUE;
}

const CpFact *
cp_facts_get (const CpFacts *facts, const char *name)
{
  for (guint i = 0; i < facts->facts->len; i++) {
    const CpFact *fact = facts->facts->pdata[i];
    if (g_str_equal (fact->name->name, name))
      return fact;
  }
  return NULL;
}

const char *
cp_fact_source_words (CpFactSource source)
{
  return source == CP_FACT_FROM_SENDER ? "as stated by the sender" : "command line";
}

gboolean
cp_date_parse (const char *text, GDate *ret_date)
{
  static const char shape[] = "0000-00-00";

  if (strlen (text) != strlen (shape))
    return FALSE;
  for (gsize i = 0; i < strlen (shape); i++)
    if (shape[i] == '-' ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  GDateYear year = (GDateYear) g_ascii_strtoull (text, NULL, 10);
  GDateMonth month = (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10);
  GDateDay day = (GDateDay) g_ascii_strtoull (text + 8, NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (ret_date, day, month, year);
  return TRUE;
}

char *
cp_date_words (const GDate *date)
{
  static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"
  };
  return g_strdup_printf ("%u %s %u", g_date_get_day (date), months[g_date_get_month (date) - 1],
                          g_date_get_year (date));
}
