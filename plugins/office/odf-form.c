/* odf-form.c: the elements of input fields (OpenDocument 1.3, part 3, 7.3.4), of the content controls and
 * form marks that LibreOffice keeps from Word, and of form controls (13), which stand in the text where
 * draw:control says. */
#include "odf-form.h"
#include "field-name.h"
#include "line.h"

#include <string.h>

#define MAX_VALUE_BYTES 4000
#define MAX_CHOICES 1000
/* Fields within fields; nothing but a damaged file has more. */
#define MAX_OPEN_FORMS 64
#define MAX_CONTROLS 10000
#define TICK "\u2612"
#define NO_TICK "\u2610"

/* A field whose words stand in the text, while it is read. */
typedef struct {
  CpFieldKind kind;
  gboolean is_form; /* of a kind that a person fills in */
  gboolean is_placeholder, is_ticked;
  char *name;   /* may be NULL */
  char *before; /* the words before it; may be NULL */
  guint frame;  /* the number of the one where it began */
  gsize start;  /* of its words in it */
  GPtrArray *choices;
  guint chosen;
} OdfForm;

/* A control, described before the text that it stands in. */
typedef struct OdfControl {
  CpFieldKind kind;
  char *name, *label, *value;
  gboolean is_ticked;
  gboolean is_filled; /* it does not stand as it was made */
} OdfControl;

void
odf_form_free (gpointer data)
{
  OdfForm *form = data;

  g_free (form->name);
  g_free (form->before);
  g_ptr_array_unref (form->choices);
  g_free (form);
}

void
odf_control_free (gpointer data)
{
  OdfControl *control = data;

  g_free (control->name);
  g_free (control->label);
  g_free (control->value);
  g_free (control);
}

static OdfForm *
get_form (const OdfText *text)
{
  return text->forms->len > 0 ? text->forms->pdata[text->forms->len - 1] : NULL;
}

static OdfForm *
open_form (OdfText *text, CpFieldKind kind, const char *name)
{
  OdfForm *form = g_new0 (OdfForm, 1);

  form->kind = kind;
  form->is_form = TRUE;
  form->name = g_strdup (name);
  form->before = story_words_before (&text->story);
  form->frame = story_frame (&text->story)->number;
  form->start = story_passage (&text->story)->text->len;
  form->choices = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (text->forms, form);
  return form;
}

/* What stands between its beginning and here, where both are in one paragraph; a damaged file may begin one
 * in no paragraph, and a section has begun since. */
static char *
words_of (const OdfText *text, const OdfForm *form)
{
  const GString *words = story_passage (&text->story)->text;

  if (form->frame != story_frame (&text->story)->number || form->start > words->len)
    return g_strdup ("");
  return line_from_text (words->str + form->start, MAX_VALUE_BYTES);
}

static void
push_form (OdfText *text, const OdfForm *form)
{
  g_autofree char *words = words_of (text, form);
  const char *name = field_name_choose (form->kind, form->name, form->before);

  if (form->kind == CP_FIELD_TICK)
    story_add_field (&text->story, form->kind, name, form->is_ticked ? "yes" : "", form->is_ticked);
  else
    story_add_field (&text->story, form->kind, name, form->is_placeholder ? "" : words,
                     !form->is_placeholder && words[0] != '\0');
}

static void
close_form (gpointer reader)
{
  OdfText *text = reader;
  const OdfForm *form = get_form (text);

  if (form == NULL)
    return;
  if (form->is_form)
    push_form (text, form);
  g_ptr_array_set_size (text->forms, (gint) text->forms->len - 1);
}

static gboolean
begin_input (gpointer reader, const char **attributes)
{
  open_form (reader, CP_FIELD_TEXT, attribute (attributes, "text:description"));
  return TRUE;
}

/* A prompt that goes away when somebody types over it. */
static gboolean
begin_placeholder (gpointer reader, const char **attributes)
{
  open_form (reader, CP_FIELD_TEXT, attribute (attributes, "text:description"))->is_placeholder = TRUE;
  return TRUE;
}

