/* word-text.c: the elements of paragraphs, runs and characters (ECMA-376, part 1, 17.3). */
#include "story-frame.h"
#include "symbol.h"
#include "word-elements.h"
#include "word-form.h"

#define NO_BREAK_HYPHEN 0x2011
#define SOFT_HYPHEN 0x00AD
/* Outline levels 0 to 8 are headings (17.3.1.20). */
#define NO_HEADING 9

void
word_story_add_text (WordStory *story, const char *text, gsize length)
{
  if (story_frame (&story->text)->run_hidden || word_story_in_code (story))
    return;
  while (story->after_note_number && length > 0 && g_ascii_isspace (*text)) {
    text++;
    length--;
  }
  if (length == 0)
    return;
  story->after_note_number = FALSE;
  GString *to = story_passage (&story->text)->text;
  g_string_append_len (to, text, (gssize) length);
  if (story->n_deletions == 0)
    word_story_fill_forms (story, text, length);
}

void
word_story_add_character (WordStory *story, gunichar character)
{
  char utf8[6];

  word_story_add_text (story, utf8, (gsize) g_unichar_to_utf8 (character, utf8));
}

/* A line end within the XML is only white space. */
void
word_story_add_characters (gpointer reader, const char *text, gsize length)
{
  while (length > 0) {
    gsize n = 0;
    while (n < length && (guint8) text[n] >= ' ')
      n++;
    if (n > 0)
      word_story_add_text (reader, text, n);
    if (n < length)
      word_story_add_text (reader, " ", 1);
    n = MIN (n + 1, length);
    text += n;
    length -= n;
  }
}

static gboolean
add_tab (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_add_text (reader, "\t", 1);
  return TRUE;
}

static gboolean
add_line_end (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_add_text (reader, "\n", 1);
  return TRUE;
}

static gboolean
add_no_break_hyphen (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_add_character (reader, NO_BREAK_HYPHEN);
  return TRUE;
}

static gboolean
add_soft_hyphen (gpointer reader, const char **attributes)
{
  (void) attributes;
  word_story_add_character (reader, SOFT_HYPHEN);
  return TRUE;
}

static gboolean
add_symbol (gpointer reader, const char **attributes)
{
  const char *code = attribute (attributes, "w:char");
  gunichar character = 0;
  guint64 number;

  if (code != NULL && g_ascii_string_to_unsigned (code, 16, 0, 0x10FFFF, &number, NULL))
    character = symbol_to_unicode (attribute (attributes, "w:font"), (guint) number);
  if (character != 0)
    word_story_add_character (reader, character);
  return TRUE;
}

static gboolean
begin_paragraph (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  Frame *around = story_frame (&story->text);
  Frame *paragraph = word_story_open_frame (story, FRAME_PARAGRAPH);

  (void) attributes;
  if (around->carried != NULL) {
    passage_free (paragraph->passage);
    paragraph->passage = g_steal_pointer (&around->carried);
  }
  return TRUE;
}

/* The words of two paragraphs of one control stay apart. */
static void
end_paragraph (gpointer reader)
{
  word_story_fill_forms (reader, "\n", 1);
  word_story_close_frame (reader);
}

static gboolean
begin_paragraph_properties (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  if (story_frame_of (&story->text, FRAME_PARAGRAPH) != NULL)
    story->properties_of = OF_PARAGRAPH;
  return TRUE;
}

void
word_story_end_properties (gpointer reader)
{
  ((WordStory *) reader)->properties_of = OF_NOTHING;
}

static gboolean
begin_paragraph_style (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  Frame *paragraph = story_frame (&story->text);
  const char *id = attribute (attributes, "w:val");

  if (story->properties_of != OF_PARAGRAPH || id == NULL)
    return TRUE;
  paragraph->level = word_styles_heading_level (story->styles, id);
  paragraph->style_hides = word_styles_hides (story->styles, id) == TOGGLE_ON;
  return TRUE;
}

static gboolean
begin_outline_level (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  guint outline = attribute_number (attributes, "w:val", NO_HEADING, NO_HEADING);

  if (story->properties_of == OF_PARAGRAPH)
    story_frame (&story->text)->level = outline < NO_HEADING ? outline + 1 : 0;
  return TRUE;
}

/* A first letter as tall as three lines is a paragraph before its own. */
static gboolean
begin_place (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  const char *drop_cap = attribute (attributes, "w:dropCap");

  if (story->properties_of == OF_PARAGRAPH && drop_cap != NULL && !g_str_equal (drop_cap, "none"))
    story_frame (&story->text)->joins_next = TRUE;
  return TRUE;
}

