/* word-reference.c: the elements that hold notes (ECMA-376, part 1, 17.11), and those that refer to notes,
 * headers, footers, drawings and merged files in other parts. */
#include "story-frame.h"
#include "word-elements.h"

static void
close_frame (gpointer reader)
{
  word_story_close_frame (reader);
}

static gboolean
begin_note (WordStory *story, const char *kind, const char **attributes)
{
  Frame *note = word_story_open_frame (story, FRAME_NOTE);
  const char *id = attribute (attributes, "w:id"), *type = attribute (attributes, "w:type");

  /* the others are lines between text and notes */
  if (id != NULL && (type == NULL || g_str_equal (type, "normal")))
    note->note = g_strdup_printf ("%s %s", kind, id);
  return TRUE;
}

static gboolean
begin_footnote (gpointer reader, const char **attributes)
{
  return begin_note (reader, "footnote", attributes);
}

static gboolean
begin_endnote (gpointer reader, const char **attributes)
{
  return begin_note (reader, "endnote", attributes);
}

static gboolean
begin_comment (gpointer reader, const char **attributes)
{
  return begin_note (reader, "comment", attributes);
}

static gboolean
begin_note_number (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((WordStory *) reader)->after_note_number = TRUE;
  return TRUE;
}

static gboolean
refer_to_note (WordStory *story, const char *kind, const char **attributes)
{
  const char *id = attribute (attributes, "w:id");

  if (id == NULL)
    return TRUE;
  g_autofree char *key = g_strdup_printf ("%s %s", kind, id);
  story_add_note_reference (&story->text, key);
  return TRUE;
}

static gboolean
refer_to_footnote (gpointer reader, const char **attributes)
{
  return refer_to_note (reader, "footnote", attributes);
}

static gboolean
refer_to_endnote (gpointer reader, const char **attributes)
{
  return refer_to_note (reader, "endnote", attributes);
}

/* The comments were read before the text. */
static gboolean
refer_to_comment (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  const char *id = attribute (attributes, "w:id");
  g_autofree char *key = g_strdup_printf ("comment %s", id != NULL ? id : "");
  const Passage *comment = story->comments != NULL ? g_hash_table_lookup (story->comments, key) : NULL;

  if (comment != NULL)
    story_add_aside (&story->text, CP_ASIDE_COMMENT, comment->text->str);
  return TRUE;
}

static gboolean
add_margin (WordStory *story, gboolean is_footer, const char **attributes)
{
  const char *id = attribute (attributes, "r:id"), *pages = attribute (attributes, "w:type");

  if (id == NULL)
    return TRUE;
  WordMargin *margin = g_new0 (WordMargin, 1);
  margin->is_footer = is_footer;
  margin->pages = g_strdup (pages != NULL ? pages : "default");
  margin->id = g_strdup (id);
  g_ptr_array_add (story->margins, margin);
  return TRUE;
}

static gboolean
refer_to_header (gpointer reader, const char **attributes)
{
  return add_margin (reader, FALSE, attributes);
}

static gboolean
refer_to_footer (gpointer reader, const char **attributes)
{
  return add_margin (reader, TRUE, attributes);
}

static gboolean
begin_body (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((WordStory *) reader)->has_body = TRUE;
  return TRUE;
}

static gboolean
begin_title_page (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  story->has_title_page |= attribute_is_on (attributes, "w:val");
  return TRUE;
}

static gboolean
refer_to_drawing (Story *story, const char *id)
{
  if (id != NULL)
    story_add_drawing (story, id);
  return TRUE;
}

static gboolean
refer_to_chart (gpointer reader, const char **attributes)
{
  return refer_to_drawing (reader, attribute (attributes, "r:id"));
}

static gboolean
refer_to_diagram (gpointer reader, const char **attributes)
{
  return refer_to_drawing (reader, attribute (attributes, "r:dm"));
}

static gboolean
refer_to_chunk (gpointer reader, const char **attributes)
{
  const char *id = attribute (attributes, "r:id");

  if (id != NULL)
    g_ptr_array_add (((WordStory *) reader)->chunks, g_strdup (id));
  return TRUE;
}

const Element word_reference_elements[] = {
  { .name = "w:body", .begin = begin_body },
  { .name = "w:footnote", .begin = begin_footnote, .end = close_frame },
  { .name = "w:endnote", .begin = begin_endnote, .end = close_frame },
  { .name = "w:comment", .begin = begin_comment, .end = close_frame },
  { .name = "w:footnoteRef", .begin = begin_note_number },
  { .name = "w:endnoteRef", .begin = begin_note_number },
  { .name = "w:footnoteReference", .begin = refer_to_footnote },
  { .name = "w:endnoteReference", .begin = refer_to_endnote },
  { .name = "w:commentReference", .begin = refer_to_comment },
  { .name = "w:headerReference", .begin = refer_to_header },
  { .name = "w:footerReference", .begin = refer_to_footer },
  { .name = "w:titlePg", .begin = begin_title_page },
  { .name = "w:sectPrChange", .begin = leave_out }, /* how it was before */
  { .name = "c:chart", .begin = refer_to_chart },
  { .name = "dgm:relIds", .begin = refer_to_diagram },
  { .name = "w:altChunk", .begin = refer_to_chunk },
  { .name = NULL },
};