/* It always stands on one of its choices: on the first until somebody chooses. */
static gboolean
begin_list (gpointer reader, const char **attributes)
{
  open_form (reader, CP_FIELD_CHOICE, attribute (attributes, "text:name"));
  return TRUE;
}

static gboolean
begin_list_choice (gpointer reader, const char **attributes)
{
  OdfForm *form = get_form (reader);

  if (form == NULL || form->choices->len >= MAX_CHOICES)
    return TRUE;
  if (attribute_is_set (attributes, "text:current-selected"))
    form->chosen = form->choices->len;
  g_ptr_array_add (form->choices, g_strdup (attribute (attributes, "text:value")));
  return TRUE;
}

static void
end_list (gpointer reader)
{
  OdfText *text = reader;
  const OdfForm *form = get_form (text);

  if (form == NULL)
    return;
  g_autofree char *words = words_of (text, form);
  story_add_field (&text->story, CP_FIELD_CHOICE, field_name_choose (form->kind, form->name, form->before),
                   words, form->chosen > 0 && words[0] != '\0');
  g_ptr_array_set_size (text->forms, (gint) text->forms->len - 1);
}

static const char *
first_attribute (const char **attributes, const char *name, const char *other)
{
  const char *value = attribute (attributes, name);

  return value != NULL && value[0] != '\0' ? value : attribute (attributes, other);
}

/* A control of rich text without a name and a prompt is only a frame. */
static gboolean
begin_content_control (gpointer reader, const char **attributes)
{
  OdfForm *form = open_form (reader, CP_FIELD_TEXT, first_attribute (attributes, "loext:alias", "loext:tag"));

  if (attribute_is_set (attributes, "loext:checkbox"))
    form->kind = CP_FIELD_TICK;
  else if (attribute_is_set (attributes, "loext:drop-down") ||
           attribute_is_set (attributes, "loext:dropdown") || attribute_is_set (attributes, "loext:combobox"))
    form->kind = CP_FIELD_CHOICE;
  form->is_ticked = attribute_is_set (attributes, "loext:checked");
  form->is_placeholder = attribute_is_set (attributes, "loext:showing-place-holder");
  form->is_form = form->kind != CP_FIELD_TEXT || form->is_placeholder || form->name != NULL ||
                  attribute_is_set (attributes, "loext:plain-text") ||
                  attribute_is_set (attributes, "loext:date");
  return TRUE;
}

static gboolean
begin_control_choice (gpointer reader, const char **attributes)
{
  OdfForm *form = get_form (reader);

  (void) attributes;
  if (form != NULL) {
    form->kind = CP_FIELD_CHOICE;
    form->is_form = TRUE;
  }
  return TRUE;
}

static gboolean
has_type (const char **attributes, const char *type)
{
  const char *value = attribute (attributes, "field:type");

  return value != NULL && g_str_has_suffix (value, type);
}

/* A beginning and an end without a common element around the words. */
static gboolean
begin_mark_start (gpointer reader, const char **attributes)
{
  OdfText *text = reader;

  if (text->forms->len >= MAX_OPEN_FORMS)
    return TRUE;
  open_form (text, CP_FIELD_TEXT, attribute (attributes, "text:name"))->is_form =
      has_type (attributes, ".FORMTEXT");
  return TRUE;
}

/* What stands before is a code, which people do not see; forms have none. */
static gboolean
begin_mark_words (gpointer reader, const char **attributes)
{
  OdfText *text = reader;
  OdfForm *form = get_form (text);

  (void) attributes;
  if (form != NULL && form->frame == story_frame (&text->story)->number)
    form->start = story_passage (&text->story)->text->len;
  return TRUE;
}

static gboolean
begin_mark_end (gpointer reader, const char **attributes)
{
  (void) attributes;
  close_form (reader);
  return TRUE;
}

/* A tick or a list: its state is in parameters, and there are no words for it. */
static gboolean
begin_mark (gpointer reader, const char **attributes)
{
  gboolean is_tick = has_type (attributes, ".FORMCHECKBOX");

  open_form (reader, is_tick ? CP_FIELD_TICK : CP_FIELD_CHOICE, attribute (attributes, "text:name"))
      ->is_form = is_tick || has_type (attributes, ".FORMDROPDOWN");
  return TRUE;
}

