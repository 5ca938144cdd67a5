/* evidence.c: takes one need and all that was found, gives the places that show it, or why there are none. */
#include "evidence.h"
#include "age.h"
#include "identify.h"
#include "proof-hit.h"
#include "quote.h"
#include "text.h"

#include <string.h>

/* More places of one document say nothing new. */
#define PLACES_A_DOCUMENT 3
/* How much of a heading is enough to find it. */
#define HEADING_CHARACTERS 60
/* How many file names a sentence takes. */
#define NAMES_IN_A_SENTENCE 3
/* A finding below what a need asks for, and not below this, is named, for a person to look. */
#define LEAST_WORTH_A_LOOK 0.3

CpEvidence *
cp_evidence_new (const CpReading *reading, const CpPage *page, guint32 start, guint32 length, gboolean widen)
{
  CpEvidence *evidence = g_new0 (CpEvidence, 1);

  if (widen)
    cp_quote_widen (page->text, &start, &length);
  evidence->item = reading->item;
  evidence->page = page->number;
  evidence->unit = page->unit;
  evidence->label = g_strdup (page->label);
  evidence->start = start;
  evidence->length = length;
  if (length > 0)
    evidence->quote = cp_quote_text (page->text, start, length);
  evidence->boxes = cp_quote_boxes (page, start, length);
  return evidence;
}

CpEvidence *
cp_evidence_copy (const CpEvidence *evidence)
{
  CpEvidence *copy = g_memdup2 (evidence, sizeof *evidence);

  copy->label = g_strdup (evidence->label);
  copy->quote = g_strdup (evidence->quote);
  copy->boxes = evidence->boxes != NULL ? g_array_ref (evidence->boxes) : NULL;
  return copy;
}

static char *
place_under_heading (const CpEvidence *evidence)
{
  g_autofree char *heading = cp_text_shorten (evidence->label, HEADING_CHARACTERS);

  return g_strdup_printf ("%s, under “%s”", evidence->item->name, heading);
}

char *
cp_evidence_place (const CpEvidence *evidence)
{
  if (evidence->page == 0)
    return g_strdup (evidence->item->name);
  if (evidence->unit == CP_UNIT_SECTION && evidence->label != NULL)
    return place_under_heading (evidence);
  if (evidence->unit == CP_UNIT_SECTION)
    return g_strdup (evidence->item->name);
  if (evidence->unit == CP_UNIT_SHEET && evidence->label != NULL)
    return g_strdup_printf ("%s, sheet “%s”", evidence->item->name, evidence->label);
  return g_strdup_printf ("%s, %s %u", evidence->item->name, cp_unit_name (evidence->unit), evidence->page);
}

/* What one document says to one need. */
typedef enum { FITS_NOT, SILENT, UNSURE, NEARLY_EMPTY, NEARLY_FULL, NEARLY_IN_TIME, FITS_BUT_OLD, FITS } Fit;

static const CpField *
find_filled_field (const CpReading *reading, const char *name)
{
  for (guint i = 0; i < reading->fields->len; i++) {
    const CpField *field = &g_array_index (reading->fields, CpField, i);
    if (field->filled && g_ascii_strcasecmp (field->name, name) == 0)
      return field;
  }
  return NULL;
}

/* The best finding of the kind that is asked for, with FITS or, where it may be something else, UNSURE; NULL
 * where one only lacks being filled in, or empty, or there is none. */
static const CpFinding *
find_finding (const CpCoverInput *input, guint document, const CpNeed *need, Fit *ret_fit)
{
  *ret_fit = FITS_NOT;
  for (guint i = 0; i < cp_findings_count (input->findings, document); i++) {
    const CpFinding *finding = cp_findings_get (input->findings, document, i);
    gboolean is_sure = finding->score >= need->score;
    if (!g_str_equal (finding->kind, need->kind->id) ||
        (!is_sure && (finding->score < LEAST_WORTH_A_LOOK || *ret_fit != FITS_NOT)))
      continue;
    if (need->filled == CP_TRI_ANY || (need->filled == CP_TRI_YES) == (finding->filled == CP_FILLED_YES)) {
      *ret_fit = is_sure ? FITS : UNSURE;
      return finding;
    }
    if (is_sure)
      *ret_fit = need->filled == CP_TRI_YES ? NEARLY_EMPTY : NEARLY_FULL;
  }
  return NULL;
}

