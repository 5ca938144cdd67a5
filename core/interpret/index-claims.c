/* index-claims.c: takes what was read, gives what the sender says of where things are, and what is found
 * there. */
#include "index-claims.h"
#include "evidence.h"
#include "file-mentions.h"
#include "quote.h"

#include <string.h>

/* A sender who names more places names none. */
#define MOST_CLAIMS 200
/* Of what is found at a place, so much is shown. */
#define MOST_PLACES 2
/* A line that names only what it is about, and not where it is, stands above a list of files. */
#define HEADING_WORDS 12
/* A longer line is prose of a file without line ends. */
#define LONGEST_LINE_BYTES 2000

const char *
cp_pointer_answer_name (CpPointerAnswer answer)
{
  static const char *const names[CP_N_POINTER_ANSWERS] = {
    [CP_POINTER_FOUND] = "found there",
    [CP_POINTER_ELSEWHERE] = "found elsewhere in the file",
    [CP_POINTER_NOT_FOUND] = "not found there",
    [CP_POINTER_FOR_A_PERSON] = "for a person",
    [CP_POINTER_UNREADABLE] = "could not be read",
    [CP_POINTER_NO_SUCH_PAGE] = "no such page",
    [CP_POINTER_NO_SUCH_FILE] = "no such file",
  };

  return names[answer];
}

static void
pointer_free (gpointer data)
{
  CpPointer *pointer = data;

  cp_evidence_free (pointer->by);
  g_free (pointer->file);
  g_ptr_array_unref (pointer->places);
  g_free (pointer);
}

/* What a search for claims goes by. */
typedef struct {
  const CpScheme *scheme;
  const CpStage *stage;
  const CpCoverInput *input;
  const GArray *names; /* of the files that were sent: cp_file_names_new */
  CpPhrases *titles;   /* of requirements; the number is the index in the stage */
  GPtrArray *pointers;
} Search;

/* The kind that a requirement asks for itself: the first that its need, or a part of it, names.  NULL where
 * it asks for something else, in which such a paper may only help. */
static const CpKind *
kind_of (const CpNeed *need)
{
  if (need->type == CP_NEED_EVIDENCE)
    return need->kind;
  if (need->type == CP_NEED_PERSON || need->of->len == 0)
    return NULL;
  const CpNeed *first = need->of->pdata[0];
  return first->type == CP_NEED_EVIDENCE ? first->kind : NULL;
}

static const CpRequirement *
get_requirement (const Search *search, guint index)
{
  return search->stage->requirements->pdata[index];
}

static void
add_once (GPtrArray *list, const CpRequirement *requirement)
{
  if (!g_ptr_array_find (list, requirement, NULL))
    g_ptr_array_add (list, (gpointer) requirement);
}

/* A requirement's number stands as the scheme writes it: "g3" in a word is none. */
static void
add_by_id (const Search *search, const char *text, const GArray *words, GPtrArray *asked)
{
  for (guint i = 0; i < words->len; i++) {
    const CpPlainWord *word = cp_plain_word (words, i);
    for (guint j = 0; j < search->stage->requirements->len; j++) {
      const CpRequirement *requirement = get_requirement (search, j);
      gsize length = strlen (requirement->id);
      if (word->end - word->start == length && memcmp (text + word->start, requirement->id, length) == 0)
        add_once (asked, requirement);
    }
  }
}

static void
add_by_title (const Search *search, const GArray *words, GPtrArray *asked)
{
  for (guint i = 0; i < words->len; i++) {
    gint index = cp_phrases_find (search->titles, words, i, words->len, NULL);
    if (index >= 0)
      add_once (asked, get_requirement (search, (guint) index));
  }
}

static void
add_by_kind (const Search *search, const GArray *words, GPtrArray *asked)
{
  for (guint i = 0; i < words->len; i++) {
    gint index = cp_phrases_find (search->scheme->pointers->kinds, words, i, words->len, NULL);
    for (guint j = 0; index >= 0 && j < search->stage->requirements->len; j++)
      if (kind_of (get_requirement (search, j)->needs) == search->scheme->kinds->pdata[index])
        add_once (asked, get_requirement (search, j));
  }
}

