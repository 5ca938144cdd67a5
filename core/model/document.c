/* document.c: readings, and the words for their parts. */
#include "document.h"

static void
page_clear (gpointer data)
{
  CpPage *page = data;

  g_free ((char *) page->label);
  g_free ((char *) page->text);
  g_free ((CpMark *) page->marks);
  g_free ((CpWord *) page->words);
}

static void
field_clear (gpointer data)
{
  CpField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->value);
  g_free ((guint8 *) field->picture);
}

static void
meta_clear (gpointer data)
{
  CpMeta *meta = data;

  g_free ((char *) meta->key);
  g_free ((char *) meta->value);
}

static void
gap_clear (gpointer data)
{
  CpGap *gap = data;

  g_free (gap->detail);
}

static void
aside_clear (gpointer data)
{
  CpAside *aside = data;

  g_free (aside->text);
}

static GArray *
array_new (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

CpReading *
cp_reading_new (CpItem *item)
{
  CpReading *reading = g_new0 (CpReading, 1);

  reading->item = item;
  reading->pages = array_new (sizeof (CpPage), page_clear);
  reading->fields = array_new (sizeof (CpField), field_clear);
  reading->metas = array_new (sizeof (CpMeta), meta_clear);
  reading->gaps = array_new (sizeof (CpGap), gap_clear);
  reading->asides = array_new (sizeof (CpAside), aside_clear);
  return reading;
}

void
cp_reading_free (CpReading *reading)
{
  if (reading == NULL)
    return;
  g_free (reading->plugin);
  g_array_unref (reading->pages);
  g_array_unref (reading->fields);
  g_array_unref (reading->metas);
  g_array_unref (reading->gaps);
  g_array_unref (reading->asides);
  cp_item_date_free (reading->date);
  g_free (reading);
}

static CpPage
page_copy (const CpPage *page)
{
  CpPage copy = *page;

  copy.label = g_strdup (page->label);
  copy.text = g_strdup (page->text);
  copy.marks = g_memdup2 (page->marks, page->n_marks * sizeof (CpMark));
  copy.words = g_memdup2 (page->words, page->n_words * sizeof (CpWord));
  return copy;
}

void
cp_reading_add_page (CpReading *reading, const CpPage *page)
{
  CpPage copy = page_copy (page);

  g_array_append_val (reading->pages, copy);
}

void
cp_reading_replace_page (CpReading *reading, const CpPage *page)
{
  for (guint i = 0; i < reading->pages->len; i++) {
    CpPage *old = &g_array_index (reading->pages, CpPage, i);
    if (old->number != page->number)
      continue;
    CpPage copy = page_copy (page);
    copy.unit = old->unit;
    g_free ((char *) copy.label);
    copy.label = g_strdup (old->label);
    page_clear (old);
    *old = copy;
  }
}

void
cp_reading_add_field (CpReading *reading, const CpField *field)
{
  CpField copy = *field;

  copy.name = g_strdup (field->name);
  copy.value = g_strdup (field->value);
  copy.picture = g_memdup2 (field->picture, field->picture_length);
  g_array_append_val (reading->fields, copy);
}

void
cp_reading_add_meta (CpReading *reading, const char *key, const char *value)
{
  CpMeta meta = { g_strdup (key), g_strdup (value) };

  g_array_append_val (reading->metas, meta);
}

void
cp_reading_add_gap (CpReading *reading, guint32 page, CpGapWhy why, guint carries, const char *detail)
{
  CpGap gap = { page, why, carries, g_strdup (detail) };

  g_array_append_val (reading->gaps, gap);
}

void
cp_reading_add_aside (CpReading *reading, guint32 page, CpAsideKind kind, const char *text)
{
  CpAside aside = { page, kind, g_strdup (text) };

  g_array_append_val (reading->asides, aside);
}

static int
compare_page_numbers (gconstpointer a, gconstpointer b)
{
  const CpPage *left = a, *right = b;

  return (left->number > right->number) - (left->number < right->number);
}

static int
compare_pages (guint32 left, guint32 right)
{
  guint32 first = left - 1, second = right - 1; /* 0 becomes the largest */

  return (first > second) - (first < second);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return compare_pages (((const CpField *) a)->page, ((const CpField *) b)->page);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  return compare_pages (((const CpGap *) a)->page, ((const CpGap *) b)->page);
}

static int
compare_asides (gconstpointer a, gconstpointer b)
{
  return compare_pages (((const CpAside *) a)->page, ((const CpAside *) b)->page);
}

void
cp_reading_sort (CpReading *reading)
{
  g_array_sort (reading->fields, compare_fields); /* which keeps the order of those of a page */
  g_array_sort (reading->gaps, compare_gaps);
  g_array_sort (reading->asides, compare_asides);
}

const CpPage *
cp_reading_find_page (const CpReading *reading, guint32 number)
{
  CpPage wanted = { .number = number };
  guint index;

  if (!g_array_binary_search (reading->pages, &wanted, compare_page_numbers, &index))
    return NULL;
  return &g_array_index (reading->pages, CpPage, index);
}

static guint
sum_up (const CpReading *reading, gboolean for_a_person)
{
  guint carries = 0;

  for (guint i = 0; i < reading->gaps->len; i++) {
    const CpGap *gap = &g_array_index (reading->gaps, CpGap, i);
    if (cp_gap_is_for_a_person (gap->why) == for_a_person)
      carries |= gap->carries;
  }
  return carries;
}

guint
cp_reading_leaves_open (const CpReading *reading)
{
  return sum_up (reading, FALSE);
}

guint
cp_reading_leaves_to_a_person (const CpReading *reading)
{
  return sum_up (reading, TRUE);
}

const char *
cp_aside_kind_name (CpAsideKind kind)
{
  static const char *const names[CP_N_ASIDES] = {
    [CP_ASIDE_COMMENT] = "comment",
    [CP_ASIDE_DELETED] = "deleted",
    [CP_ASIDE_NOTE] = "note",
  };
  return names[kind];
}

const char *
cp_unit_name (CpUnit unit)
{
  static const char *const names[CP_N_UNITS] = {
    [CP_UNIT_PAGE] = "page",       [CP_UNIT_SLIDE] = "slide",     [CP_UNIT_SHEET] = "sheet",
    [CP_UNIT_MESSAGE] = "message", [CP_UNIT_SECTION] = "section",
  };
  return names[unit];
}

const char *
cp_field_kind_name (CpFieldKind kind)
{
  static const char *const names[CP_N_FIELDS] = {
    [CP_FIELD_TEXT] = "text",     [CP_FIELD_TICK] = "tick",           [CP_FIELD_RADIO] = "radio",
    [CP_FIELD_CHOICE] = "choice", [CP_FIELD_SIGNATURE] = "signature",
  };
  return names[kind];
}

static const struct {
  const char *code;
  const char *words;
  gboolean for_a_person;
} gaps[CP_N_GAPS] = {
  [CP_GAP_NO_TEXT] = { "no-text", "It is a picture, and no words were read from it.", FALSE },
  [CP_GAP_LIMIT] = { "limit", "A limit was met, so the rest was not read.", FALSE },
  [CP_GAP_DAMAGED] = { "damaged", "This part is damaged.", FALSE },
  [CP_GAP_ENCRYPTED] = { "encrypted", "This part needs a password.", FALSE },
  [CP_GAP_UNSUPPORTED] = { "unsupported", "We do not read this kind of content.", FALSE },
  [CP_GAP_HANDWRITING] = { "handwriting",
                           "It is written by hand, drawn, or hard to read: a person must read it.", TRUE },
  [CP_GAP_LANGUAGE] = { "language", "It is in a language that we cannot judge: a person who reads it must.",
                        TRUE },
  [CP_GAP_RECORDING] = { "recording", "It is a recording: a person must watch or listen.", TRUE },
  [CP_GAP_LINK] = { "link", "It points to something on the web, which nobody looks at: please send a copy.",
                    FALSE },
};

const char *
cp_gap_code (CpGapWhy why)
{
  return gaps[why].code;
}

const char *
cp_gap_words (CpGapWhy why)
{
  return gaps[why].words;
}

CpDocuments *
cp_documents_new (void)
{
  CpDocuments *documents = g_new0 (CpDocuments, 1);

  documents->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_reading_free);
  return documents;
}

void
cp_documents_free (CpDocuments *documents)
{
  if (documents == NULL)
    return;
  g_ptr_array_unref (documents->readings);
  g_free (documents);
}

gboolean
cp_gap_is_for_a_person (CpGapWhy why)
{
  return gaps[why].for_a_person;
}
