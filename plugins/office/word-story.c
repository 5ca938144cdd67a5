/* word-story.c: takes a part in WordprocessingML (ECMA-376, part 1, 17), gives its text as people see it:
 * insertions are in, deletions, comments, field codes and hidden text are not.  One pass. */
#include "word-story.h"
#include "word-elements.h"
#include "word-form.h"
#include "word-frame.h"

static void
section_free (gpointer data)
{
  WordSection *section = data;

  g_free (section->label);
  passage_free (section->passage);
  g_ptr_array_unref (section->notes);
  g_ptr_array_unref (section->drawings);
  g_free (section);
}

static void
margin_free (gpointer data)
{
  WordMargin *margin = data;

  g_free (margin->pages);
  g_free (margin->id);
  g_free (margin);
}

static void
field_clear (gpointer data)
{
  CpField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->value);
}

WordStory *
word_story_new (const WordStyles *styles, gboolean splits)
{
  WordStory *story = g_new0 (WordStory, 1);

  story->styles = styles;
  story->splits = splits;
  story->sections = g_ptr_array_new_with_free_func (section_free);
  story->fields = g_array_new (FALSE, FALSE, sizeof (CpField));
  g_array_set_clear_func (story->fields, field_clear);
  story->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) passage_free);
  story->margins = g_ptr_array_new_with_free_func (margin_free);
  story->chunks = g_ptr_array_new_with_free_func (g_free);
  story->frames = g_ptr_array_new_with_free_func (frame_free);
  story->field_codes = g_array_new (FALSE, FALSE, sizeof (FieldCode));
  g_array_set_clear_func (story->field_codes, field_code_clear);
  story->controls = g_ptr_array_new_with_free_func (word_form_free);
  story->alternatives = g_array_new (FALSE, FALSE, sizeof (gboolean));
  story->waiting_notes = g_ptr_array_new_with_free_func (g_free);
  story->waiting_drawings = g_ptr_array_new_with_free_func (g_free);
  word_story_begin_section (story, NULL);
  word_story_open_frame (story, FRAME_STORY);
  return story;
}

void
word_story_free (WordStory *story)
{
  if (story == NULL)
    return;
  g_ptr_array_unref (story->sections);
  g_array_unref (story->fields);
  g_hash_table_unref (story->notes);
  g_ptr_array_unref (story->margins);
  g_ptr_array_unref (story->chunks);
  g_ptr_array_unref (story->frames);
  g_array_unref (story->field_codes);
  g_ptr_array_unref (story->controls);
  g_array_unref (story->alternatives);
  g_ptr_array_unref (story->waiting_notes);
  g_ptr_array_unref (story->waiting_drawings);
  g_free (story);
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

  word_story_close_all (story);
  return good;
}
