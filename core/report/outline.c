/* outline.c: takes a need, gives sentences and their depth.  What only helps the machine to find a thing, and
 * says nothing to those who send it, is left out. */
#include "outline.h"
#include "fact.h"

#include <string.h>

static void
outline_line_free (gpointer data)
{
  CpOutlineLine *line = data;

  g_free (line->words);
  g_free (line);
}

/* Takes the words over. */
static void
add_line (GPtrArray *outline, guint depth, char *words)
{
  CpOutlineLine *line = g_new (CpOutlineLine, 1);

  line->depth = depth;
  line->words = words;
  g_ptr_array_add (outline, line);
}

static char *
lower_first (const char *words)
{
  char *lower = g_strdup (words);

  if (!g_ascii_isupper (lower[1])) /* "The board", but not "SEND" */
    lower[0] = g_ascii_tolower (lower[0]);
  return lower;
}

static char *
upper_first (const char *words)
{
  char *upper = g_strdup (words);

  upper[0] = g_ascii_toupper (upper[0]);
  return upper;
}

static gboolean
has_topic (const CpNeed *need)
{
  for (guint i = 0; i < CP_N_TOPIC_FILTERS; i++)
    if (need->topics[i] != NULL)
      return TRUE;
  return FALSE;
}

/* " that" shows what parents and carers do */
static void
append_topics (GString *words, const char *that, const CpNeed *need)
{
  const CpTopic *level = need->topics[0], *four_c = need->topics[1], *strategy = need->topics[2];
  g_autofree char *level_title = level != NULL ? lower_first (level->title) : NULL;
  g_autofree char *four_c_title = four_c != NULL ? lower_first (four_c->title) : NULL;

  if (level != NULL)
    g_string_append_printf (words, "%s shows what %s do", that, level_title);
  if (four_c != NULL)
    g_string_append_printf (words, " with %s in it", four_c_title);
  if (strategy != NULL)
    g_string_append_printf (words, "%s names the %s", that, strategy->title);
}

static void
append_day (GString *words, const char *when, const CpRuleDay *day)
{
  const CpFactName *fact = day->fact != NULL ? cp_fact_find_name (day->fact) : NULL;
  g_autofree char *date = g_date_valid (&day->day) ? cp_date_words (&day->day) : NULL;

  if (fact != NULL || date != NULL)
    g_string_append_printf (words, ", %s %s", when, fact != NULL ? fact->words : date);
}

static void
append_dates (GString *words, const CpDated *dated)
{
  if (dated->is_asked)
    g_string_append (words, ", with its date");
  append_day (words, "of a day not before", &dated->after);
  append_day (words, "of a day not after", &dated->before);
  if (dated->months > 0)
    g_string_append_printf (words, ", not older than %u months", dated->months);
}

/* "a plan with actions of its own, filled in" */
static GString *
evidence_words (const CpNeed *need)
{
  GString *words = g_string_new (need->kind != NULL ? need->kind->plain : "anything that you send");

  if (need->filled == CP_TRI_YES)
    g_string_append (words, " (filled in)");
  if (need->filled == CP_TRI_NO)
    g_string_append (words, " (not filled in)");
  if (need->field != NULL)
    g_string_append_printf (words, " with the field “%s” filled in", need->field);
  return words;
}

/* What the part is called says it all; where it is looked for stands behind it. */
static void
add_evidence (GPtrArray *outline, guint depth, const CpNeed *need, gboolean with_topics)
{
  if (need->label != NULL) {
    gboolean is_named = need->kind == NULL || strstr (need->label, need->kind->title) != NULL;
    GString *named = g_string_new (need->label);
    if (!is_named)
      g_string_append_printf (named, " (%s)", need->kind->title);
    append_dates (named, &need->dated);
    add_line (outline, depth, g_string_free (named, FALSE));
    return;
  }
  g_autoptr (GString) words = evidence_words (need);
  if (with_topics)
    append_topics (words, " that", need);
  if (need->kind == NULL && !has_topic (need))
    g_string_append (words, " that says so");
  append_dates (words, &need->dated);
  add_line (outline, depth, upper_first (words->str));
}

static char *
with_label (const CpNeed *need, const char *words)
{
  return need->label != NULL ? g_strdup_printf ("%s: %s", need->label, words) : upper_first (words);
}

static gboolean
is_bare_evidence (const CpNeed *need)
{
  return need->type == CP_NEED_EVIDENCE && need->label == NULL;
}

/* Other words by which the machine may find what a sibling already asks for. */
static gboolean
is_other_wording (const CpNeed *need, const CpNeed *part)
{
  if (need->type != CP_NEED_ANY || !is_bare_evidence (part) || has_topic (part) || part->says == CP_NO_QUERY)
    return FALSE;
  for (guint i = 0; i < need->of->len; i++) {
    const CpNeed *other = need->of->pdata[i];
    if (other != part && is_bare_evidence (other) && has_topic (other) && other->kind == part->kind)
      return TRUE;
  }
  return FALSE;
}

/* The parts that say something to people; CpNeed, borrowed. */
static GPtrArray *
list_parts (const CpNeed *need)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < need->of->len; i++)
    if (!is_other_wording (need, need->of->pdata[i]))
      g_ptr_array_add (parts, need->of->pdata[i]);
  return parts;
}