/* The words of a line without the file names in it: "case study.docx" names no kind. */
static GArray *
words_between (const char *text, guint32 start, guint32 end, const GArray *mentions)
{
  GArray *words = cp_plain_words (text, start, end);

  for (guint i = words->len; i > 0; i--) {
    guint32 place = cp_plain_word (words, i - 1)->start;
    for (guint j = 0; j < mentions->len; j++) {
      const CpFileMention *mention = &g_array_index (mentions, CpFileMention, j);
      if (place < mention->start || place >= mention->end)
        continue;
      g_array_remove_index (words, i - 1);
      break;
    }
  }
  return words;
}

/* What a line is about: CpRequirement, borrowed.  The surest way to name it wins. */
static GPtrArray *
find_asked (const Search *search, const char *text, const GArray *words)
{
  GPtrArray *asked = g_ptr_array_new ();

  add_by_id (search, text, words, asked);
  if (asked->len == 0)
    add_by_title (search, words, asked);
  if (asked->len == 0)
    add_by_kind (search, words, asked);
  return asked;
}

static gboolean
is_page (const CpPage *page, guint32 number)
{
  g_autofree char *label = g_strdup_printf ("%u", number);

  return page->number == number || g_strcmp0 (page->label, label) == 0;
}

/* Whether nothing but this page is meant: sections of a Word file cannot be counted as pages. */
static gboolean
is_meant (const CpReading *reading, guint32 page_number, guint32 meant)
{
  const CpPage *page = cp_reading_find_page (reading, page_number);

  return meant == 0 || page == NULL || page->unit == CP_UNIT_SECTION || page->unit == CP_UNIT_MESSAGE ||
         is_page (page, meant);
}

static gint
find_document (const CpCoverInput *input, const CpItem *item)
{
  for (guint i = 0; i < input->documents->readings->len; i++)
    if (cp_documents_get (input->documents, i)->item == item)
      return (gint) i;
  return -1;
}

static void
copy_hits (const CpCoverInput *input, guint document, const CpReading *reading, guint32 page, CpHits *hits)
{
  const GArray *all = input->hits->by_document->pdata[document];

  for (guint i = 0; i < all->len; i++) {
    const CpHit *hit = &g_array_index (all, CpHit, i);
    if (is_meant (reading, hit->page, page))
      cp_hits_add (hits, 0, hit);
  }
  cp_hits_sort (hits);
}

static void
collect_places (const CpCover *cover, GPtrArray *places)
{
  for (guint i = 0; i < cover->evidence->len; i++)
    g_ptr_array_add (places, cover->evidence->pdata[i]);
  for (guint i = 0; i < cover->parts->len; i++)
    collect_places (cover->parts->pdata[i], places);
}

static gboolean
is_there (const GPtrArray *places, const CpEvidence *evidence)
{
  for (guint i = 0; i < places->len; i++) {
    const CpEvidence *other = places->pdata[i];
    if (other->page == evidence->page && other->start == evidence->start)
      return TRUE;
  }
  return FALSE;
}

static const CpLine *
find_line (const CpCoverage *coverage, const CpRequirement *requirement)
{
  for (guint i = 0; i < coverage->lines->len; i++)
    if (((const CpLine *) coverage->lines->pdata[i])->requirement == requirement)
      return coverage->lines->pdata[i];
  return NULL;
}

/* What is found for a requirement when there is nothing but this one document, and of its words those on the
 * page (0: all).  Copies go to `places`; gives whether it is for a person to judge. */
