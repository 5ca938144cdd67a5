/* implied.c: takes two needs, gives whether the first cannot be shown without the second. */
#include "implied.h"

#include <string.h>

/* The expression without the brackets around the whole of it. */
static char *
without_brackets (const char *expression)
{
  gsize length = strlen (expression);
  int depth = 0;
  gboolean quoted = FALSE;

  if (length < 2 || expression[0] != '(' || expression[length - 1] != ')')
    return g_strdup (expression);
  for (gsize i = 0; i + 1 < length; i++) {
    quoted ^= expression[i] == '"';
    depth += quoted ? 0 : (expression[i] == '(') - (expression[i] == ')');
    if (depth == 0)
      return g_strdup (expression);
  }
  g_autofree char *inner = g_strndup (expression + 1, length - 2);
  return g_strdup (g_strstrip (inner));
}

/* The length of what stands before the next OR that parts the whole expression. */
static gsize
find_or (const char *expression)
{
  int depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; expression[i] != '\0'; i++) {
    quoted ^= expression[i] == '"';
    depth += quoted ? 0 : (expression[i] == '(') - (expression[i] == ')');
    if (!quoted && depth == 0 && g_str_has_prefix (expression + i, " OR "))
      return i;
  }
  return strlen (expression);
}

/* Each alternative of the expression, those in brackets one by one. */
static void
add_alternatives (const char *expression, GHashTable *alternatives)
{
  g_autofree char *whole = without_brackets (expression);
  gsize length = find_or (whole);

  if (whole[length] == '\0' && g_str_equal (whole, expression)) {
    g_hash_table_add (alternatives, g_steal_pointer (&whole));
    return;
  }
  for (const char *rest = whole;;) {
    length = find_or (rest);
    g_autofree char *alternative = g_strndup (rest, length);
    add_alternatives (g_strstrip (alternative), alternatives);
    if (rest[length] == '\0')
      return;
    rest += length + strlen (" OR ");
  }
}

static GHashTable *
list_alternatives (const CpQuerySet *queries, guint32 query)
{
  GHashTable *alternatives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_alternatives (queries->expressions->pdata[query], alternatives);
  return alternatives;
}

/* Whether every alternative of `a` is one of `b`. */
static gboolean
words_imply (const CpQuerySet *queries, guint32 a, guint32 b)
{
  GHashTableIter iter;
  gpointer alternative;

  if (a == b || b == CP_NO_QUERY)
    return TRUE;
  if (a == CP_NO_QUERY)
    return FALSE;
  g_autoptr (GHashTable) of_a = list_alternatives (queries, a), of_b = list_alternatives (queries, b);
  g_hash_table_iter_init (&iter, of_a);
  while (g_hash_table_iter_next (&iter, &alternative, NULL))
    if (!g_hash_table_contains (of_b, alternative))
      return FALSE;
  return TRUE;
}

static gboolean
day_implies (const CpRuleDay *a, const CpRuleDay *b)
{
  if (b->fact == NULL && !g_date_valid (&b->day))
    return TRUE;
  return g_strcmp0 (a->fact, b->fact) == 0 && g_date_valid (&a->day) == g_date_valid (&b->day) &&
         (!g_date_valid (&a->day) || g_date_compare (&a->day, &b->day) == 0);
}

static gboolean
dated_implies (const CpDated *a, const CpDated *b)
{
  return (a->is_asked || !b->is_asked) && day_implies (&a->after, &b->after) &&
         day_implies (&a->before, &b->before) &&
         (b->months == 0 || (a->months > 0 && a->months <= b->months));
}

/* Every filter of `b` is met by what meets those of `a`. */
static gboolean
evidence_implies (const CpNeed *a, const CpNeed *b, const CpQuerySet *queries)
{
  gboolean implies = (b->kind == NULL || (a->kind == b->kind && a->score >= b->score)) &&
                     (b->filled == CP_TRI_ANY || a->filled == b->filled) &&
                     (b->field == NULL || g_strcmp0 (a->field, b->field) == 0) &&
                     (a->carriers & ~b->carriers) == 0 && dated_implies (&a->dated, &b->dated) &&
                     words_imply (queries, a->says, b->says);

  for (guint i = 0; i < CP_N_TOPIC_FILTERS; i++)
    implies = implies && (b->topics[i] == NULL || a->topics[i] == b->topics[i]);
  return implies;
}

