/* fields.c: takes a page, gives its form fields with their values, and whether a person filled them in. */
#include "fields.h"
#include "clean.h"

#include <string.h>

/* A person must look whether somebody signed, where the seal does not fit or cannot be checked. */
#define DOUBT_OF_BAD_SEAL 0.75

typedef struct {
  CpFieldKind kind;
  char *id; /* the full name, which the buttons of a group share */
  char *name, *value;
  gboolean filled;
  gdouble doubt;
  guint n_buttons, chosen; /* of a group; chosen counts from 1 */
} Field;

struct Fields {
  GPtrArray *list; /* Field */
  Form *form;
  guint n_unsure; /* signature fields of which we cannot tell whether they are signed */
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->id);
  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

/* The name that people see when they point at the field, or else the one its author gave it. */
static char *
find_name (PopplerFormField *field)
{
  static char *(*const names[]) (PopplerFormField *) = {
    poppler_form_field_get_alternate_ui_name,
    poppler_form_field_get_partial_name,
    poppler_form_field_get_name,
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *raw = names[i](field);
    g_autofree char *name = clean_line (raw);
    if (*name != '\0')
      return g_steal_pointer (&name);
  }
  return g_strdup ("unnamed field");
}

static Field *
add_field (Fields *fields, PopplerFormField *source, CpFieldKind kind)
{
  Field *field = g_new0 (Field, 1);

  field->kind = kind;
  field->id = poppler_form_field_get_name (source);
  field->name = find_name (source);
  field->value = g_strdup ("");
  g_ptr_array_add (fields->list, field);
  return field;
}

static void
take_value (Field *field, char *value)
{
  g_free (field->value);
  field->value = value;
}

static gboolean
has_letters (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static void
read_text_field (Fields *fields, PopplerFormField *source)
{
  Field *field = add_field (fields, source, CP_FIELD_TEXT);
  g_autofree char *raw = poppler_form_field_text_get_text (source);
  g_autofree char *value = clean_text (raw);

  field->filled = *value != '\0';
  if (poppler_form_field_text_is_password (source))
    return; /* it was typed where no one should see it */
  take_value (field, g_steal_pointer (&value));
}

static void
read_tick (Fields *fields, PopplerFormField *source)
{
  Field *field = add_field (fields, source, CP_FIELD_TICK);

  field->filled = poppler_form_field_button_get_state (source);
  if (field->filled)
    take_value (field, g_strdup ("ticked"));
}

static Field *
find_group (Fields *fields, PopplerFormField *source)
{
  g_autofree char *id = poppler_form_field_get_name (source);

  for (guint i = 0; i < fields->list->len; i++) {
    Field *field = fields->list->pdata[i];
    if (field->kind == CP_FIELD_RADIO && g_strcmp0 (field->id, id) == 0)
      return field;
  }
  return add_field (fields, source, CP_FIELD_RADIO);
}

/* Buttons of one group are one field.  What stands beside a button is text of the page: the value can only
 * say which one it is. */
static void
read_radio (Fields *fields, PopplerFormField *source)
{
  Field *group = find_group (fields, source);

  group->n_buttons++;
  if (!poppler_form_field_button_get_state (source))
    return;
  group->filled = TRUE;
  group->chosen = group->n_buttons;
}

static void
read_button (Fields *fields, PopplerFormField *source)
{
  switch (poppler_form_field_button_get_button_type (source)) {
  case POPPLER_FORM_BUTTON_CHECK:
    read_tick (fields, source);
    break;
  case POPPLER_FORM_BUTTON_RADIO:
    read_radio (fields, source);
    break;
  case POPPLER_FORM_BUTTON_PUSH: /* it does something, and holds nothing */
    break;
  }
}

static void
append_choice (GString *chosen, char *raw)
{
  g_autofree char *item = clean_line (raw);

  if (*item != '\0')
    g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? ", " : "", item);
  g_free (raw);
}

/* What a list shows while nothing is chosen. */
static gboolean
is_prompt (const char *value)
{
  static const char *const prompts[] = { "select", "please select", "choose", "please choose" };
  g_autofree char *folded = g_utf8_casefold (value, -1);

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    if (g_str_has_prefix (folded, prompts[i]) && !g_ascii_isalpha (folded[strlen (prompts[i])]))
      return TRUE;
  return !has_letters (value);
}

