/* word-form-elements.c: the elements of content controls (ECMA-376, part 1, 17.5.2) and of fields (17.16). */
#include "word-elements.h"
#include "word-form.h"

#define MAX_CHOICES 1000

static gboolean
begin_control (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_open_control (reader);
  return TRUE;
}

static void
end_control (gpointer reader)
{
  word_story_close_control (reader);
}

static gboolean
begin_control_properties (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  if (word_story_control (story) != NULL)
    story->properties_of = OF_CONTROL;
  return TRUE;
}

/* The control whose properties are read, or NULL. */
static WordForm *
described_control (const WordStory *story)
{
  return story->properties_of == OF_CONTROL ? word_story_control (story) : NULL;
}

static void
replace (char **old, const char *new)
{
  g_free (*old);
  *old = g_strdup (new);
}

static gboolean
begin_alias (gpointer reader, const char **attributes)
{
  WordForm *form = described_control (reader);

  if (form != NULL)
    replace (&form->title, attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_tag (gpointer reader, const char **attributes)
{
  WordForm *form = described_control (reader);

  if (form != NULL)
    replace (&form->tag, attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_placeholder (gpointer reader, const char **attributes)
{
  WordForm *form = described_control (reader);

  if (form != NULL)
    form->is_placeholder = attribute_is_on (attributes, "w:val");
  return TRUE;
}

static void
set_kind (WordForm *form, CpFieldKind kind)
{
  if (form == NULL)
    return;
  form->kind = kind;
  form->is_form = TRUE;
}

static gboolean
begin_text_control (gpointer reader, const char **attributes)
{
  (void) attributes;
  set_kind (described_control (reader), CP_FIELD_TEXT);
  return TRUE;
}

static gboolean
begin_list_control (gpointer reader, const char **attributes)
{
  (void) attributes;
  set_kind (described_control (reader), CP_FIELD_CHOICE);
  return TRUE;
}

static gboolean
begin_tick_control (gpointer reader, const char **attributes)
{
  (void) attributes;
  set_kind (described_control (reader), CP_FIELD_TICK);
  return TRUE;
}

static gboolean
begin_tick_state (gpointer reader, const char **attributes)
{
  WordForm *form = described_control (reader);

  if (form != NULL)
    form->is_ticked = attribute_is_on (attributes, "w14:val");
  return TRUE;
}

/* Controls that hold a part of the document, not an answer. */
static gboolean
begin_frame_control (gpointer reader, const char **attributes)
{
  WordForm *form = described_control (reader);

  (void) attributes;
  if (form != NULL)
    form->is_frame = TRUE;
  return TRUE;
}

static gboolean
begin_field_character (gpointer reader, const char **attributes)
{
  const char *type = attribute (attributes, "w:fldCharType");

  if (g_strcmp0 (type, "begin") == 0)
    word_story_open_field (reader);
  else if (g_strcmp0 (type, "separate") == 0)
    word_story_begin_result (reader);
  else if (g_strcmp0 (type, "end") == 0)
    word_story_close_field (reader);
  return TRUE;
}

static gboolean
begin_form (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_make_form (reader);
  return TRUE;
}

static gboolean
begin_form_name (gpointer reader, const char **attributes)
{
  WordForm *form = word_story_form (reader);

  if (form != NULL)
    replace (&form->title, attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_form_tick (gpointer reader, const char **attributes)
{
  (void) attributes;
  set_kind (word_story_form (reader), CP_FIELD_TICK);
  return TRUE;
}

static gboolean
begin_form_list (gpointer reader, const char **attributes)
{
  (void) attributes;
  set_kind (word_story_form (reader), CP_FIELD_CHOICE);
  return TRUE;
}

static gboolean
begin_form_default (gpointer reader, const char **attributes)
{
  WordForm *form = word_story_form (reader);

  if (form == NULL)
    return TRUE;
  if (form->kind == CP_FIELD_TICK)
    form->is_ticked = attribute_is_on (attributes, "w:val");
  else if (form->kind == CP_FIELD_CHOICE)
    form->initial_choice = attribute_number (attributes, "w:val", MAX_CHOICES, 0);
  else
    replace (&form->initial, attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_form_ticked (gpointer reader, const char **attributes)
{
  WordForm *form = word_story_form (reader);

  if (form != NULL)
    form->is_ticked = attribute_is_on (attributes, "w:val");
  return TRUE;
}

static gboolean
begin_form_result (gpointer reader, const char **attributes)
{
  WordForm *form = word_story_form (reader);

  if (form == NULL)
    return TRUE;
  form->has_chosen = TRUE;
  form->chosen = attribute_number (attributes, "w:val", MAX_CHOICES, 0);
  return TRUE;
}

static gboolean
begin_form_choice (gpointer reader, const char **attributes)
{
  WordForm *form = word_story_form (reader);
  const char *choice = attribute (attributes, "w:val");

  if (form != NULL)
    g_ptr_array_add (form->choices, g_strdup (choice != NULL ? choice : ""));
  return TRUE;
}

const Element word_form_elements[] = {
  { .name = "w:sdt", .begin = begin_control, .end = end_control },
  { .name = "w:sdtPr", .begin = begin_control_properties, .end = word_story_end_properties },
  { .name = "w:sdtEndPr", .begin = leave_out },
  { .name = "w:alias", .begin = begin_alias },
  { .name = "w:tag", .begin = begin_tag },
  { .name = "w:showingPlcHdr", .begin = begin_placeholder },
  { .name = "w:text", .begin = begin_text_control },
  { .name = "w:date", .begin = begin_text_control },
  { .name = "w:dropDownList", .begin = begin_list_control },
  { .name = "w:comboBox", .begin = begin_list_control },
  { .name = "w14:checkbox", .begin = begin_tick_control },
  { .name = "w14:checked", .begin = begin_tick_state },
  { .name = "w:docPartObj", .begin = begin_frame_control },
  { .name = "w:docPartList", .begin = begin_frame_control },
  { .name = "w:group", .begin = begin_frame_control },
  { .name = "w:picture", .begin = begin_frame_control },
  { .name = "w:citation", .begin = begin_frame_control },
  { .name = "w:bibliography", .begin = begin_frame_control },
  { .name = "w15:repeatingSection", .begin = begin_frame_control },
  { .name = "w15:repeatingSectionItem", .begin = begin_frame_control },
  { .name = "w:fldChar", .begin = begin_field_character },
  { .name = "w:ffData", .begin = begin_form },
  { .name = "w:name", .begin = begin_form_name },
  { .name = "w:checkBox", .begin = begin_form_tick },
  { .name = "w:ddList", .begin = begin_form_list },
  { .name = "w:default", .begin = begin_form_default },
  { .name = "w:checked", .begin = begin_form_ticked },
  { .name = "w:result", .begin = begin_form_result },
  { .name = "w:listEntry", .begin = begin_form_choice },
  { .name = NULL },
};