/* Whether all of them ask for the same group, the same of the four C's, the same strategy. */
static gboolean
share_topics (const GPtrArray *parts)
{
  const CpNeed *first = parts->pdata[0];

  for (guint i = 0; i < parts->len; i++) {
    const CpNeed *part = parts->pdata[i];
    if (!is_bare_evidence (part) || !has_topic (part) ||
        memcmp (part->topics, first->topics, sizeof part->topics) != 0)
      return FALSE;
  }
  return parts->len > 1;
}

static const char *
number_word (guint n)
{
  static const char *const words[] = { "none", "one", "two", "three", "four", "five", "six" };

  return n < G_N_ELEMENTS (words) ? words[n] : "so many";
}

static GString *
combination_words (const CpNeed *need)
{
  GString *words = g_string_new (need->type == CP_NEED_ALL ? "all of these" : "any of these");

  if (need->type == CP_NEED_AT_LEAST)
    g_string_printf (words, "at least %s of these", number_word (need->n));
  return words;
}

static void add_need (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need);

/* A part that stands alone, under the name of the whole. */
static void
add_only_part (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need, const CpNeed *part)
{
  guint first = outline->len;

  add_need (outline, depth, stage, part);
  if (need->label == NULL)
    return;
  CpOutlineLine *line = outline->pdata[first];
  g_autofree char *words = lower_first (line->words);
  g_free (line->words);
  line->words = with_label (need, words);
}

static void
add_combination (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need)
{
  g_autoptr (GPtrArray) parts = list_parts (need);
  g_autoptr (GString) words = combination_words (need);
  gboolean are_alike = share_topics (parts);

  if (parts->len == 1) {
    add_only_part (outline, depth, stage, need, parts->pdata[0]);
    return;
  }
  if (are_alike)
    append_topics (words, ", where it", parts->pdata[0]);
  add_line (outline, depth, with_label (need, words->str));
  for (guint i = 0; i < parts->len; i++)
    if (are_alike)
      add_evidence (outline, depth + 1, parts->pdata[i], FALSE);
    else
      add_need (outline, depth + 1, stage, parts->pdata[i]);
}

/* What helps a person to see it, by its name: "actions with parents; a case study". */
static char *
name_hints (const CpNeed *need)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < need->of->len; i++) {
    const CpNeed *hint = need->of->pdata[i];
    const char *name = hint->label != NULL ? hint->label : hint->kind != NULL ? hint->kind->plain : NULL;
    if (name != NULL)
      g_ptr_array_add (names, lower_first (name));
  }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

static void
add_person (GPtrArray *outline, guint depth, const CpNeed *need)
{
  g_autofree char *hints = name_hints (need);
  g_autofree char *words = g_strdup_printf ("a person will ask: %s%s%s%s", need->question,
                                            hints != NULL ? " It helps them to see: " : "",
                                            hints != NULL ? hints : "", hints != NULL ? "." : "");

  add_line (outline, depth, with_label (need, words));
}

static const char *
fact_words (const char *name)
{
  const CpFactName *fact = cp_fact_find_name (name);

  return fact != NULL ? fact->words : name;
}

static void
add_fact (GPtrArray *outline, guint depth, const CpNeed *need)
{
  g_autofree char *words =
      g_strdup_printf ("%s. You say it, and the officer looks it up", fact_words (need->fact));

  add_line (outline, depth, with_label (need, words));
}

static void
add_within (GPtrArray *outline, guint depth, const CpNeed *need)
{
  g_autofree char *words = g_strdup_printf ("%s is at most %u months after %s", fact_words (need->fact),
                                            need->n, fact_words (need->from));

  add_line (outline, depth, with_label (need, words));
}

static void
add_same_as (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need)
{
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (!g_str_equal (requirement->id, need->requirement))
      continue;
    add_line (outline, depth,
              need->label != NULL
                  ? g_strdup_printf ("%s (%s)", need->label, requirement->id)
                  : g_strdup_printf ("What shows %s (%s)", requirement->id, requirement->title));
  }
}

static void
add_reading (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need)
{
  if (need->chosen >= 0) {
    add_need (outline, depth, stage, need->of->pdata[need->chosen]);
    return;
  }
  add_line (
      outline, depth,
      g_strdup ("The scheme can be read in more than one way, and nobody has chosen yet. All of these:"));
  for (guint i = 0; i < need->of->len; i++)
    add_need (outline, depth + 1, stage, need->of->pdata[i]);
}

static void
add_need (GPtrArray *outline, guint depth, const CpStage *stage, const CpNeed *need)
{
  switch (need->type) {
  case CP_NEED_EVIDENCE:
    add_evidence (outline, depth, need, TRUE);
    break;
  case CP_NEED_ALL:
  case CP_NEED_ANY:
  case CP_NEED_AT_LEAST:
    add_combination (outline, depth, stage, need);
    break;
  case CP_NEED_PERSON:
    add_person (outline, depth, need);
    break;
  case CP_NEED_FACT:
    add_fact (outline, depth, need);
    break;
  case CP_NEED_WITHIN:
    add_within (outline, depth, need);
    break;
  case CP_NEED_SAME_AS:
    add_same_as (outline, depth, stage, need);
    break;
  case CP_NEED_READING:
    add_reading (outline, depth, stage, need);
    break;
  }
}

GPtrArray *
cp_outline_new (const CpStage *stage, const CpNeed *need)
{
  GPtrArray *outline = g_ptr_array_new_with_free_func (outline_line_free);

  add_need (outline, 0, stage, need);
  return outline;
}