static void
add_place (CpCover *cover, const CpReading *reading, guint32 page_number, guint32 start, guint32 length)
{
  const CpPage *page = cp_reading_find_page (reading, page_number);

  if (page == NULL)
    return;
  CpEvidence *evidence = cp_evidence_new (reading, page, start, length, TRUE);
  evidence->kind = cover->need->kind;
  g_ptr_array_add (cover->evidence, evidence);
}

/* One place a page, so that three proofs are three pages where there are as many. */
static void
add_hits (CpCover *cover, const CpReading *reading, const GPtrArray *hits)
{
  guint32 last_page = 0;
  guint added = 0;

  for (guint i = 0; i < hits->len && added < PLACES_A_DOCUMENT; i++) {
    const CpHit *hit = hits->pdata[i];
    if (hit->page == last_page)
      continue;
    add_place (cover, reading, hit->page, hit->start, hit->length);
    last_page = hit->page;
    added++;
  }
}

/* Adds the places of a document that fits in all but, perhaps, its age. */
static Fit
look_into (const CpCoverInput *input, guint document, CpAge worst, CpCover *cover)
{
  const CpNeed *need = cover->need;
  const CpReading *reading = cp_documents_get (input->documents, document);
  const CpFinding *finding = NULL;
  g_autoptr (GPtrArray) said = NULL;
  const CpHit *topic_hit = NULL;
  const CpField *field = NULL;
  Fit fit = FITS;

  if (need->kind != NULL && (finding = find_finding (input, document, need, &fit)) == NULL)
    return fit;
  if (need->field != NULL && (field = find_filled_field (reading, need->field)) == NULL)
    return FITS_NOT;
  if (need->says != CP_NO_QUERY)
    said = cp_find_proof_hits (reading, input->hits, document, need->says, need->unless);
  if (need->says != CP_NO_QUERY && said == NULL)
    return finding != NULL && fit == FITS ? SILENT : FITS_NOT;
  for (guint i = 0; i < G_N_ELEMENTS (need->topics); i++)
    if (need->topics[i] != NULL &&
        (topic_hit = cp_find_topic_hit (reading, input->hits, document, need->topics[i])) == NULL)
      return FITS_NOT;

  CpAge age = cp_age_judge (input, need, reading);
  if (fit == UNSURE)
    return age > CP_AGE_UNKNOWN ? FITS_NOT : UNSURE;
  if (age > worst)
    return age == CP_AGE_TOO_OLD ? FITS_BUT_OLD : NEARLY_IN_TIME;
  if (said != NULL)
    add_hits (cover, reading, said);
  else if (topic_hit != NULL)
    add_place (cover, reading, topic_hit->page, topic_hit->start, topic_hit->length);
  else if (finding != NULL)
    add_place (cover, reading, finding->page, finding->start, finding->length);
  else if (field != NULL)
    add_place (cover, reading, field->page, 0, 0);
  return FITS;
}

static gboolean
could_carry (const CpNeed *need, const CpItem *item)
{
  return item->identity.mime != NULL && (cp_identify_carries (item->identity.mime) & need->carriers) != 0;
}

static void
list_items (const CpCoverInput *input, CpCover *cover)
{
  for (guint i = 0; i < input->items->items->len; i++) {
    CpItem *item = input->items->items->pdata[i];
    gboolean was_read = item->outcome == CP_OUTCOME_READ || item->outcome == CP_OUTCOME_PARTLY_READ;
    if (was_read && could_carry (cover->need, item))
      g_ptr_array_add (cover->looked_in, item);
    if ((item->leaves_open & cover->need->carriers) != 0)
      g_ptr_array_add (cover->unread, item);
    if ((item->leaves_to_a_person & cover->need->carriers) != 0)
      g_ptr_array_add (cover->for_a_person, item);
  }
}

