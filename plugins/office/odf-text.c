/* odf-text.c: the elements of paragraphs (OpenDocument 1.3, part 3, 5 and 6) and of what stands in them:
 * notes, comments, deleted words, fields. */
#include "odf-text.h"
#include "odf-form.h"

#include <string.h>

/* More in a row is layout. */
#define MAX_SPACES 100
#define MAX_LEVEL 9

void
odf_text_init (OdfText *text, const OdfStyles *styles, gboolean splits)
{
  *text = (OdfText){ .styles = styles };
  story_init (&text->story, splits);
  text->spans = g_array_new (FALSE, FALSE, sizeof (gboolean));
  text->forms = g_ptr_array_new_with_free_func (odf_form_free);
  text->controls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, odf_control_free);
}

void
odf_text_clear (OdfText *text)
{
  story_clear (&text->story);
  g_free (text->change);
  g_array_unref (text->spans);
  g_ptr_array_unref (text->forms);
  g_hash_table_unref (text->controls);
}

/* The paragraph that text goes to; NULL where it is hidden, or stands between paragraphs and is only layout.
 */
static Frame *
get_paragraph (const OdfText *text)
{
  Frame *paragraph = story_frame_of (&text->story, FRAME_PARAGRAPH);

  return paragraph != NULL && !paragraph->run_hidden ? paragraph : NULL;
}

void
odf_text_add (OdfText *text, const char *words)
{
  Frame *paragraph = get_paragraph (text);

  if (paragraph == NULL || words[0] == '\0')
    return;
  g_string_append (paragraph->passage->text, words);
  paragraph->after_space = FALSE;
}

/* 6.1.2: white space is one space, and none at the beginning of a paragraph. */
void
odf_text_add_characters (gpointer reader, const char *words, gsize length)
{
  Frame *paragraph = get_paragraph (reader);

  for (gsize i = 0; paragraph != NULL && i < length; i++) {
    gboolean is_space = g_ascii_isspace (words[i]);
    if (!is_space || !paragraph->after_space)
      g_string_append_c (paragraph->passage->text, is_space ? ' ' : words[i]);
    paragraph->after_space = is_space;
  }
}

static gboolean
add_spaces (gpointer reader, const char **attributes)
{
  guint n = attribute_number (attributes, "text:c", MAX_SPACES, 1);

  for (guint i = 0; i < n; i++)
    odf_text_add (reader, " ");
  return TRUE;
}

static gboolean
add_tab (gpointer reader, const char **attributes)
{
  (void) attributes;
  odf_text_add (reader, "\t");
  return TRUE;
}

static gboolean
add_line_end (gpointer reader, const char **attributes)
{
  (void) attributes;
  odf_text_add (reader, "\n");
  return TRUE;
}

void
odf_text_end_frame (gpointer reader)
{
  story_close_frame (&((OdfText *) reader)->story);
}

static gboolean
begin_line (OdfText *text, guint level, const char *style)
{
  Frame *paragraph = story_open_frame (&text->story, FRAME_PARAGRAPH);

  paragraph->run_hidden = odf_styles_hides (text->styles, "paragraph", style) == TOGGLE_ON;
  paragraph->after_space = TRUE;
  paragraph->level = level == 0 && style != NULL && odf_styles_is_title (text->styles, style) ? 1 : level;
  return TRUE;
}

static gboolean
begin_paragraph (gpointer reader, const char **attributes)
{
  return begin_line (reader, 0, attribute (attributes, "text:style-name"));
}

static gboolean
begin_heading (gpointer reader, const char **attributes)
{
  guint level = attribute_number (attributes, "text:outline-level", MAX_LEVEL, 1);

  return begin_line (reader, MAX (level, 1), attribute (attributes, "text:style-name"));
}

static gboolean
begin_span (gpointer reader, const char **attributes)
{
  OdfText *text = reader;
  Frame *around = story_frame (&text->story);
  Toggle hides = odf_styles_hides (text->styles, "text", attribute (attributes, "text:style-name"));

  g_array_append_val (text->spans, around->run_hidden);
  if (hides != TOGGLE_UNSET)
    around->run_hidden = hides == TOGGLE_ON;
  return TRUE;
}

static void
end_span (gpointer reader)
{
  OdfText *text = reader;

  story_frame (&text->story)->run_hidden = g_array_index (text->spans, gboolean, text->spans->len - 1);
  g_array_set_size (text->spans, text->spans->len - 1);
}

static gboolean
begin_section (gpointer reader, const char **attributes)
{
  return g_strcmp0 (attribute (attributes, "text:display"), "none") != 0 &&
         !odf_styles_hides (((OdfText *) reader)->styles, "section",
                            attribute (attributes, "text:style-name"));
}

