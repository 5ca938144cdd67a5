/* word.c: takes the package of a Word file, pushes its sections, fields, facts and the files within it. */
#include "word.h"
#include "children.h"
#include "drawing.h"
#include "main-part.h"
#include "relationships.h"
#include "unread.h"
#include "word-elements.h"

#define USUAL_MAIN_PART "word/document.xml"

typedef struct {
  MainPart main;
  WordStyles *styles;
  WordStory *comments;
  WordStory *body;
  GHashTable *done; /* names of parts and texts of margins that were read, so that each is read once */
} Word;

static void
word_clear (Word *word)
{
  main_part_clear (&word->main);
  word_styles_free (word->styles);
  word_story_free (word->comments);
  word_story_free (word->body);
  g_hash_table_unref (word->done);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Word, word_clear)

void
word_prepare (void)
{
  word_styles_prepare ();
  word_story_prepare ();
}

static gboolean
read_styles (Word *word, GError **error)
{
  static const char *const types[] = { "styles", "settings" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    const Relationship *found = relationships_find (word->main.relationships, NULL, types[i]);
    g_autoptr (GError) failure = NULL;
    if (found != NULL && !word_styles_read (word->styles, word->main.package, found->part, &failure) &&
        !unread_push (word->main.sink, 0, types[i], 0, failure, error))
      return FALSE;
  }
  return TRUE;
}

static WordStory *
story_new (const Word *word, gboolean splits)
{
  WordStory *story = word_story_new (word->styles, splits);

  story->comments = word->comments != NULL ? word->comments->text.notes : NULL;
  return story;
}

/* The words of a part that stands beside the text. */
static gboolean
read_story (Word *word, WordStory *story, const char *part, const char *part_words, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!g_hash_table_add (word->done, g_strdup (part)))
    return TRUE;
  return word_story_read (story, word->main.package, part, &failure) ||
         unread_push (word->main.sink, 0, part_words, CP_CARRIES_TEXT, failure, error);
}

static gboolean
read_comments (Word *word, GError **error)
{
  const Relationship *found = relationships_find (word->main.relationships, NULL, "comments");

  word->comments = word_story_new (word->styles, FALSE);
  return found == NULL || read_story (word, word->comments, found->part, "comments", error);
}

static gboolean
add_notes_of (Word *word, const char *type, GError **error)
{
  const Relationship *found = relationships_find (word->main.relationships, NULL, type);
  g_autoptr (WordStory) story = story_new (word, FALSE);

  if (found == NULL)
    return TRUE;
  if (!read_story (word, story, found->part, type, error))
    return FALSE;
  story_place_notes (&word->body->text, story->text.notes);
  asides_take (word->body->text.asides, story->text.asides, 0);
  return TRUE;
}

static gboolean
add_drawing (Word *word, Section *section, const char *id, GError **error)
{
  const Relationship *found = relationships_find (word->main.relationships, id, NULL);
  g_autoptr (Passage) words = passage_new ();
  g_autoptr (GError) failure = NULL;

  if (found == NULL || !g_hash_table_add (word->done, g_strdup (found->part)))
    return TRUE;
  if (!drawing_read (word->main.package, found->part, DRAWING_WORDS_AND_NUMBERS, words, &failure) &&
      !unread_push (word->main.sink, 0, "words of a drawing", CP_CARRIES_TEXT, failure, error))
    return FALSE;
  passage_append (section->passage, words);
  return TRUE;
}

static gboolean
add_drawings (Word *word, GError **error)
{
  for (guint i = 0; i < word->body->text.sections->len; i++) {
    Section *section = word->body->text.sections->pdata[i];
    for (guint j = 0; j < section->drawings->len; j++)
      if (!add_drawing (word, section, section->drawings->pdata[j], error))
        return FALSE;
  }
  return TRUE;
}