static gboolean
begin_run (gpointer reader, const char **attributes)
{
  Frame *frame = story_frame (reader);

  (void) attributes;
  frame->run_hidden = frame->style_hides;
  return TRUE;
}

static gboolean
begin_run_properties (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  if (story->properties_of == OF_PARAGRAPH)
    story->properties_of = OF_PARAGRAPH_END;
  else if (story->properties_of == OF_NOTHING)
    story->properties_of = OF_RUN;
  else
    return FALSE;
  return TRUE;
}

static void
end_run_properties (gpointer reader)
{
  WordStory *story = reader;

  story->properties_of = story->properties_of == OF_PARAGRAPH_END ? OF_PARAGRAPH : OF_NOTHING;
}

static gboolean
begin_run_style (gpointer reader, const char **attributes)
{
  WordStory *story = reader;
  const char *id = attribute (attributes, "w:val");
  Toggle hides = id != NULL ? word_styles_hides (story->styles, id) : TOGGLE_UNSET;

  if (story->properties_of == OF_RUN && hides != TOGGLE_UNSET)
    story_frame (&story->text)->run_hidden = hides == TOGGLE_ON;
  return TRUE;
}

static gboolean
begin_vanish (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  if (story->properties_of == OF_RUN)
    story_frame (&story->text)->run_hidden = attribute_is_on (attributes, "w:val");
  return TRUE;
}

/* In properties it says that the paragraph's end is gone, or the row. */
static gboolean
is_of_properties (WordStory *story)
{
  if (story->properties_of == OF_PARAGRAPH_END)
    story_frame (&story->text)->joins_next = TRUE;
  else if (story->properties_of == OF_ROW)
    story_frame (&story->text)->is_deleted = TRUE;
  return story->properties_of != OF_NOTHING;
}

/* Around runs it holds what was deleted. */
static gboolean
begin_deletion (gpointer reader, const char **attributes)
{
  WordStory *story = reader;

  (void) attributes;
  if (is_of_properties (story))
    return FALSE;
  word_story_open_frame (story, FRAME_ASIDE)->aside = CP_ASIDE_DELETED;
  story->n_deletions++;
  return TRUE;
}

static void
end_deletion (gpointer reader)
{
  ((WordStory *) reader)->n_deletions--;
  word_story_close_frame (reader);
}

/* What was moved stands somewhere else. */
static gboolean
begin_moved (gpointer reader, const char **attributes)
{
  (void) attributes;
  is_of_properties (reader);
  return FALSE;
}

const Element word_text_elements[] = {
  { .name = "w:p", .begin = begin_paragraph, .end = end_paragraph },
  { .name = "w:pPr", .begin = begin_paragraph_properties, .end = word_story_end_properties },
  { .name = "w:pStyle", .begin = begin_paragraph_style },
  { .name = "w:outlineLvl", .begin = begin_outline_level },
  { .name = "w:framePr", .begin = begin_place },
  { .name = "w:tabs", .begin = leave_out }, /* where tabs stop, not tabs */
  { .name = "w:r", .begin = begin_run },
  { .name = "w:rPr", .begin = begin_run_properties, .end = end_run_properties },
  { .name = "w:rStyle", .begin = begin_run_style },
  { .name = "w:vanish", .begin = begin_vanish },
  { .name = "w:del", .begin = begin_deletion, .end = end_deletion },
  { .name = "w:moveFrom", .begin = begin_moved },
  { .name = "w:pPrChange", .begin = leave_out }, /* how it was before */
  { .name = "w:rPrChange", .begin = leave_out },
  { .name = "w:t", .text = word_story_add_characters },
  { .name = "w:delText", .text = word_story_add_characters },
  { .name = "m:t", .text = word_story_add_characters },
  { .name = "w:rt", .begin = leave_out }, /* how the word beside it is spoken */
  { .name = "w:tab", .begin = add_tab },
  { .name = "w:ptab", .begin = add_tab },
  { .name = "w:br", .begin = add_line_end },
  { .name = "w:cr", .begin = add_line_end },
  { .name = "w:noBreakHyphen", .begin = add_no_break_hyphen },
  { .name = "w:softHyphen", .begin = add_soft_hyphen },
  { .name = "w:sym", .begin = add_symbol },
  { .name = NULL },
};
