/* word-form.c: takes content controls (ECMA-376, part 1, 17.5.2) and form fields (17.16.17), gives fields:
 * what they show, and whether a person put it there. */
#include "word-form.h"
#include "field-name.h"
#include "line.h"
#include "story-frame.h"

#include <string.h>

/* Fields within fields; nothing but a damaged file has more. */
#define MAX_OPEN_FIELDS 64
#define MAX_VALUE_BYTES 4000
#define TICK "\u2612"
#define NO_TICK "\u2610"

static WordForm *
form_new (const WordStory *story, gboolean is_form)
{
  WordForm *form = g_new0 (WordForm, 1);

  form->before = story_words_before (&story->text);
  form->kind = CP_FIELD_TEXT;
  form->is_form = is_form;
  form->value = g_string_new (NULL);
  form->choices = g_ptr_array_new_with_free_func (g_free);
  return form;
}

void
word_form_free (gpointer data)
{
  WordForm *form = data;

  if (form == NULL)
    return;
  g_free (form->title);
  g_free (form->tag);
  g_free (form->before);
  g_string_free (form->value, TRUE);
  g_free (form->initial);
  g_ptr_array_unref (form->choices);
  g_free (form);
}

void
field_code_clear (gpointer code)
{
  word_form_free (((FieldCode *) code)->form);
}

static const char *
find_name (const WordForm *form)
{
  const char *given = form->title != NULL && form->title[0] != '\0' ? form->title : form->tag;

  return field_name_choose (form->kind, given, form->before);
}

static void
push_field (WordStory *story, const WordForm *form, const char *value, gboolean filled)
{
  story_add_field (&story->text, form->kind, find_name (form), value, filled);
}

void
word_story_open_control (WordStory *story)
{
  g_ptr_array_add (story->controls, form_new (story, FALSE));
}

WordForm *
word_story_control (const WordStory *story)
{
  return story->controls->len > 0 ? story->controls->pdata[story->controls->len - 1] : NULL;
}

/* A control of rich text without a name and a prompt is a frame that some program put around the text, and
 * Google's are anchors of comments. */
static gboolean
is_for_people (const WordForm *form)
{
  gboolean is_named = form->title != NULL || form->tag != NULL;

  if (form->title == NULL && form->tag != NULL && g_str_has_prefix (form->tag, "goog_rdk_"))
    return FALSE;
  return !form->is_frame && (form->is_form || form->is_placeholder || is_named);
}

void
word_story_close_control (WordStory *story)
{
  WordForm *form = word_story_control (story);
  if (form == NULL)
    return;

  g_autofree char *shown = line_from_text (form->value->str, MAX_VALUE_BYTES);

  if (form->kind == CP_FIELD_TICK)
    push_field (story, form, form->is_ticked ? "yes" : "", form->is_ticked);
  else if (is_for_people (form))
    push_field (story, form, form->is_placeholder ? "" : shown, !form->is_placeholder && shown[0] != '\0');
  g_ptr_array_set_size (story->controls, (gint) story->controls->len - 1);
}

static FieldCode *
innermost_field (const WordStory *story)
{
  guint n = story->field_codes->len;

  return n > 0 ? &g_array_index (story->field_codes, FieldCode, n - 1) : NULL;
}

void
word_story_open_field (WordStory *story)
{
  const FieldCode code = { 0 };

  if (story->field_codes->len < MAX_OPEN_FIELDS)
    g_array_append_val (story->field_codes, code);
}

WordForm *
word_story_form (const WordStory *story)
{
  const FieldCode *code = innermost_field (story);

  return code != NULL ? code->form : NULL;
}

WordForm *
word_story_make_form (WordStory *story)
{
  FieldCode *code = innermost_field (story);

  if (code != NULL && code->form == NULL)
    code->form = form_new (story, TRUE);
  return code != NULL ? code->form : NULL;
}

void
word_story_begin_result (WordStory *story)
{
  FieldCode *code = innermost_field (story);

  if (code != NULL)
    code->in_result = TRUE;
}

static void
add_words (WordStory *story, const char *words)
{
  word_story_add_text (story, words, strlen (words));
}

/* NULL where it is no list, or stands on none of its choices. */
static const char *
choice_of (const WordForm *form)
{
  guint chosen = form->has_chosen ? form->chosen : form->initial_choice;

  return form->kind == CP_FIELD_CHOICE && chosen < form->choices->len ? form->choices->pdata[chosen] : NULL;
}

/* Word keeps the choice and the tick as numbers, with no words in the text. */
static void
show_state (WordStory *story, const WordForm *form)
{
  if (form->value->len > 0)
    return;
  if (form->kind == CP_FIELD_TICK)
    add_words (story, form->is_ticked ? TICK : NO_TICK);
  else if (choice_of (form) != NULL)
    add_words (story, choice_of (form));
}

static void
push_form (WordStory *story, const WordForm *form)
{
  g_autofree char *shown = line_from_text (form->value->str, MAX_VALUE_BYTES);
  g_autofree char *initial = line_from_text (form->initial != NULL ? form->initial : "", MAX_VALUE_BYTES);

  if (form->kind == CP_FIELD_TICK)
    push_field (story, form, form->is_ticked ? "yes" : "", form->is_ticked);
  else if (choice_of (form) != NULL)
    push_field (story, form, choice_of (form), form->has_chosen && form->chosen != form->initial_choice);
  else
    push_field (story, form, shown, shown[0] != '\0' && !g_str_equal (shown, initial));
}

void
word_story_close_field (WordStory *story)
{
  guint n = story->field_codes->len;
  if (n == 0)
    return;

  WordForm *form = g_steal_pointer (&g_array_index (story->field_codes, FieldCode, n - 1).form);
  g_array_set_size (story->field_codes, n - 1);
  if (form == NULL)
    return;
  show_state (story, form);
  push_form (story, form);
  word_form_free (form);
}

/* A result in the code of another field: { IF { PAGE } = 1 "..." }. */
gboolean
word_story_in_code (const WordStory *story)
{
  gboolean in_result = TRUE;

  if (story->field_codes->len < 2 || !innermost_field (story)->in_result)
    return FALSE;
  for (guint i = 0; in_result && i < story->field_codes->len; i++)
    in_result = g_array_index (story->field_codes, FieldCode, i).in_result;
  return !in_result;
}

static void
fill (WordForm *form, const char *text, gsize length)
{
  gsize room = MAX_VALUE_BYTES - MIN (form->value->len, MAX_VALUE_BYTES);

  if (length > room)
    for (length = room; length > 0 && ((guint8) text[length] & 0xC0) == 0x80;)
      length--;
  g_string_append_len (form->value, text, (gssize) length);
}

void
word_story_fill_forms (WordStory *story, const char *text, gsize length)
{
  for (guint i = 0; i < story->controls->len; i++)
    fill (story->controls->pdata[i], text, length);
  for (guint i = 0; i < story->field_codes->len; i++) {
    const FieldCode *code = &g_array_index (story->field_codes, FieldCode, i);
    if (code->form != NULL && code->in_result)
      fill (code->form, text, length);
  }
}