static void
read_choice (Fields *fields, PopplerFormField *source)
{
  Field *field = add_field (fields, source, CP_FIELD_CHOICE);
  g_autoptr (GString) chosen = g_string_new (NULL);

  for (int i = 0; i < poppler_form_field_choice_get_n_items (source); i++)
    if (poppler_form_field_choice_is_item_selected (source, i))
      append_choice (chosen, poppler_form_field_choice_get_item (source, i));
  if (chosen->len == 0 && poppler_form_field_choice_get_choice_type (source) == POPPLER_FORM_CHOICE_COMBO)
    append_choice (chosen, poppler_form_field_choice_get_text (source)); /* typed instead of chosen */
  field->filled = !is_prompt (chosen->str);
  take_value (field, g_strdup (chosen->str));
}

static void
read_signature (Fields *fields, PopplerFormField *source)
{
  Field *field = add_field (fields, source, CP_FIELD_SIGNATURE);
  Form *form = fields->form;

  if (form->signatures == NULL)
    form->signatures = signatures_new (form->document, form->file);
  const GArray *seals = form->signatures->signed_;
  if (seals->len == 0)
    return;
  if (seals->len < form->signatures->n_fields) {
    fields->n_unsure++;
    return;
  }
  field->filled = TRUE;
  for (guint i = 0; i < seals->len; i++)
    if (g_array_index (seals, Signature, i).seal >= SEAL_CHANGED)
      field->doubt = DOUBT_OF_BAD_SEAL;
  take_value (field, g_strdup ("signed"));
}

static void
read_field (Fields *fields, PopplerFormField *source)
{
  switch (poppler_form_field_get_field_type (source)) {
  case POPPLER_FORM_FIELD_TEXT:
    read_text_field (fields, source);
    break;
  case POPPLER_FORM_FIELD_BUTTON:
    read_button (fields, source);
    break;
  case POPPLER_FORM_FIELD_CHOICE:
    read_choice (fields, source);
    break;
  case POPPLER_FORM_FIELD_SIGNATURE:
    read_signature (fields, source);
    break;
  case POPPLER_FORM_FIELD_UNKNOWN:
    break;
  }
}

static void
name_choices (const Fields *fields)
{
  for (guint i = 0; i < fields->list->len; i++) {
    Field *field = fields->list->pdata[i];
    if (field->kind == CP_FIELD_RADIO && field->filled)
      take_value (field, g_strdup_printf ("choice %u of %u", field->chosen, field->n_buttons));
  }
}

Fields *
fields_new (PopplerPage *page, Form *form)
{
  Fields *fields = g_new0 (Fields, 1);
  g_autoptr (PopplerFields) mappings = poppler_page_get_form_field_mapping (page);

  fields->list = g_ptr_array_new_with_free_func (field_free);
  fields->form = form;
  for (GList *link = g_list_last (mappings); link != NULL;
       link = link->prev) /* poppler lists them backwards */
    read_field (fields, ((PopplerFormFieldMapping *) link->data)->field);
  name_choices (fields);
  return fields;
}

void
fields_free (Fields *fields)
{
  if (fields == NULL)
    return;
  g_ptr_array_unref (fields->list);
  g_free (fields);
}

/* "Name: value", or "What changed? value" where the name has an end of its own. */
static char *
make_line (const Field *field)
{
  char last = field->name[strlen (field->name) - 1];

  return g_strdup_printf ("%s%s %s", field->name, last == '?' || last == ':' ? "" : ":", field->value);
}

void
fields_add_to_text (const Fields *fields, PageText *text)
{
  for (guint i = 0; i < fields->list->len; i++) {
    const Field *field = fields->list->pdata[i];
    if (!field->filled || *field->value == '\0')
      continue;
    g_autofree char *line = make_line (field);
    page_text_add (text, line);
  }
}

static gboolean
push_unsure (const Fields *fields, guint32 page, CpSink *sink, GError **error)
{
  const Signatures *signatures = fields->form->signatures;
  g_autofree char *words =
      g_strdup_printf ("%u of the %u places for a signature are signed, but we cannot tell which ones",
                       signatures->signed_->len, signatures->n_fields);

  return sink->gap (sink, page, CP_GAP_UNSUPPORTED, CP_CARRIES_TEXT, words, error);
}

gboolean
fields_push (const Fields *fields, guint32 page, CpSink *sink, GError **error)
{
  for (guint i = 0; i < fields->list->len; i++) {
    const Field *field = fields->list->pdata[i];
    const CpField pushed = { .page = page,
                             .kind = field->kind,
                             .name = field->name,
                             .value = field->value,
                             .filled = field->filled,
                             .doubt = field->doubt };
    if (!sink->field (sink, &pushed, error))
      return FALSE;
  }
  return fields->n_unsure == 0 || push_unsure (fields, page, sink, error);
}
