/* plan-list.c: takes a plan without a table, gives the actions that it lists.
 *
 * An action is a heading, a numbered or bulleted line, or what stands behind "Action:"; what belongs to it
 * are the labels below ("Lead: ...", "By when: ...") up to the next one. */
#include "plan-action.h"
#include "plan-blocks.h"
#include "text.h"

#include <string.h>

/* "Who is responsible for it:" */
#define LABEL_BYTES 40
/* A line of more than this is a sentence, not a heading. */
#define HEADING_BYTES 120

typedef enum { FROM_HEADING, FROM_ITEM, FROM_LABEL } Origin;

typedef struct {
  const CpPlanRules *rules;
  const CpReading *reading;
  const CpPage *page;
  GHashTable *headings; /* where the page's headings begin */
  GPtrArray *actions;
  CpAction *action; /* the one that is being put together; NULL where there is none */
  Origin origin;
  CpPlanColumn last;    /* what a line that goes on belongs to */
  guint32 start, end;   /* of the action in the page's text */
  gboolean after_blank; /* an empty line stands before this one */
} Scan;

static gboolean
is_complete (const Scan *scan)
{
  const CpAction *action = scan->action;
  guint n_said = (action->lead != NULL) + (action->by_when != NULL) + (action->measure != NULL);

  if (action->lead == NULL && action->by_when == NULL)
    return FALSE;
  /* below a title "Lead: ..." says who wrote the paper */
  return scan->origin != FROM_HEADING || n_said >= 2;
}

static void
end_action (Scan *scan)
{
  CpAction *action = g_steal_pointer (&scan->action);

  if (action == NULL)
    return;
  scan->action = action;
  gboolean good =
      scan->actions->len < CP_PLAN_ACTIONS && is_complete (scan) && cp_action_is_real (action, scan->rules);
  scan->action = NULL;
  if (!good) {
    cp_action_free (action);
    return;
  }
  action->place = cp_action_place_new (scan->reading, scan->page, scan->start, scan->end - scan->start);
  g_ptr_array_add (scan->actions, action);
}

static void
begin_action (Scan *scan, Origin origin, guint32 start)
{
  end_action (scan);
  scan->action = cp_action_new ();
  scan->origin = origin;
  scan->last = CP_PLAN_ACTION;
  scan->start = scan->end = start;
}

static void
add_text (Scan *scan, CpPlanColumn column, guint32 start, guint32 end)
{
  g_autofree char *text = g_strndup (scan->page->text + start, end - start);

  g_strstrip (text);
  g_strdelimit (text, "*\t|", ' ');
  if (scan->action == NULL || *text == '\0')
    return;
  cp_action_set (scan->action, column, text);
  scan->end = MAX (scan->end, end);
}

/* What parts a label from its text: a colon, a tab, a bar, two spaces. */
static gboolean
is_label_end (const char *at)
{
  return strchr (":\t|", *at) != NULL || (at[0] == ' ' && at[1] == ' ');
}

/* The name before such a mark, from `at` on; CP_N_PLAN_COLUMNS where it is no label.
 * `*ret_past` is where its text begins. */
static CpPlanColumn
read_label (const CpPlanRules *rules, const char *line, gsize at, gsize length, gsize *ret_past)
{
  gsize from = at + strspn (line + at, " *_("), end = from;

  while (end < length && end - from <= LABEL_BYTES && !is_label_end (line + end))
    end++;
  if (end >= length || end - from > LABEL_BYTES || end == from)
    return CP_N_PLAN_COLUMNS;
  g_autofree char *name = g_strndup (line + from, end - from);
  g_strdelimit (name, "*_", ' ');
  g_strstrip (name);
  *ret_past = end + 1;
  CpPlanColumn column = cp_plan_find_label (rules, name);
  if (column != CP_N_PLAN_COLUMNS)
    return column;
  /* "Action 3:" */
  gsize n = strlen (name);
  while (n > 0 && (g_ascii_isdigit (name[n - 1]) || strchr (" .", name[n - 1]) != NULL))
    name[--n] = '\0';
  column = cp_plan_find_label (rules, name);
  return column == CP_PLAN_ACTION || column == CP_PLAN_AIM ? column : CP_N_PLAN_COLUMNS;
}