static gboolean
begin_parameter (gpointer reader, const char **attributes)
{
  OdfForm *form = get_form (reader);
  const char *name = attribute (attributes, "field:name"), *value = attribute (attributes, "field:value");

  if (form == NULL || name == NULL || value == NULL)
    return TRUE;
  if (g_str_equal (name, "Checkbox_Checked"))
    form->is_ticked = g_str_equal (value, "true");
  else if (g_str_equal (name, "Dropdown_Selected"))
    form->chosen = attribute_number (attributes, "field:value", MAX_CHOICES, 0);
  else if (g_str_equal (name, "Dropdown_ListEntry") && form->choices->len < MAX_CHOICES)
    g_ptr_array_add (form->choices, g_strdup (value));
  return TRUE;
}

static void
end_mark (gpointer reader)
{
  OdfText *text = reader;
  const OdfForm *form = get_form (text);

  if (form == NULL)
    return;
  const char *choice = form->chosen < form->choices->len ? form->choices->pdata[form->chosen] : "";
  const char *name = field_name_choose (form->kind, form->name, form->before);

  if (form->is_form && form->kind == CP_FIELD_TICK) {
    odf_text_add (text, form->is_ticked ? TICK : NO_TICK);
    story_add_field (&text->story, form->kind, name, form->is_ticked ? "yes" : "", form->is_ticked);
  } else if (form->is_form) {
    odf_text_add (text, choice);
    story_add_field (&text->story, form->kind, name, choice, form->chosen > 0);
  }
  g_ptr_array_set_size (text->forms, (gint) text->forms->len - 1);
}

/* The element that a list's choices belong to is the control that was described last. */
static OdfControl *
add_control (OdfText *text, CpFieldKind kind, const char **attributes)
{
  const char *id = attribute (attributes, "form:id");
  const char *made_with = attribute (attributes, "form:value");
  const char *value = attribute (attributes, "form:current-value");
  OdfControl *control = g_new0 (OdfControl, 1);

  control->kind = kind;
  control->name = g_strdup (attribute (attributes, "form:name"));
  control->label = g_strdup (attribute (attributes, "form:label"));
  control->is_filled = value != NULL && value[0] != '\0' && g_strcmp0 (value, made_with) != 0;
  value = value != NULL ? value : made_with;
  control->value = g_strdup (value != NULL ? value : "");
  if (id == NULL || g_hash_table_contains (text->controls, id) ||
      g_hash_table_size (text->controls) >= MAX_CONTROLS) {
    odf_control_free (control);
    return NULL;
  }
  g_hash_table_insert (text->controls, g_strdup (id), control);
  return control;
}

static gboolean
begin_text_control (gpointer reader, const char **attributes)
{
  add_control (reader, CP_FIELD_TEXT, attributes);
  return TRUE;
}

static gboolean
begin_combo_control (gpointer reader, const char **attributes)
{
  add_control (reader, CP_FIELD_CHOICE, attributes);
  return TRUE;
}

static gboolean
begin_tick_control (gpointer reader, const char **attributes)
{
  OdfControl *control = add_control (reader, CP_FIELD_TICK, attributes);
  const char *state = attribute (attributes, "form:current-state");
  const char *shown = state != NULL ? state : attribute (attributes, "form:state");

  if (control == NULL)
    return TRUE;
  control->is_ticked = g_strcmp0 (shown, "checked") == 0;
  control->is_filled = control->is_ticked && shown == state;
  return TRUE;
}

static gboolean
begin_radio_control (gpointer reader, const char **attributes)
{
  OdfControl *control = add_control (reader, CP_FIELD_RADIO, attributes);

  const char *shown = first_attribute (attributes, "form:current-selected", "form:selected");

  if (control == NULL)
    return TRUE;
  control->is_filled = attribute_is_set (attributes, "form:current-selected");
  control->is_ticked = g_strcmp0 (shown, "true") == 0;
  return TRUE;
}

