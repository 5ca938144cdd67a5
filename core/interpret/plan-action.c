/* plan-action.c: takes what a cell or a label says, gives an action; and which column a name stands for. */
#include "plan-action.h"
#include "quote.h"
#include "stem-phrase.h"
#include "text.h"

#include <string.h>

/* A cell of this many characters says all that is worth showing. */
#define CELL_CHARACTERS 400

CpAction *
cp_action_new (void)
{
  CpAction *action = g_new0 (CpAction, 1);

  action->levels = g_ptr_array_new ();
  action->four_cs = g_ptr_array_new ();
  action->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_evidence_free);
  return action;
}

void
cp_action_free (CpAction *action)
{
  char *const texts[] = { action->action,  action->lead,    action->with,
                          action->by_when, action->measure, action->status };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (action->levels);
  g_ptr_array_unref (action->four_cs);
  g_ptr_array_unref (action->shown);
  if (action->place != NULL)
    cp_evidence_free (action->place);
  g_free (action);
}

static char **
find_text (CpAction *action, CpPlanColumn column)
{
  switch (column) {
  case CP_PLAN_ACTION:
  case CP_PLAN_AIM:
    return &action->action;
  case CP_PLAN_LEAD:
    return &action->lead;
  case CP_PLAN_WITH:
    return &action->with;
  case CP_PLAN_BY_WHEN:
    return &action->by_when;
  case CP_PLAN_MEASURE:
    return &action->measure;
  case CP_PLAN_STATUS:
    return &action->status;
  case CP_PLAN_DONE:
  case CP_PLAN_OTHER:
  case CP_N_PLAN_COLUMNS:
    break;
  }
  return NULL;
}

void
cp_action_set (CpAction *action, CpPlanColumn column, const char *text)
{
  char **place = find_text (action, column);
  g_autofree char *folded = cp_text_fold_space (text, -1);

  if (place == NULL || *folded == '\0')
    return;
  g_autofree char *whole = *place != NULL ? g_strdup_printf ("%s %s", *place, folded) : g_strdup (folded);
  g_free (*place);
  *place = cp_text_shorten (whole, CELL_CHARACTERS);
}

static gboolean
has_letters (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    n += g_unichar_isalpha (g_utf8_get_char (c));
  return n >= 3;
}

/* "*Example: hold a workshop*": what stands in italics is no other word. */
static gboolean
is_blank (const char *text, const CpPlanRules *rules)
{
  return cp_pattern_fits (rules->blanks, text + strspn (text, "*_\"'( "));
}

gboolean
cp_action_is_real (const CpAction *action, const CpPlanRules *rules)
{
  return action->action != NULL && has_letters (action->action) && !is_blank (action->action, rules) &&
         (action->lead == NULL || !is_blank (action->lead, rules) || action->by_when != NULL);
}

CpEvidence *
cp_action_place_new (const CpReading *reading, const CpPage *page, guint32 start, guint32 length)
{
  CpEvidence *place = g_new0 (CpEvidence, 1);

  place->item = reading->item;
  place->page = page->number;
  place->unit = page->unit;
  place->label = g_strdup (page->label);
  place->start = start;
  place->length = length;
  place->quote = cp_quote_text (page->text, start, length);
  place->boxes = cp_quote_boxes (page, start, length);
  return place;
}

/* Whether the name stands in the text as words of their own; "responsib*" may go on. */
static gboolean
stands_in (const char *text, const char *name, gsize length, gboolean is_open)
{
  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name)) {
    const char *past = at + length;
    if (at > text && g_ascii_isalnum (at[-1]))
      continue;
    if (is_open || !g_ascii_isalnum (*past) || (*past == 's' && !g_ascii_isalnum (past[1])))
      return TRUE;
  }
  return FALSE;
}

/* Small letters, and one sort of apostrophe. */
static char *
fold_name (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  GString *name = g_string_new (small);

  g_string_replace (name, "’", "'", 0);
  return g_string_free (name, FALSE);
}

CpPlanColumn
cp_plan_find_column (const CpPlanRules *rules, const char *name)
{
  g_autofree char *text = fold_name (name);
  CpPlanColumn best = CP_N_PLAN_COLUMNS;
  gsize longest = 0;

  for (CpPlanColumn column = 0; column < CP_N_PLAN_COLUMNS; column++)
    for (guint i = 0; i < rules->columns[column]->len; i++) {
      g_autofree char *known = fold_name (rules->columns[column]->pdata[i]);
      gsize length = strlen (known);
      gboolean is_open = length > 0 && known[length - 1] == '*';
      known[length - is_open] = '\0';
      if (length > longest && stands_in (text, known, length - is_open, is_open)) {
        longest = length;
        best = column;
      }
    }
  return best;
}

CpPlanColumn
cp_plan_find_label (const CpPlanRules *rules, const char *name)
{
  g_autofree char *text = fold_name (name);

  for (CpPlanColumn column = 0; column < CP_N_PLAN_COLUMNS; column++)
    if (cp_pattern_fits (rules->columns[column], text))
      return column;
  return CP_N_PLAN_COLUMNS;
}
