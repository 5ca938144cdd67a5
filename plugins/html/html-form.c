/* html-form.c: takes the controls of a web page, gives fields and the words that a browser shows in them. */
#include "html-form.h"

#include <string.h>

#define NAME_BYTES 200
/* Before white space is folded. */
#define WORDS_BYTES 800
#define MAX_FIELDS 5000
/* A control or label that goes on for longer was never closed. */
#define MAX_EVENTS_WITHIN 10000

/* White space folded and none at the ends; cut between characters. */
static char *
fold (const char *text, gsize length)
{
  GString *line = g_string_new (NULL);
  gboolean parted = FALSE;

  for (const char *c = text; c < text + length; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isspace (u)) {
      parted = line->len > 0;
      continue;
    }
    if (line->len >= NAME_BYTES)
      break;
    if (parted)
      g_string_append_c (line, ' ');
    parted = FALSE;
    g_string_append_unichar (line, u);
  }
  return g_string_free (line, FALSE);
}

static const MarkupEvent *
get_event (const Markup *markup, guint index)
{
  return &g_array_index (markup->events, MarkupEvent, index);
}

/* The last event of an element that holds none of its own kind. */
static guint
find_end (const Markup *markup, guint event)
{
  MarkupTag tag = get_event (markup, event)->tag;

  guint last = MIN (markup->events->len - 1, event + MAX_EVENTS_WITHIN);

  for (guint i = event + 1; i < last; i++)
    if (get_event (markup, i)->kind == MARKUP_CLOSE && get_event (markup, i)->tag == tag)
      return i;
  return last;
}

/* The text between two events, but not what could be chosen or is typed. */
static char *
words_within (const Markup *markup, guint first, guint last)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_controls = 0;

  for (guint i = first; i <= last && words->len < WORDS_BYTES; i++) {
    const MarkupEvent *event = get_event (markup, i);
    if (event->kind == MARKUP_TEXT && n_controls == 0)
      g_string_append_len (words, markup->text->str + event->start, (gssize) event->length);
    else if (event->tag == TAG_SELECT || event->tag == TAG_TEXT_AREA)
      n_controls += event->kind == MARKUP_OPEN ? 1 : -1;
  }
  return fold (words->str, words->len);
}

HtmlLabels *
html_labels_new (const Markup *markup)
{
  HtmlLabels *labels = g_new0 (HtmlLabels, 1);

  labels->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < markup->events->len; i++) {
    const MarkupEvent *event = get_event (markup, i);
    const char *id =
        event->kind == MARKUP_OPEN && event->tag == TAG_LABEL ? markup_attribute (event, "for") : NULL;
    if (id != NULL && *id != '\0')
      g_hash_table_insert (labels->by_id, g_strdup (id), words_within (markup, i, find_end (markup, i)));
  }
  return labels;
}

void
html_labels_free (HtmlLabels *labels)
{
  if (labels == NULL)
    return;
  g_hash_table_unref (labels->by_id);
  g_free (labels->around);
  g_free (labels);
}

void
html_labels_open (HtmlLabels *labels, const Markup *markup, guint event)
{
  g_free (labels->around);
  labels->around = words_within (markup, event, find_end (markup, event));
}

void
html_labels_close (HtmlLabels *labels)
{
  g_clear_pointer (&labels->around, g_free);
}

/* The words on the same line since the control before, or else the line above. */
static char *
words_before (const HtmlText *shown)
{
  const GString *text = shown->text;
  gsize end = text->len;

  while (end > shown->controls_end && g_ascii_isspace (text->str[end - 1]))
    end--;
  gsize start = end;
  while (start > shown->controls_end && text->str[start - 1] != '\n' && text->str[start - 1] != '\t')
    start--;
  g_autofree char *words = fold (text->str + start, end - start);
  if (g_str_has_suffix (words, ":"))
    words[strlen (words) - 1] = '\0';
  return g_steal_pointer (&words);
}

static const char *
find_label (const MarkupEvent *event, const HtmlLabels *labels)
{
  const char *id = markup_attribute (event, "id"), *label = NULL;

  if (id != NULL)
    label = g_hash_table_lookup (labels->by_id, id);
  if (label == NULL || *label == '\0')
    label = labels->around;
  if (label == NULL || *label == '\0')
    label = markup_attribute (event, "aria-label");
  return label != NULL && *label != '\0' ? label : NULL;
}

static char *
name_field (const HtmlText *text, const MarkupEvent *event, const HtmlLabels *labels)
{
  const char *label = find_label (event, labels);
  if (label != NULL)
    return fold (label, strlen (label));

  g_autofree char *before = words_before (text);
  if (*before != '\0')
    return g_steal_pointer (&before);
  const char *placeholder = markup_attribute (event, "placeholder"), *name = markup_attribute (event, "name");
  const char *chosen = placeholder != NULL ? placeholder : name != NULL ? name : "";
  return fold (chosen, strlen (chosen));
}

static HtmlField *
add_field (HtmlText *text, CpFieldKind kind, char *name, char *value, gboolean filled)
{
  HtmlField *field = g_new0 (HtmlField, 1);

  text->is_cut |= text->fields->len >= MAX_FIELDS;
  if (text->fields->len >= MAX_FIELDS) /* the last gives way: no form has as many */
    g_ptr_array_set_size (text->fields, MAX_FIELDS - 1);
  *field = (HtmlField){ text->text->len, kind, name, value, filled, NULL };
  g_ptr_array_add (text->fields, field);
  return field;
}

