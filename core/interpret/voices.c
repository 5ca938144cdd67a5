/* voices.c: takes what was read, gives a table of who acted, and in whose words it is told. */
#include "voices.h"
#include "evidence.h"
#include "quote.h"
#include "voice-quotes.h"

#include <string.h>

/* A document is held for one of a kind where that is at least this sure. */
#define SURE 0.5
/* What is not read for this reason must be held for it surely. */
#define SURE_ENOUGH_FOR_SILENCE 0.8

const char *
cp_voice_name (CpVoice voice)
{
  static const char *const names[CP_N_VOICES] = { NULL, "reported", "quoted by the organisation",
                                                  "own words" };

  return names[voice];
}

static void
place_free (gpointer data)
{
  CpVoicePlace *place = data;

  cp_evidence_free (place->evidence);
  g_free (place);
}

static void
row_free (gpointer data)
{
  CpVoiceRow *row = data;

  g_ptr_array_unref (row->all.places);
  for (guint i = 0; row->cells[i].places != NULL; i++)
    g_ptr_array_unref (row->cells[i].places);
  g_free (row->cells);
  g_free (row);
}

static CpVoiceRow *
row_new (const CpTopic *level, guint n_cells)
{
  CpVoiceRow *row = g_new0 (CpVoiceRow, 1);

  row->level = level;
  row->all.places = g_ptr_array_new_with_free_func (place_free);
  row->cells = g_new0 (CpVoiceCell, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    row->cells[i].places = g_ptr_array_new_with_free_func (place_free);
  return row;
}

void
cp_voices_free (CpVoices *voices)
{
  if (voices == NULL)
    return;
  g_ptr_array_unref (voices->rows);
  g_free (voices);
}

static CpVoiceNature
find_nature (const CpVoiceRules *rules, const CpFindings *findings, guint document)
{
  CpVoiceNature nature = { FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < cp_findings_count (findings, document); i++) {
    const CpFinding *finding = cp_findings_get (findings, document, i);
    if (finding->score < SURE)
      break;
    nature.is_answer |= cp_phrases_begin (rules->sets[CP_VOICE_ANSWER_KINDS], finding->kind);
    nature.is_letter |= cp_phrases_begin (rules->sets[CP_VOICE_LETTER_KINDS], finding->kind);
    if (i > 0)
      continue;
    nature.is_plan = cp_phrases_begin (rules->sets[CP_VOICE_PLAN_KINDS], finding->kind);
    nature.is_silent = finding->score >= SURE_ENOUGH_FOR_SILENCE && finding->filled != CP_FILLED_YES &&
                       cp_phrases_begin (rules->sets[CP_VOICE_SILENT_KINDS], finding->kind);
  }
  return nature;
}

/* The same place, or the same printed words on another copy of a form. */
static gboolean
overlaps (const CpEvidence *a, const CpEvidence *b)
{
  if (g_strcmp0 (a->quote, b->quote) == 0)
    return TRUE;
  return a->item == b->item && a->page == b->page && a->start < b->start + b->length &&
         b->start < a->start + a->length;
}

/* One voice after another, and for the same voice one document after another. */
static gboolean
is_better (const CpVoicePlace *place, const CpVoiceCell *cell, guint index)
{
  const CpVoicePlace *other = cell->places->pdata[index];
  const CpVoicePlace *first = cell->places->pdata[0];

  if (place->voice != other->voice)
    return place->voice > other->voice;
  if (place->is_comment != other->is_comment)
    return other->is_comment; /* a comment is not quoted on a page */
  return index > 0 && other->evidence->item == first->evidence->item &&
         place->evidence->item != first->evidence->item;
}

/* Takes the place over. */
static void
offer_place (CpVoiceCell *cell, CpVoicePlace *place)
{
  guint at = 0;

  for (guint i = cell->places->len; i > 0; i--) {
    const CpVoicePlace *other = cell->places->pdata[i - 1];
    if (!overlaps (place->evidence, other->evidence))
      continue;
    if (other->voice >= place->voice) {
      place_free (place);
      return;
    }
    g_ptr_array_remove_index (cell->places, i - 1);
  }
  while (at < cell->places->len && !is_better (place, cell, at))
    at++;
  g_ptr_array_insert (cell->places, (gint) at, place);
  if (cell->places->len > CP_VOICE_PLACES)
    g_ptr_array_set_size (cell->places, CP_VOICE_PLACES);
  cell->voice = ((const CpVoicePlace *) cell->places->pdata[0])->voice;
}

/* A quotation and a letter's sentence stand as they are; what others report is quoted with its sentence. */
static CpVoicePlace *
place_new (const CpReading *reading, const CpPage *page, const CpVoiceDeed *deed)
{
  CpVoicePlace *place = g_new0 (CpVoicePlace, 1);
  guint32 start = deed->start, length = deed->length;

  place->voice = deed->voice;
  place->is_comment = deed->is_comment;
  if (deed->voice == CP_VOICE_REPORTED)
    cp_quote_widen (page->text, &start, &length);
  place->evidence = cp_evidence_new (reading, page, start, length, FALSE);
  return place;
}

static void
add_deeds (CpVoices *voices, const CpReading *reading, const CpPage *page, const GArray *deeds)
{
  for (guint i = 0; i < deeds->len; i++) {
    const CpVoiceDeed *deed = &g_array_index (deeds, CpVoiceDeed, i);
    CpVoiceRow *row = voices->rows->pdata[deed->level];
    offer_place (&row->all, place_new (reading, page, deed));
    if (deed->four_c >= 0)
      offer_place (&row->cells[deed->four_c], place_new (reading, page, deed));
  }
}

static void
read_page (CpVoices *voices, const CpVoiceRules *rules, const CpReading *reading, const CpPage *page,
           const CpVoiceNature *nature)
{
  g_autoptr (GArray) deeds = g_array_new (FALSE, FALSE, sizeof (CpVoiceDeed));
  g_autoptr (GArray) units = cp_voice_units (rules, page);
  g_autoptr (GArray) quotes = cp_voice_find_quotes (page->text);
  gint speaker = cp_voice_find_speaker (rules, page, quotes, nature->is_letter || nature->is_answer);

  cp_voice_read_quotes (rules, page, quotes, deeds);
  for (guint i = 0; i < units->len; i++) {
    const CpVoiceUnit *unit = &g_array_index (units, CpVoiceUnit, i);
    if (speaker >= 0 && !unit->is_row)
      cp_voice_read_own (rules, page, unit, quotes, (guint) speaker, deeds);
    cp_voice_read_unit (rules, page, unit, nature, deeds);
  }
  add_deeds (voices, reading, page, deeds);
}

CpVoices *
cp_voices_find (const CpScheme *scheme, const CpDocuments *documents, const CpFindings *findings)
{
  const CpVoiceRules *rules = scheme->voices;
  CpVoices *voices = rules != NULL ? g_new0 (CpVoices, 1) : NULL;

  if (voices == NULL)
    return NULL;
  voices->four_cs = rules->four_cs;
  voices->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < rules->levels->len; i++)
    g_ptr_array_add (voices->rows, row_new (((const CpVoiceLevel *) rules->levels->pdata[i])->level,
                                            rules->four_cs->topics->len));
  for (guint i = 0; i < documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (documents, i);
    const CpVoiceNature nature = find_nature (rules, findings, i);
    for (guint j = 0; j < reading->pages->len && reading->item->same_as == NULL && !nature.is_silent; j++)
      read_page (voices, rules, reading, &g_array_index (reading->pages, CpPage, j), &nature);
  }
  return voices;
}