char *
cp_cover_join_names (const GPtrArray *items)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len && i < NAMES_IN_A_SENTENCE; i++)
    g_ptr_array_add (names, g_strdup (((const CpItem *) items->pdata[i])->name));
  if (items->len > NAMES_IN_A_SENTENCE)
    g_ptr_array_add (names, g_strdup_printf ("%u more", items->len - NAMES_IN_A_SENTENCE));
  g_ptr_array_add (names, NULL);
  return cp_text_join ((const char *const *) names->pdata, "and");
}

static char *
wanted_words (const CpNeed *need)
{
  if (need->kind != NULL)
    return g_strdup (need->kind->plain);
  return need->label != NULL ? g_strdup_printf ("“%s”", need->label) : g_strdup ("this");
}

typedef struct {
  GPtrArray *near; /* CpItem: fit in all but one thing */
  Fit near_fit;
  GPtrArray *silent; /* CpItem: of the kind, without the words */
  GPtrArray *unsure; /* CpItem: may be of the kind */
  gboolean has_old;
} Search;

static char *
reason_of_absence (const CpCover *cover, const Search *search)
{
  g_autofree char *wanted = wanted_words (cover->need);

  if (cover->unread->len > 0) {
    g_autofree char *unread = cp_cover_join_names (cover->unread);
    return g_strdup_printf ("We did not find %s, but we could not read all of %s, which could hold it.",
                            wanted, unread);
  }
  if (cover->for_a_person->len > 0) {
    g_autofree char *names = cp_cover_join_names (cover->for_a_person);
    return g_strdup_printf (
        "We did not find %s in what we could read. Please read %s yourself: it could be there.", wanted,
        names);
  }
  if (search->near->len > 0) {
    g_autofree char *names = cp_cover_join_names (search->near);
    return g_strdup_printf ("%s could be %s, but %s.", names, wanted,
                            search->near_fit == NEARLY_EMPTY  ? "it is not filled in"
                            : search->near_fit == NEARLY_FULL ? "it is filled in"
                                                              : "its date does not fit, or is not known");
  }
  if (search->silent->len > 0) {
    g_autofree char *names = cp_cover_join_names (search->silent);
    return g_strdup_printf ("We found %s in %s, but not what this line asks of it.", wanted, names);
  }
  if (search->unsure->len > 0) {
    g_autofree char *names = cp_cover_join_names (search->unsure);
    return g_strdup_printf ("We are not sure about %s: %s may be %s. Please look.", names,
                            search->unsure->len == 1 ? "it" : "one of them", wanted);
  }
  if (cover->looked_in->len == 0)
    return g_strdup_printf ("Nothing that was sent could hold %s.", wanted);
  return g_strdup_printf ("We looked in %u %s and did not find %s.", cover->looked_in->len,
                          cover->looked_in->len == 1 ? "file" : "files", wanted);
}

/* Whether a copy of the same thing stands before it in the list. */
static gboolean
is_counted_already (const GPtrArray *list, guint index)
{
  const CpItem *item = ((const CpEvidence *) list->pdata[index])->item;

  for (guint i = 0; item->same_as != NULL && i < index; i++) {
    const CpItem *other = ((const CpEvidence *) list->pdata[i])->item;
    if (other != item && (other == item->same_as || other->same_as == item->same_as))
      return TRUE;
  }
  return FALSE;
}

static guint
count_places (const GPtrArray *list)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += !is_counted_already (list, i);
  return n;
}