static gboolean
begin_list_control (gpointer reader, const char **attributes)
{
  OdfText *text = reader;

  text->list = add_control (text, CP_FIELD_CHOICE, attributes);
  return TRUE;
}

static void
end_list_control (gpointer reader)
{
  ((OdfText *) reader)->list = NULL;
}

static gboolean
begin_option (gpointer reader, const char **attributes)
{
  OdfControl *list = ((OdfText *) reader)->list;
  const char *label = attribute (attributes, "form:label");
  gboolean is_current = attribute_is_set (attributes, "form:current-selected");

  if (list == NULL || label == NULL)
    return TRUE;
  if (!is_current && (list->is_filled || !attribute_is_set (attributes, "form:selected")))
    return TRUE;
  list->is_filled |= is_current;
  g_free (list->value);
  list->value = g_strdup (label);
  return TRUE;
}

static void
show_control (OdfText *text, const OdfControl *control)
{
  gboolean is_tick = control->kind == CP_FIELD_TICK || control->kind == CP_FIELD_RADIO;

  if (is_tick)
    odf_text_add (text, control->is_ticked ? TICK : NO_TICK);
  if (is_tick && control->label != NULL)
    odf_text_add (text, control->label);
  if (!is_tick)
    odf_text_add (text, control->value);
}

/* Ticks and buttons are called by what stands beside them. */
static const char *
name_of (const OdfControl *control, const char *before)
{
  gboolean is_tick = control->kind == CP_FIELD_TICK || control->kind == CP_FIELD_RADIO;
  const char *given =
      is_tick && control->label != NULL && control->label[0] != '\0' ? control->label : control->name;

  return field_name_choose (control->kind, given, before);
}

static gboolean
refer_to_control (gpointer reader, const char **attributes)
{
  OdfText *text = reader;
  const char *id = attribute (attributes, "draw:control");
  const OdfControl *control = id != NULL ? g_hash_table_lookup (text->controls, id) : NULL;

  if (control == NULL)
    return TRUE;
  g_autofree char *before = story_words_before (&text->story);
  g_autofree char *value = line_from_text (control->is_ticked ? "yes" : control->value, MAX_VALUE_BYTES);
  story_add_field (&text->story, control->kind, name_of (control, before), value, control->is_filled);
  show_control (text, control);
  return TRUE;
}

#define CONTROL(name_, begin_)                                                                               \
  {                                                                                                          \
    .name = name_, .begin = begin_                                                                           \
  }
const Element odf_form_elements[] = {
  { .name = "text:text-input", .begin = begin_input, .end = close_form, .text = odf_text_add_characters },
  { .name = "text:placeholder",
    .begin = begin_placeholder,
    .end = close_form,
    .text = odf_text_add_characters },
  { .name = "text:drop-down", .begin = begin_list, .end = end_list, .text = odf_text_add_characters },
  { .name = "text:label", .begin = begin_list_choice },
  { .name = "loext:content-control",
    .begin = begin_content_control,
    .end = close_form,
    .text = odf_text_add_characters },
  { .name = "loext:list-item", .begin = begin_control_choice },
  { .name = "field:fieldmark-start", .begin = begin_mark_start },
  { .name = "field:fieldmark-separator", .begin = begin_mark_words },
  { .name = "field:fieldmark-end", .begin = begin_mark_end },
  { .name = "field:fieldmark", .begin = begin_mark, .end = end_mark },
  { .name = "field:param", .begin = begin_parameter },
  CONTROL ("form:text", begin_text_control),
  CONTROL ("form:textarea", begin_text_control),
  CONTROL ("form:formatted-text", begin_text_control),
  CONTROL ("form:number", begin_text_control),
  CONTROL ("form:date", begin_text_control),
  CONTROL ("form:time", begin_text_control),
  CONTROL ("form:combobox", begin_combo_control),
  CONTROL ("form:checkbox", begin_tick_control),
  CONTROL ("form:radio", begin_radio_control),
  { .name = "form:listbox", .begin = begin_list_control, .end = end_list_control },
  { .name = "form:option", .begin = begin_option },
  { .name = "draw:control", .begin = refer_to_control },
  { .name = NULL },
};
