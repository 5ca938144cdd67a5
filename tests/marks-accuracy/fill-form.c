/* fill-form.c: takes a PDF with fields and lines of "name, tab, what to put there", gives the PDF filled in.
 *
 * A tick takes "1"; of a radio group and a list the number of the choice is given, from 0. */
#include <poppler.h>
#include <string.h>

static void
fill (PopplerFormField *field, const char *value)
{
  switch (poppler_form_field_get_field_type (field)) {
  case POPPLER_FORM_FIELD_TEXT:
    poppler_form_field_text_set_text (field, value);
    break;
  case POPPLER_FORM_FIELD_CHOICE:
    poppler_form_field_choice_select_item (field, (int) g_ascii_strtoll (value, NULL, 10));
    break;
  case POPPLER_FORM_FIELD_BUTTON:
    poppler_form_field_button_set_state (field, TRUE);
    break;
  default:
    break;
  }
}

/* The buttons of a radio group have the same name: the order says which of them. */
static void
fill_field (PopplerFormField *field, char **orders, GHashTable *seen)
{
  g_autofree char *name = poppler_form_field_get_name (field);
  gboolean is_radio = poppler_form_field_get_field_type (field) == POPPLER_FORM_FIELD_BUTTON &&
                      poppler_form_field_button_get_button_type (field) == POPPLER_FORM_BUTTON_RADIO;
  int index = GPOINTER_TO_INT (g_hash_table_lookup (seen, name));

  g_hash_table_insert (seen, g_strdup (name), GINT_TO_POINTER (index + 1));
  for (guint i = 0; orders[i] != NULL; i++) {
    const char *tab = strchr (orders[i], '\t');
    if (tab == NULL || strncmp (orders[i], name, (gsize) (tab - orders[i])) != 0 ||
        name[tab - orders[i]] != '\0' || (is_radio && g_ascii_strtoll (tab + 1, NULL, 10) != index))
      continue;
    fill (field, tab + 1);
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const PopplerRectangle *left = &((const PopplerFormFieldMapping *) a)->area,
                         *right = &((const PopplerFormFieldMapping *) b)->area;

  return (left->x1 > right->x1) - (left->x1 < right->x1);
}

int
main (int n_arguments, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL, *target = NULL, *text = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (n_arguments != 4)
    g_error ("usage: fill-form FORM.pdf ORDERS FILLED.pdf, all with their whole paths");
  source = g_filename_to_uri (arguments[1], NULL, &error);
  target = g_filename_to_uri (arguments[3], NULL, &error);
  PopplerDocument *document = source != NULL ? poppler_document_new_from_file (source, NULL, &error) : NULL;
  if (document == NULL || target == NULL || !g_file_get_contents (arguments[2], &text, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) orders = g_strsplit (text, "\n", -1);
  PopplerPage *page = poppler_document_get_page (document, 0);
  GList *fields = g_list_sort (poppler_page_get_form_field_mapping (page), compare_places);
  for (GList *link = fields; link != NULL; link = link->next)
    fill_field (((PopplerFormFieldMapping *) link->data)->field, orders, seen);
  if (!poppler_document_save (document, target, &error))
    g_error ("%s", error->message);
  poppler_page_free_form_field_mapping (fields);
  g_object_unref (page);
  g_object_unref (document);
  return 0;
}