static gboolean
is_blank (const char *value)
{
  for (; *value != '\0'; value = g_utf8_next_char (value))
    if (!g_unichar_isspace (g_utf8_get_char (value)))
      return FALSE;
  return TRUE;
}

static HtmlField *
find_group (const HtmlText *text, const char *group)
{
  for (guint i = text->fields->len; i > 0; i--) {
    HtmlField *field = text->fields->pdata[i - 1];
    if (field->group != NULL && g_str_equal (field->group, group))
      return field;
  }
  return NULL;
}

/* One field a group: its value is the label of the button that is on. */
static char *
add_radio (HtmlText *text, const MarkupEvent *event, const HtmlLabels *labels)
{
  const char *group = markup_attribute (event, "name"), *label = find_label (event, labels);
  gboolean is_on = markup_attribute (event, "checked") != NULL;
  HtmlField *field = group != NULL ? find_group (text, group) : NULL;

  if (field == NULL) {
    field = add_field (text, CP_FIELD_RADIO, words_before (text), g_strdup (""), FALSE);
    field->group = g_strdup (group != NULL ? group : "");
  }
  if (is_on) {
    const char *value = markup_attribute (event, "value");
    g_free (field->value);
    field->value = g_strdup (label != NULL ? label : value != NULL ? value : "yes");
    field->filled = TRUE;
  }
  return g_strdup (is_on ? "◉ " : "○ ");
}

static char *
add_tick (HtmlText *text, const MarkupEvent *event, const HtmlLabels *labels)
{
  gboolean is_on = markup_attribute (event, "checked") != NULL;
  const char *label = find_label (event, labels), *value = markup_attribute (event, "value");
  char *name = label == NULL && value != NULL && !g_str_equal (value, "on")
                   ? g_strdup (value)
                   : name_field (text, event, labels);

  add_field (text, CP_FIELD_TICK, name, g_strdup (is_on ? "yes" : ""), is_on);
  return g_strdup (is_on ? "☒ " : "☐ ");
}

char *
html_form_input (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels)
{
  static const char *const no_answers[] = { "hidden", "password", "submit", "button",
                                            "reset",  "image",    "file",   NULL };
  const MarkupEvent *input = get_event (markup, event);
  const char *given = markup_attribute (input, "type"), *value = markup_attribute (input, "value");
  g_autofree char *type = g_ascii_strdown (given != NULL ? given : "text", -1);

  if (g_strv_contains (no_answers, type))
    return g_strdup ("");
  if (g_str_equal (type, "checkbox"))
    return add_tick (text, input, labels);
  if (g_str_equal (type, "radio"))
    return add_radio (text, input, labels);
  value = value != NULL ? value : "";
  add_field (text, CP_FIELD_TEXT, name_field (text, input, labels), g_strdup (value), !is_blank (value));
  return g_strdup (value);
}

char *
html_form_text_area (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels,
                     guint *ret_last)
{
  guint last = *ret_last = find_end (markup, event);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = event; i <= last; i++) {
    const MarkupEvent *part = get_event (markup, i);
    if (part->kind == MARKUP_TEXT)
      g_string_append_len (value, markup->text->str + part->start, (gssize) part->length);
  }
  add_field (text, CP_FIELD_TEXT, name_field (text, get_event (markup, event), labels),
             g_strdup (g_strstrip (value->str)), !is_blank (value->str));
  return g_strdup (value->str);
}

/* What stands first and says that nothing was chosen yet. */
static gboolean
is_prompt (const MarkupEvent *option, const char *words)
{
  const char *value = markup_attribute (option, "value");
  g_autofree char *lower = g_utf8_strdown (words, -1);

  return (value != NULL && *value == '\0') || g_str_has_prefix (lower, "select") ||
         g_str_has_prefix (lower, "please") || g_str_has_prefix (lower, "choose") ||
         strspn (lower, "-– .") == strlen (lower);
}

char *
html_form_select (HtmlText *text, const Markup *markup, guint event, const HtmlLabels *labels,
                  guint *ret_last)
{
  guint last = *ret_last = find_end (markup, event);
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autofree char *first = NULL;
  gboolean filled = FALSE;

  for (guint i = event; i < last; i++) {
    const MarkupEvent *option = get_event (markup, i);
    if (option->kind != MARKUP_OPEN || option->tag != TAG_OPTION)
      continue;
    g_autofree char *words =
        words_within (markup, i, i + 1 < last && get_event (markup, i + 1)->kind == MARKUP_TEXT ? i + 1 : i);
    if (markup_attribute (option, "selected") != NULL) {
      filled |= !is_prompt (option, words);
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? ", " : "", words);
    }
    if (first == NULL)
      first = g_steal_pointer (&words);
  }
  const char *shown = chosen->len > 0 ? chosen->str : first != NULL ? first : "";
  add_field (text, CP_FIELD_CHOICE, name_field (text, get_event (markup, event), labels), g_strdup (shown),
             filled);
  return g_strdup (shown);
}
