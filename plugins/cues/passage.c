/* passage.c: takes a document and its hits, gives what stands together. */
#include "passage.h"
#include "shape.h"

#include <string.h>

/* Some three pages of print. */
#define PASSAGE_BYTES 8000
/* A letter ends within so much: a greeting, a name, where the writer lives. */
#define END_BYTES 500
/* Papers that were scanned or printed into one file: each begins on a page of its own, with a title.  The
 * first of so many count. */
#define MOST_PARTS 64
/* Each passage begins in the middle of the one before, so that nothing is cut apart. */
#define STEP_BYTES (PASSAGE_BYTES / 2)

typedef struct {
  gsize position;
  gboolean is_in_heading, is_in_title, is_at_start, begins_line, is_label;
  gboolean is_in_page_title, is_at_page_start;
} Place;

struct Ground {
  const CpDocument *document;
  Place *places; /* one a hit */
  gsize length;
  GArray *parts; /* gsize: where each paper of several in one file begins, and where the last one ends */
  GString *text; /* of the passage that was last asked for */
  gsize text_from, text_to;
};

/* The index of the page with that number; that of the next one where there is none. */
static gsize
find_page_index (const CpDocument *document, guint32 number)
{
  gsize first = 0, past = document->n_pages;

  while (first < past) {
    gsize middle = first + (past - first) / 2;
    if (document->pages[middle].number < number)
      first = middle + 1;
    else
      past = middle;
  }
  return first;
}

static gsize
find_page_position (const CpDocument *document, guint32 number, const GArray *positions)
{
  gsize index = find_page_index (document, number);

  return index < document->n_pages ? g_array_index (positions, gsize, index) : 0;
}

/* A file that is one paper has no parts. */
static void
find_parts (Ground *ground, const GArray *positions)
{
  const CpDocument *document = ground->document;
  g_autofree gboolean *begins = g_new0 (gboolean, document->n_pages + 1);

  begins[0] = TRUE;
  for (gsize i = 0; i < document->n_hits; i++)
    begins[find_page_index (document, document->hits[i].page)] |= ground->places[i].is_in_page_title;
  for (gsize i = 0; i < document->n_pages && ground->parts->len < MOST_PARTS; i++)
    if (document->pages[i].unit == CP_UNIT_PAGE && begins[i])
      g_array_append_val (ground->parts, g_array_index (positions, gsize, i));
  g_array_append_val (ground->parts, ground->length);
  if (ground->parts->len <= 2)
    g_array_set_size (ground->parts, 0);
}

static Place
find_place (const CpDocument *document, const CpHit *hit, const GArray *positions)
{
  gboolean is_in_a_heading = is_in_heading (document, hit);

  return (Place){ .position = find_page_position (document, hit->page, positions) + hit->start,
                  .is_in_heading = is_in_a_heading,
                  .is_in_title = is_in_a_heading && is_in_title (document, hit),
                  .is_at_start = is_at_start (document, hit),
                  .begins_line = begins_line (document, hit),
                  .is_label = begins_line (document, hit) && is_label (document, hit),
                  .is_in_page_title = is_in_a_heading && hit->start < TITLE_BYTES,
                  .is_at_page_start = hit->start < START_BYTES };
}

Ground *
ground_new (const CpDocument *document)
{
  Ground *ground = g_new0 (Ground, 1);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gsize));

  ground->document = document;
  ground->text = g_string_new (NULL);
  ground->text_from = G_MAXSIZE;
  ground->places = g_new0 (Place, document->n_hits + 1);
  ground->parts = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize i = 0; i < document->n_pages; i++) {
    g_array_append_val (positions, ground->length);
    ground->length += strlen (document->pages[i].text) + 1;
  }
  for (gsize i = 0; i < document->n_hits; i++)
    ground->places[i] = find_place (document, &document->hits[i], positions);
  find_parts (ground, positions);
  return ground;
}

void
ground_free (Ground *ground)
{
  if (ground == NULL)
    return;
  g_string_free (ground->text, TRUE);
  g_free (ground->places);
  g_array_unref (ground->parts);
  g_free (ground);
}