/* Word keeps headers that it does not show, from before somebody changed a setting. */
static gboolean
is_shown (const Word *word, const WordMargin *margin)
{
  if (g_str_equal (margin->pages, "first"))
    return word->body->has_title_page;
  return !g_str_equal (margin->pages, "even") || word_styles_tell_even_pages (word->styles);
}

static void
take_fields (Story *to, const Story *from, guint page)
{
  for (guint i = 0; i < from->fields->len; i++) {
    const CpField *field = &g_array_index (from->fields, CpField, i);
    story_add_field (to, field->kind, field->name, field->value, field->filled);
  }
  for (; to->n_settled_fields < to->fields->len; to->n_settled_fields++)
    g_array_index (to->fields, CpField, to->n_settled_fields).page = page;
}

static void
add_margin_text (const Word *word, Passage *margins, const WordStory *story)
{
  const Passage *passage = story_section (&story->text)->passage;
  const CpMark mark = { .kind = CP_MARK_MARGIN,
                        .start = (guint32) margins->text->len,
                        .length = (guint32) passage->text->len };

  if (passage_is_blank (passage) || !g_hash_table_add (word->done, g_strdup (passage->text->str)))
    return;
  passage_append (margins, passage);
  passage_add_mark (margins, &mark);
}

/* Each once: the headers before the first section, the footers after the last. */
static gboolean
add_margins (Word *word, gboolean footers, GError **error)
{
  g_autoptr (Passage) margins = passage_new ();
  guint page = footers ? word->body->text.sections->len : 1;

  for (guint i = 0; i < word->body->margins->len; i++) {
    const WordMargin *margin = word->body->margins->pdata[i];
    const Relationship *found = relationships_find (word->main.relationships, margin->id, NULL);
    if (margin->is_footer != footers || found == NULL || !is_shown (word, margin))
      continue;
    g_autoptr (WordStory) story = story_new (word, FALSE);
    if (!read_story (word, story, found->part, footers ? "footer" : "header", error))
      return FALSE;
    add_margin_text (word, margins, story);
    take_fields (&word->body->text, &story->text, page);
    asides_take (word->body->text.asides, story->text.asides, page);
  }
  const Section *section = word->body->text.sections->pdata[page - 1];
  if (footers)
    passage_append (section->passage, margins);
  else
    passage_prepend (section->passage, margins);
  return TRUE;
}

static gboolean
push_children (const Word *word, GError **error)
{
  g_autoptr (Children) children = children_new (word->main.package, word->main.sink);
  g_autofree char *folder = main_part_folder (&word->main);

  for (guint i = 0; i < word->body->chunks->len; i++) {
    const Relationship *found =
        relationships_find (word->main.relationships, word->body->chunks->pdata[i], NULL);
    if (found != NULL && !children_push_part (children, found->part, error))
      return FALSE;
  }
  return children_push_folders (children, folder, error);
}

/* What stands beside the text, and then all that was read. */
static gboolean
complete (Word *word, gboolean whole, GError **error)
{
  return add_notes_of (word, "footnotes", error) && add_notes_of (word, "endnotes", error) &&
         add_drawings (word, error) && add_margins (word, FALSE, error) && add_margins (word, TRUE, error) &&
         story_push (&word->body->text, word->main.sink, whole, error) && push_children (word, error);
}

static gboolean
read_word (Word *word, Package *package, CpSink *sink, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!main_part_open (&word->main, package, sink, USUAL_MAIN_PART, error) || !read_styles (word, error) ||
      !read_comments (word, error))
    return FALSE;
  word->body = story_new (word, TRUE);
  word_story_read (word->body, word->main.package, word->main.name, &failure);
  if (failure == NULL && !word->body->has_body)
    failure = g_error_new_literal (CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is none");
  if (!complete (word, failure == NULL, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "its text was not read to the end: ");
  return FALSE;
}

gboolean
word_read (Package *package, CpSink *sink, GError **error)
{
  g_auto (Word) word = { 0 };

  word.done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  word.styles = word_styles_new ();
  return read_word (&word, package, sink, error);
}
