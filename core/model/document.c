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
  g_free (reading);
}

void
cp_reading_add_page (CpReading *reading, const CpPage *page)
{
  CpPage copy = *page;

  copy.label = g_strdup (page->label);
  copy.text = g_strdup (page->text);
  copy.marks = g_memdup2 (page->marks, page->n_marks * sizeof (CpMark));
  copy.words = g_memdup2 (page->words, page->n_words * sizeof (CpWord));
  g_array_append_val (reading->pages, copy);
}

void
cp_reading_add_field (CpReading *reading, const CpField *field)
{
  CpField copy = *field;

  copy.name = g_strdup (field->name);
  copy.value = g_strdup (field->value);
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

static int
compare_page_numbers (gconstpointer a, gconstpointer b)
{
  const CpPage *left = a, *right = b;

  return (left->number > right->number) - (left->number < right->number);
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

guint
cp_reading_leaves_open (const CpReading *reading)
{
  guint carries = 0;

  for (guint i = 0; i < reading->gaps->len; i++)
    carries |= g_array_index (reading->gaps, CpGap, i).carries;
  return carries;
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
} gaps[CP_N_GAPS] = {
  [CP_GAP_NO_TEXT] = { "no-text", "It is a picture: we cannot read words in pictures." },
  [CP_GAP_LIMIT] = { "limit", "A limit was met, so the rest was not read." },
  [CP_GAP_DAMAGED] = { "damaged", "This part is damaged." },
  [CP_GAP_ENCRYPTED] = { "encrypted", "This part needs a password." },
  [CP_GAP_UNSUPPORTED] = { "unsupported", "We do not read this kind of content." },
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