/* Text under a condition: it says itself whether it is hidden now. */
static gboolean
begin_conditional (gpointer reader, const char **attributes)
{
  (void) reader;
  return !attribute_is_set (attributes, "text:is-hidden");
}

static gboolean
begin_note (gpointer reader, const char **attributes)
{
  OdfText *text = reader;

  (void) attributes;
  Frame *note = story_open_frame (&text->story, FRAME_NOTE);
  note->note = g_strdup_printf ("note %u", ++text->n_notes);
  story_add_note_reference (&text->story, note->note);
  return TRUE;
}

gboolean
odf_text_begin_comment (gpointer reader, const char **attributes)
{
  (void) attributes;
  story_open_frame (reader, FRAME_ASIDE)->aside = CP_ASIDE_COMMENT;
  return TRUE;
}

/* Deleted words are kept before the text, by the name of the change, which the text then refers to. */
static gboolean
begin_change (gpointer reader, const char **attributes)
{
  OdfText *text = reader;
  const char *id = attribute (attributes, "text:id");

  g_free (text->change);
  text->change = g_strdup (id != NULL ? id : "");
  return TRUE;
}

static void
end_change (gpointer reader)
{
  g_clear_pointer (&((OdfText *) reader)->change, g_free);
}

static gboolean
begin_deletion (gpointer reader, const char **attributes)
{
  OdfText *text = reader;

  (void) attributes;
  if (text->change == NULL)
    return FALSE;
  story_open_frame (&text->story, FRAME_NOTE)->note = g_strdup_printf ("change %s", text->change);
  return TRUE;
}

static gboolean
refer_to_change (gpointer reader, const char **attributes)
{
  OdfText *text = reader;
  const char *id = attribute (attributes, "text:change-id");
  g_autofree char *key = g_strdup_printf ("change %s", id != NULL ? id : "");
  const Passage *deleted = g_hash_table_lookup (text->story.notes, key);

  if (deleted != NULL)
    story_add_aside (&text->story, CP_ASIDE_DELETED, deleted->text->str);
  return TRUE;
}

static gboolean
begin_body (gpointer reader, const char **attributes)
{
  (void) attributes;
  ((OdfText *) reader)->has_body = TRUE;
  return TRUE;
}

const Element odf_text_elements[] = {
  { .name = "*", .text = odf_text_add_characters }, /* fields of many kinds: what they show */
  { .name = "office:body", .begin = begin_body },
  { .name = "office:automatic-styles", .begin = leave_out },
  { .name = "text:p", .begin = begin_paragraph, .end = odf_text_end_frame, .text = odf_text_add_characters },
  { .name = "text:h", .begin = begin_heading, .end = odf_text_end_frame, .text = odf_text_add_characters },
  { .name = "text:span", .begin = begin_span, .end = end_span, .text = odf_text_add_characters },
  { .name = "text:section", .begin = begin_section },
  { .name = "text:s", .begin = add_spaces },
  { .name = "text:tab", .begin = add_tab },
  { .name = "text:line-break", .begin = add_line_end },
  { .name = "text:hidden-text", .begin = begin_conditional, .text = odf_text_add_characters },
  { .name = "text:note-citation", .begin = leave_out },
  { .name = "text:note-body", .begin = begin_note, .end = odf_text_end_frame },
  { .name = "office:annotation", .begin = odf_text_begin_comment, .end = odf_text_end_frame },
  { .name = "text:changed-region", .begin = begin_change, .end = end_change },
  { .name = "text:deletion", .begin = begin_deletion, .end = odf_text_end_frame },
  { .name = "office:change-info", .begin = leave_out },
  { .name = "text:change", .begin = refer_to_change },
  { .name = "text:ruby-text", .begin = leave_out }, /* how the word beside it is spoken */
  { .name = "text:script", .begin = leave_out },
  { .name = "office:binary-data", .begin = leave_out }, /* a picture, as letters */
  { .name = "svg:title", .begin = leave_out },          /* for screen readers */
  { .name = "svg:desc", .begin = leave_out },
  { .name = "text:table-of-content-source", .begin = leave_out }, /* how an index is made */
  { .name = "text:alphabetical-index-source", .begin = leave_out },
  { .name = "text:illustration-index-source", .begin = leave_out },
  { .name = "text:table-index-source", .begin = leave_out },
  { .name = "text:object-index-source", .begin = leave_out },
  { .name = "text:user-index-source", .begin = leave_out },
  { .name = "text:bibliography-source", .begin = leave_out },
  { .name = NULL },
};