static gboolean
same_kind_implies (const CpNeed *a, const CpNeed *b, const CpQuerySet *queries)
{
  switch (a->type) {
  case CP_NEED_EVIDENCE:
    return evidence_implies (a, b, queries);
  case CP_NEED_FACT:
    return g_str_equal (a->fact, b->fact);
  case CP_NEED_WITHIN:
    return a->n <= b->n && g_str_equal (a->fact, b->fact) && g_str_equal (a->from, b->from);
  case CP_NEED_SAME_AS:
    return g_str_equal (a->requirement, b->requirement);
  case CP_NEED_READING:
    return g_str_equal (a->reading, b->reading);
  case CP_NEED_PERSON:
    return g_str_equal (a->question, b->question);
  case CP_NEED_ALL:
  case CP_NEED_ANY:
  case CP_NEED_AT_LEAST:
    break;
  }
  return FALSE;
}

/* Whether `a` implies each of the parts, or with `one` any of them. */
static gboolean
implies_parts (const CpNeed *a, const GPtrArray *parts, gboolean one, const CpQuerySet *queries)
{
  for (guint i = 0; i < parts->len; i++)
    if (cp_need_implies (a, parts->pdata[i], queries) == one)
      return one;
  return !one;
}

static gboolean
parts_imply (const GPtrArray *parts, gboolean one, const CpNeed *b, const CpQuerySet *queries)
{
  for (guint i = 0; i < parts->len; i++)
    if (cp_need_implies (parts->pdata[i], b, queries) == one)
      return one;
  return !one;
}

gboolean
cp_need_implies (const CpNeed *a, const CpNeed *b, const CpQuerySet *queries)
{
  if (a->type == CP_NEED_ANY)
    return parts_imply (a->of, FALSE, b, queries);
  if (b->type == CP_NEED_ALL)
    return implies_parts (a, b->of, FALSE, queries);
  if (a->type == CP_NEED_ALL && parts_imply (a->of, TRUE, b, queries))
    return TRUE;
  if (b->type == CP_NEED_ANY)
    return implies_parts (a, b->of, TRUE, queries);
  return a->type == b->type && same_kind_implies (a, b, queries);
}

static guint
count_coverable (const CpNeed *need, const CpStage *stage)
{
  guint n = 0;

  for (guint i = 0; i < need->of->len; i++)
    n += cp_need_can_be_covered (need->of->pdata[i], stage);
  return n;
}

static gboolean
other_can_be_covered (const char *id, const CpStage *stage)
{
  for (guint i = 0; i < stage->requirements->len; i++) {
    const CpRequirement *requirement = stage->requirements->pdata[i];
    if (g_str_equal (requirement->id, id))
      return requirement->needs != NULL && cp_need_can_be_covered (requirement->needs, stage);
  }
  return FALSE;
}

gboolean
cp_need_can_be_covered (const CpNeed *need, const CpStage *stage)
{
  switch (need->type) {
  case CP_NEED_EVIDENCE:
  case CP_NEED_FACT:
  case CP_NEED_WITHIN:
    return TRUE;
  case CP_NEED_PERSON:
    return FALSE;
  case CP_NEED_ALL:
    return count_coverable (need, stage) == need->of->len;
  case CP_NEED_ANY:
    return count_coverable (need, stage) > 0;
  case CP_NEED_AT_LEAST:
    return count_coverable (need, stage) >= need->n;
  case CP_NEED_SAME_AS:
    return other_can_be_covered (need->requirement, stage);
  case CP_NEED_READING: /* what nobody chose may be chosen */
    return need->chosen >= 0 ? cp_need_can_be_covered (need->of->pdata[need->chosen], stage)
                             : count_coverable (need, stage) > 0;
  }
  return FALSE;
}