static char *
reason_of_presence (const CpCover *cover)
{
  g_autofree char *place = cp_evidence_place (cover->evidence->pdata[0]);
  guint n = count_places (cover->evidence);

  if (n == 1)
    return g_strdup_printf ("Found in %s.", place);
  return g_strdup_printf ("Found in %s, and in %u more %s.", place, n - 1, n == 2 ? "place" : "places");
}

static void
look_into_some (const CpCoverInput *input, gboolean copies, CpAge worst, CpCover *cover, Search *search)
{
  for (guint i = 0; i < input->documents->readings->len; i++) {
    CpItem *item = cp_documents_get (input->documents, i)->item;
    if ((item->same_as != NULL) != copies)
      continue;
    Fit fit = look_into (input, i, worst, cover);
    if (fit == FITS_BUT_OLD)
      search->has_old = TRUE;
    if (fit == SILENT)
      g_ptr_array_add (search->silent, item);
    if (fit == UNSURE && !copies)
      g_ptr_array_add (search->unsure, item);
    if (fit != NEARLY_EMPTY && fit != NEARLY_FULL && fit != NEARLY_IN_TIME)
      continue;
    search->near_fit = fit;
    g_ptr_array_add (search->near, item);
  }
}

/* The originals first, so that a copy stands behind what it is a copy of. */
static void
look_into_all (const CpCoverInput *input, CpAge worst, CpCover *cover, Search *search)
{
  look_into_some (input, FALSE, worst, cover, search);
  look_into_some (input, TRUE, worst, cover, search);
}

static const CpReading *
find_reading (const CpCoverInput *input, const CpItem *item)
{
  for (guint i = 0; i < input->documents->readings->len; i++)
    if (cp_documents_get (input->documents, i)->item == item)
      return cp_documents_get (input->documents, i);
  return NULL;
}

/* Something was found: what its date has to say to that. */
static void
judge_presence (const CpCoverInput *input, CpCover *cover, gboolean is_old)
{
  const CpReading *reading = find_reading (input, ((CpEvidence *) cover->evidence->pdata[0])->item);
  const CpFactName *unknown = cp_age_find_unknown_fact (input, cover->need);
  g_autofree char *found = reason_of_presence (cover);

  cover->verdict = is_old            ? CP_VERDICT_OUT_OF_DATE
                   : unknown != NULL ? CP_VERDICT_TO_BE_JUDGED
                                     : CP_VERDICT_COVERED;
  if (is_old) {
    g_autofree char *date = cp_date_span_words (&reading->date->own.span);
    cover->reason = g_strdup_printf ("%s It is of %s; what is older than %u months is out of date.", found,
                                     date, cover->need->dated.months);
  } else if (unknown != NULL) {
    cover->reason =
        g_strdup_printf ("%s Its date cannot be checked, because nobody said %s.", found, unknown->words);
  } else if (cp_age_judge (input, cover->need, reading) == CP_AGE_UNKNOWN) {
    cover->reason = g_strdup_printf ("%s We do not know of what date it is.", found);
  } else {
    cover->reason = g_steal_pointer (&found);
  }
}

void
cp_cover_find_evidence (const CpCoverInput *input, CpCover *cover)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new (), silent = g_ptr_array_new (), unsure = g_ptr_array_new ();
  Search search = { near, FITS_NOT, silent, unsure, FALSE };

  look_into_all (input, CP_AGE_UNKNOWN, cover, &search);
  gboolean is_old = cover->evidence->len == 0 && search.has_old;
  if (is_old)
    look_into_all (input, CP_AGE_TOO_OLD, cover, &search);
  list_items (input, cover);
  if (cover->evidence->len > 0) {
    judge_presence (input, cover, is_old);
    return;
  }
  cover->verdict = cover->unread->len > 0         ? CP_VERDICT_UNREADABLE
                   : cover->for_a_person->len > 0 ? CP_VERDICT_TO_BE_JUDGED
                                                  : CP_VERDICT_NOT_FOUND;
  cover->reason = reason_of_absence (cover, &search);
}
