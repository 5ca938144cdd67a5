/* form.c: takes boxes, lines to sign on and printed words, gives fields that are named by the words beside
 * them. */
#include "form.h"
#include "boxes.h"
#include "signing.h"
#include "words.h"

#include <string.h>

/* Over this much doubt nothing is ticked and nothing signed: a person must look. */
#define MOST_DOUBT 0.5
/* Millimetres: the words of a box stand in its row, and begin no farther away; the next of them follows
 * closely. */
#define FARTHEST_LABEL 12.0
#define WIDEST_SPACE 5.0
#define MOST_LABEL_BYTES 120

typedef struct {
  CpSink *sink;
  const CpPicture *picture;
  guint n_unclear;
} Form;

static gboolean
is_in_row (const Word *word, const Frame *box)
{
  return MIN (word->y2, box->y2) - MAX (word->y1, box->y1) > MIN (word->y2 - word->y1, box->y2 - box->y1) / 2;
}

static gint
compare_across (gconstpointer a, gconstpointer b)
{
  return (*(const Word *const *) a)->x1 - (*(const Word *const *) b)->x1;
}

static GPtrArray *
list_row (const GArray *words, const Frame *box)
{
  GPtrArray *row = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    if (is_in_row (words_get (words, i), box))
      g_ptr_array_add (row, (gpointer) words_get (words, i));
  g_ptr_array_sort (row, compare_across);
  return row;
}

/* Words to the right of the box, the nearest first, as long as they stand close together. */
static char *
find_label_right (const Sheet *sheet, const GPtrArray *row, const Frame *box)
{
  GString *label = g_string_new (NULL);
  int end = box->x2;
  gdouble farthest = sheet_millimetres (sheet, FARTHEST_LABEL);

  for (guint i = 0; i < row->len && label->len < MOST_LABEL_BYTES; i++) {
    const Word *word = row->pdata[i];
    if (word->x1 < box->x2)
      continue;
    if (word->x1 - end > farthest)
      break;
    g_string_append_printf (label, "%s%s", label->len > 0 ? " " : "", word->text);
    end = word->x2;
    farthest = sheet_millimetres (sheet, WIDEST_SPACE);
  }
  return g_string_free (label, FALSE);
}

static char *
find_label_left (const Sheet *sheet, const GPtrArray *row, const Frame *box)
{
  GString *label = g_string_new (NULL);
  int end = box->x1;
  gdouble farthest = sheet_millimetres (sheet, FARTHEST_LABEL);

  for (guint i = row->len; i-- > 0 && label->len < MOST_LABEL_BYTES;) {
    const Word *word = row->pdata[i];
    if (word->x2 > box->x1)
      continue;
    if (end - word->x2 > farthest)
      break;
    if (label->len > 0)
      g_string_prepend (label, " ");
    g_string_prepend (label, word->text);
    end = word->x1;
    farthest = sheet_millimetres (sheet, WIDEST_SPACE);
  }
  return g_string_free (label, FALSE);
}

/* Most boxes stand before their words. */
static char *
name_box (const Sheet *sheet, const GArray *words, const Frame *box, guint number)
{
  g_autoptr (GPtrArray) row = list_row (words, box);
  g_autofree char *right = find_label_right (sheet, row, box);
  g_autofree char *left = find_label_left (sheet, row, box);

  if (*right != '\0')
    return g_steal_pointer (&right);
  return *left != '\0' ? g_steal_pointer (&left) : g_strdup_printf ("box %u", number);
}

static gboolean
push_field (Form *form, CpFieldKind kind, const char *name, const char *value, gdouble doubt, PIX *crop,
            GError **error)
{
  l_uint8 *png = NULL;
  size_t length = 0;
  CpField field = { .page = form->picture->page, .kind = kind, .name = name, .value = value, .doubt = doubt };

  field.filled = *value != '\0' && doubt <= MOST_DOUBT;
  if (!field.filled)
    field.value = "";
  form->n_unclear += doubt > MOST_DOUBT;
  if (crop != NULL && pixWriteMemPng (&png, &length, crop, 0) == 0) {
    field.picture = png;
    field.picture_length = length;
  }
  gboolean good = form->sink->field (form->sink, &field, error);
  free (png);
  return good;
}

static gboolean
push_box (Form *form, const Box *box, GError **error)
{
  static const char *const values[] = { "", "ticked", "crossed", "filled" };

  return push_field (form, CP_FIELD_TICK, box->name, values[box->mark], box->doubt, box->picture, error);
}

static gboolean
push_place (Form *form, const SigningPlace *place, GError **error)
{
  return push_field (form, CP_FIELD_SIGNATURE, place->label, place->is_signed ? "signed" : "", place->doubt,
                     place->picture, error);
}

static gboolean
push_unclear (const Form *form, GError **error)
{
  g_autofree char *detail =
      form->n_unclear == 1
          ? g_strdup ("One box or line to sign on may be filled in or not: please look.")
          : g_strdup_printf ("%u boxes or lines to sign on may be filled in or not: please look.",
                             form->n_unclear);

  return form->n_unclear == 0 || form->sink->gap (form->sink, form->picture->page, CP_GAP_HANDWRITING,
                                                  form->picture->carries, detail, error);
}

void
form_name_boxes (const Sheet *sheet, GArray *boxes, const GArray *words)
{
  for (guint i = 0; i < boxes->len; i++) {
    Box *box = &g_array_index (boxes, Box, i);
    box->name = name_box (sheet, words, &box->frame, i + 1);
  }
}

gboolean
form_push (CpSink *sink, const CpPicture *picture, const GArray *boxes, const GArray *places, GError **error)
{
  Form form = { sink, picture, 0 };

  for (guint i = 0; i < boxes->len; i++)
    if (!push_box (&form, boxes_get (boxes, i), error))
      return FALSE;
  for (guint i = 0; i < places->len; i++)
    if (!push_place (&form, signing_get_place (places, i), error))
      return FALSE;
  return push_unclear (&form, error);
}