static guint
count_windows (const Ground *ground)
{
  if (ground->length <= PASSAGE_BYTES)
    return 1;
  return (guint) ((ground->length - PASSAGE_BYTES + STEP_BYTES - 1) / STEP_BYTES) + 1;
}

guint
count_passages (const Ground *ground)
{
  return count_windows (ground) + (ground->parts->len > 0 ? ground->parts->len - 1 : 0);
}

Passage
get_passage (const Ground *ground, guint index)
{
  guint n = count_windows (ground);
  gsize from = (gsize) index * STEP_BYTES;

  if (index < n)
    return (Passage){ ground, FALSE, from, from + PASSAGE_BYTES };
  const gsize *part = &g_array_index (ground->parts, gsize, index - n);
  return (Passage){ ground, TRUE, part[0], MIN (part[1], part[0] + PASSAGE_BYTES) };
}

static gboolean
is_where (const Passage *passage, Where where, const Place *place)
{
  gboolean is_between = place->position >= passage->from && place->position < passage->to;
  gboolean is_inside = is_between || (place->is_in_title && !passage->is_part);

  switch (where) {
  case WHERE_HEADING:
    return is_inside && place->is_in_heading;
  case WHERE_START:
    return passage->is_part ? is_between && place->is_at_page_start : place->is_at_start;
  case WHERE_TITLE:
    return passage->is_part ? is_between && place->is_in_page_title : place->is_in_title;
  case WHERE_END:
    return place->position + END_BYTES >= (passage->is_part ? passage->to : passage->ground->length);
  case WHERE_LINE:
    return is_inside && place->begins_line;
  case WHERE_LABEL:
    return is_inside && place->is_label;
  case WHERE_ANYWHERE:
    break;
  }
  return is_inside;
}

/* A character that the edge cuts in two does no harm: nothing is shown of it. */
static void
append_part (GString *text, const CpPage *page, gsize position, gsize from, gsize to)
{
  gsize end = position + strlen (page->text);
  gsize start = MAX (from, position), past = MIN (to, end);

  if (start >= past)
    return;
  g_string_append_len (text, page->text + (start - position), (gssize) (past - start));
  g_string_append_c (text, '\n');
}

const GString *
passage_text (const Passage *passage)
{
  Ground *ground = (Ground *) passage->ground;
  gsize position = 0;

  if (ground->text_from == passage->from && ground->text_to == passage->to)
    return ground->text;
  g_string_truncate (ground->text, 0);
  ground->text_from = passage->from;
  ground->text_to = passage->to;
  for (gsize i = 0; i < ground->document->n_pages; i++) {
    append_part (ground->text, &ground->document->pages[i], position, passage->from, passage->to);
    position += strlen (ground->document->pages[i].text) + 1;
  }
  return ground->text;
}

gsize
passage_bytes (const Passage *passage)
{
  return passage_text (passage)->len;
}

gboolean
passage_is_of (const Passage *passage, CpUnit unit)
{
  const CpDocument *document = passage->ground->document;

  return document->n_pages > 0 && document->pages[0].unit == unit;
}

guint
passage_fields (const Passage *passage)
{
  return (guint) passage->ground->document->n_fields;
}

guint
count_in_passage (const Passage *passage, guint32 query, Where where, const CpHit **ret_hit)
{
  const Ground *ground = passage->ground;
  gsize n;
  const CpHit *hits = find_hits (ground->document, query, &n);
  guint n_found = 0;

  for (gsize i = 0; i < n; i++)
    if (is_where (passage, where, &ground->places[hits + i - ground->document->hits]) && n_found++ == 0)
      *ret_hit = &hits[i];
  return n_found;
}

const CpHit *
find_in_passage (const Passage *passage, guint32 query, Where where)
{
  const Ground *ground = passage->ground;
  gsize n;
  const CpHit *hits = find_hits (ground->document, query, &n);

  for (gsize i = 0; i < n; i++)
    if (is_where (passage, where, &ground->places[hits + i - ground->document->hits]))
      return &hits[i];
  return NULL;
}

gboolean
any_in_passage (const Passage *passage, const GArray *queries)
{
  for (guint i = 0; i < queries->len; i++)
    if (find_in_passage (passage, g_array_index (queries, guint32, i), WHERE_ANYWHERE) != NULL)
      return TRUE;
  return FALSE;
}