static gboolean
look_alone (const Search *search, const CpRequirement *requirement, guint document, guint32 page,
            GPtrArray *places)
{
  CpCoverInput alone = *search->input;
  CpReading *reading = cp_documents_get (search->input->documents, document);
  g_autoptr (CpHits) hits = cp_hits_new (1);
  g_autoptr (CpFindings) findings = cp_findings_new (1);
  g_autoptr (GPtrArray) readings = g_ptr_array_new (), found = g_ptr_array_new ();
  CpDocuments documents = { readings };

  g_ptr_array_add (readings, reading);
  copy_hits (search->input, document, reading, page, hits);
  for (guint i = 0; i < cp_findings_count (search->input->findings, document); i++)
    cp_findings_add (findings, 0, cp_findings_get (search->input->findings, document, i));
  cp_findings_sort (findings);
  alone.documents = &documents;
  alone.hits = hits;
  alone.findings = findings;
  g_autoptr (CpCoverage) coverage = cp_cover_stage (search->stage, &alone);
  const CpLine *line = find_line (coverage, requirement);
  if (line == NULL)
    return FALSE;
  collect_places (line->cover, found);
  for (guint i = 0; i < found->len; i++)
    if (!is_there (places, found->pdata[i]))
      g_ptr_array_add (places, cp_evidence_copy (found->pdata[i]));
  return line->cover->verdict == CP_VERDICT_TO_BE_JUDGED;
}

/* Leaves those that are on the page that is meant; gives whether there are any. */
static gboolean
keep_meant (CpPointer *pointer, const CpReading *reading)
{
  for (guint i = pointer->places->len; i > 0; i--) {
    const CpEvidence *evidence = pointer->places->pdata[i - 1];
    if (!is_meant (reading, evidence->page, pointer->page))
      g_ptr_array_remove_index (pointer->places, i - 1);
  }
  if (pointer->places->len > MOST_PLACES)
    g_ptr_array_set_size (pointer->places, MOST_PLACES);
  return pointer->places->len > 0;
}

static gboolean
has_page (const CpReading *reading, guint32 number)
{
  for (guint i = 0; i < reading->pages->len; i++)
    if (is_page (&g_array_index (reading->pages, CpPage, i), number))
      return TRUE;
  return FALSE;
}

static gboolean
is_unread (const CpPointer *pointer, const CpReading *reading)
{
  for (guint i = 0; i < reading->gaps->len; i++) {
    const CpGap *gap = &g_array_index (reading->gaps, CpGap, i);
    if (gap->carries != 0 && (pointer->page == 0 || gap->page == 0 || gap->page == pointer->page))
      return TRUE;
  }
  return pointer->item->leaves_open != 0 && reading->gaps->len == 0;
}

static void
look_there (const Search *search, CpPointer *pointer, guint document)
{
  const CpReading *reading = cp_documents_get (search->input->documents, document);
  g_autoptr (GPtrArray) anywhere = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_evidence_free);
  gboolean is_judged = look_alone (search, pointer->requirement, document, pointer->page, pointer->places);

  if (keep_meant (pointer, reading)) {
    pointer->answer = CP_POINTER_FOUND;
    return;
  }
  look_alone (search, pointer->requirement, document, 0, anywhere);
  pointer->answer = anywhere->len > 0 ? CP_POINTER_ELSEWHERE
                    : is_judged       ? CP_POINTER_FOR_A_PERSON
                                      : CP_POINTER_NOT_FOUND;
  if (pointer->page > 0 && pointer->has_pages && !has_page (reading, pointer->page))
    pointer->answer = CP_POINTER_NO_SUCH_PAGE;
  else if (is_unread (pointer, reading))
    pointer->answer = CP_POINTER_UNREADABLE;
}

static void
answer (const Search *search, CpPointer *pointer)
{
  gint document = pointer->item != NULL ? find_document (search->input, pointer->item) : -1;

  pointer->answer = pointer->item == NULL ? CP_POINTER_NO_SUCH_FILE : CP_POINTER_UNREADABLE;
  if (document < 0)
    return;
  const CpReading *reading = cp_documents_get (search->input->documents, (guint) document);
  if (reading->pages->len == 0)
    return;
  CpUnit unit = g_array_index (reading->pages, CpPage, 0).unit;
  pointer->has_pages = unit == CP_UNIT_PAGE || unit == CP_UNIT_SLIDE || unit == CP_UNIT_SHEET;
  look_there (search, pointer, (guint) document);
}

