/* word-story.c: takes a part in WordprocessingML (ECMA-376, part 1, 17), gives its text as people see it:
 * insertions are in, deletions, comments, field codes and hidden text are not.  One pass. */
#include "word-story.h"
#include "word-elements.h"
#include "word-form.h"

static void
margin_free (gpointer data)
{
  WordMargin *margin = data;

  g_free (margin->pages);
  g_free (margin->id);
  g_free (margin);
}

WordStory *
word_story_new (const WordStyles *styles, gboolean splits)
{
  WordStory *story = g_new0 (WordStory, 1);

  story_init (&story->text, splits);
  story->styles = styles;
  story->margins = g_ptr_array_new_with_free_func (margin_free);
  story->chunks = g_ptr_array_new_with_free_func (g_free);
  story->field_codes = g_array_new (FALSE, FALSE, sizeof (FieldCode));
  g_array_set_clear_func (story->field_codes, field_code_clear);
  story->controls = g_ptr_array_new_with_free_func (word_form_free);
  story->alternatives = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return story;
}

void
word_story_free (WordStory *story)
{
  if (story == NULL)
    return;
  story_clear (&story->text);
  g_ptr_array_unref (story->margins);
  g_ptr_array_unref (story->chunks);
  g_array_unref (story->field_codes);
  g_ptr_array_unref (story->controls);
  g_array_unref (story->alternatives);
  g_free (story);
}

Frame *
word_story_open_frame (WordStory *story, FrameKind kind)
{
  Frame *frame = story_open_frame (&story->text, kind);

  frame->n_field_codes = story->field_codes->len;
  return frame;
}

void
word_story_close_frame (WordStory *story)
{
  const Frame *frame = story_frame (&story->text);

  if (frame->kind != FRAME_PARAGRAPH && story->field_codes->len > frame->n_field_codes)
    g_array_set_size (story->field_codes, frame->n_field_codes);
  story_close_frame (&story->text);
}

static Vocabulary vocabulary;

void
word_story_prepare (void)
{
  vocabulary_add (&vocabulary, word_text_elements);
  vocabulary_add (&vocabulary, word_table_elements);
  vocabulary_add (&vocabulary, word_form_elements);
  vocabulary_add (&vocabulary, word_reference_elements);
}

gboolean
word_story_read (WordStory *story, Package *package, const char *part, GError **error)
{
  gboolean good = part_read_named (package, part, &vocabulary, story, error);

  story_close_all (&story->text);
  return good;
}