/* Where the next label of the line begins: behind a full stop, a semicolon or a tab. */
static gsize
find_next_label (const CpPlanRules *rules, const char *line, gsize at, gsize length)
{
  for (gsize i = at; i + 1 < length; i++) {
    gsize past;
    gboolean may_begin = (strchr (".;,\t|( ", line[i]) != NULL && (line[i + 1] == ' ' || line[i] == '\t'));
    if (may_begin && read_label (rules, line, i + 1, length, &past) != CP_N_PLAN_COLUMNS)
      return i + 1;
  }
  return length;
}

/* "Lead: Jo.  By when: June."  FALSE where the line does not begin with a label. */
static gboolean
take_labels (Scan *scan, guint32 start, gsize at, gsize length)
{
  const char *line = scan->page->text + start;
  gsize past;
  CpPlanColumn column;
  gboolean any = FALSE;

  while (at < length && (column = read_label (scan->rules, line, at, length, &past)) != CP_N_PLAN_COLUMNS) {
    gsize end = find_next_label (scan->rules, line, past, length);
    if (column == CP_PLAN_ACTION)
      begin_action (scan, FROM_LABEL, start);
    add_text (scan, column, start + (guint32) past, start + (guint32) end);
    scan->last = column;
    at = end;
    any = TRUE;
  }
  return any;
}

static gboolean
is_heading (const Scan *scan, guint32 start, gsize length)
{
  return g_hash_table_contains (scan->headings, GUINT_TO_POINTER (start)) ||
         (scan->after_blank && length <= HEADING_BYTES);
}

/* A row of more than a label and its text belongs to a table. */
static gboolean
is_table_row (const char *line, gsize length)
{
  guint n_tabs = 0, n_bars = 0;

  for (gsize i = 0; i < length; i++) {
    n_tabs += line[i] == '\t' && i + 1 < length;
    n_bars += line[i] == '|';
  }
  return n_tabs > 1 || n_bars > 1;
}

static void
take_line (Scan *scan, guint32 start, gsize length)
{
  const char *line = scan->page->text + start;
  gsize at = strspn (line, " \t>"), marker = at < length ? cp_plan_marker_length (line + at, length - at) : 0;
  guint32 end = start + (guint32) length;

  if (at >= length || is_table_row (line, length)) {
    scan->after_blank = TRUE;
    return;
  }
  if (!take_labels (scan, start, at + marker, length)) {
    gsize label = find_next_label (scan->rules, line, at + marker, length);
    gboolean is_new = marker > 0 || is_heading (scan, start, length);
    if (is_new)
      begin_action (scan, marker > 0 && line[at] != '#' ? FROM_ITEM : FROM_HEADING, start);
    if (is_new || !scan->after_blank)
      add_text (scan, is_new ? CP_PLAN_ACTION : scan->last, start + (guint32) (at + marker),
                MIN (end, start + (guint32) label));
    take_labels (scan, start, label, length);
  }
  scan->after_blank = FALSE;
}

void
cp_plan_read_lists (const CpPlanRules *rules, const CpReading *reading, GPtrArray *actions)
{
  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    g_autoptr (GHashTable) headings = cp_plan_find_headings (page);
    Scan scan = { .rules = rules,
                  .reading = reading,
                  .page = page,
                  .headings = headings,
                  .actions = actions,
                  .after_blank = TRUE };
    for (const char *line = page->text; *line != '\0';) {
      gsize length = strcspn (line, "\n");
      take_line (&scan, (guint32) (line - page->text), length);
      line += length + (line[length] == '\n');
    }
    end_action (&scan);
  }
}