static gboolean
is_known (const Search *search, const CpPointer *pointer)
{
  for (guint i = 0; i < search->pointers->len; i++) {
    const CpPointer *other = search->pointers->pdata[i];
    if (other->requirement == pointer->requirement && other->item == pointer->item &&
        other->page == pointer->page && (pointer->item != NULL || g_str_equal (other->file, pointer->file)))
      return TRUE;
  }
  return FALSE;
}

static void
add_pointer (const Search *search, const CpReading *reading, const CpPage *page, const CpFileMention *mention,
             const CpRequirement *requirement, guint32 start, guint32 end)
{
  CpPointer *pointer = g_new0 (CpPointer, 1);

  pointer->requirement = requirement;
  pointer->by = cp_evidence_new (reading, page, start, end - start, FALSE);
  pointer->file = cp_quote_text (page->text, mention->start, mention->end - mention->start);
  pointer->item = mention->item;
  pointer->page = mention->page;
  pointer->places = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_evidence_free);
  if (search->pointers->len >= MOST_CLAIMS || is_known (search, pointer)) {
    pointer_free (pointer);
    return;
  }
  answer (search, pointer);
  g_ptr_array_add (search->pointers, pointer);
}

/* A line of text, or a row of a table.  `above`: what the line before was about, where it named no file; it
 * is given anew. */
static void
read_line (const Search *search, const CpReading *reading, const CpPage *page, const CpFileLine *line,
           GPtrArray **above)
{
  g_autoptr (GArray) all_words = cp_plain_words (page->text, line->start, line->end);
  g_autoptr (GPtrArray) perhaps_asked = find_asked (search, page->text, all_words);
  if (perhaps_asked->len == 0 && *above == NULL)
    return; /* most lines: nobody need look for names in them */

  g_autoptr (GArray) mentions =
      cp_file_mentions_find (search->scheme->pointers, search->names, page->text, line);
  g_autoptr (GArray) words = words_between (page->text, line->start, line->end, mentions);
  g_autoptr (GPtrArray) asked = find_asked (search, page->text, words);
  const GPtrArray *about = asked->len > 0 ? asked : *above;

  for (guint i = 0; i < mentions->len; i++) {
    const CpFileMention *mention = &g_array_index (mentions, CpFileMention, i);
    for (guint j = 0; about != NULL && j < about->len && mention->item != reading->item; j++)
      add_pointer (search, reading, page, mention, about->pdata[j], line->start, line->end);
  }
  if (mentions->len > 0 && asked->len == 0)
    return; /* the list goes on */
  g_clear_pointer (above, g_ptr_array_unref);
  gboolean is_heading = mentions->len == 0 && words->len <= HEADING_WORDS && page->text[line->end - 1] == ':';
  if (asked->len > 0 && (is_heading || page->text[line->end] == ';'))
    *above = g_steal_pointer (&asked);
}

static void
read_page (const Search *search, const CpReading *reading, const CpPage *page)
{
  g_autoptr (GArray) lines = cp_file_lines (search->scheme->pointers, page);
  g_autoptr (GPtrArray) above = NULL;

  for (guint i = 0; i < lines->len; i++) {
    const CpFileLine *line = &g_array_index (lines, CpFileLine, i);
    if (line->end - line->start <= LONGEST_LINE_BYTES)
      read_line (search, reading, page, line, &above);
  }
}

GPtrArray *
cp_index_claims_find (const CpScheme *scheme, const CpStage *stage, const CpCoverInput *input)
{
  g_autoptr (CpPhrases) titles = cp_phrases_new ();
  g_autoptr (GArray) names = cp_file_names_new (input->items);
  const Search search = {
    scheme, stage, input, names, titles, g_ptr_array_new_with_free_func (pointer_free)
  };

  for (guint i = 0; i < stage->requirements->len; i++)
    cp_phrases_add (titles, get_requirement (&search, i)->title, i);
  for (guint i = 0; scheme->pointers != NULL && i < input->documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (input->documents, i);
    for (guint j = 0; j < reading->pages->len && reading->item->same_as == NULL; j++)
      read_page (&search, reading, &g_array_index (reading->pages, CpPage, j));
  }
  return search.pointers;
}
