/* story.c: takes what frames and readers find, keeps it by section, gives it to the sink. */
#include "story.h"
#include "line.h"
#include "pages.h"
#include "story-frame.h"

#define MAX_FIELDS 10000
#define MAX_NAME_BYTES 200

static void
section_free (gpointer data)
{
  Section *section = data;

  g_free (section->label);
  passage_free (section->passage);
  g_ptr_array_unref (section->notes);
  g_ptr_array_unref (section->drawings);
  g_free (section);
}

static void
field_clear (gpointer data)
{
  CpField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->value);
}

void
story_init (Story *story, gboolean splits)
{
  *story = (Story){ .splits = splits };
  story->sections = g_ptr_array_new_with_free_func (section_free);
  story->fields = g_array_new (FALSE, FALSE, sizeof (CpField));
  g_array_set_clear_func (story->fields, field_clear);
  story->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) passage_free);
  story->asides = asides_new ();
  story->frames = g_ptr_array_new_with_free_func (frame_free);
  story->waiting_notes = g_ptr_array_new_with_free_func (g_free);
  story->waiting_drawings = g_ptr_array_new_with_free_func (g_free);
  story_begin_section (story, NULL);
  story_open_frame (story, FRAME_STORY);
}

void
story_clear (Story *story)
{
  g_ptr_array_unref (story->sections);
  g_array_unref (story->fields);
  g_hash_table_unref (story->notes);
  asides_free (story->asides);
  g_ptr_array_unref (story->frames);
  g_ptr_array_unref (story->waiting_notes);
  g_ptr_array_unref (story->waiting_drawings);
}

Section *
story_section (const Story *story)
{
  return story->sections->pdata[story->sections->len - 1];
}

void
story_begin_section (Story *story, const char *label)
{
  Section *section = story->sections->len > 0 ? story_section (story) : NULL;
  char *own_label = g_strdup (label); /* it may be that section's */

  if (section != NULL && passage_is_blank (section->passage)) { /* nothing stood before this heading */
    passage_clear (section->passage);
    g_free (section->label);
  } else {
    section = g_new0 (Section, 1);
    section->passage = passage_new ();
    section->notes = g_ptr_array_new_with_free_func (g_free);
    section->drawings = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (story->sections, section);
  }
  section->label = own_label;
}

void
story_add_field (Story *story, CpFieldKind kind, const char *name, const char *value, gboolean filled)
{
  if (story->fields->len >= MAX_FIELDS) {
    story->lost_fields = TRUE;
    return;
  }
  const CpField field = {
    .kind = kind, .name = line_from_text (name, MAX_NAME_BYTES), .value = g_strdup (value), .filled = filled
  };
  g_array_append_val (story->fields, field);
}

void
story_add_aside (Story *story, CpAsideKind kind, const char *text)
{
  asides_add_unsettled (story->asides, kind, text);
}

void
story_add_note_reference (Story *story, const char *key)
{
  g_ptr_array_add (story->waiting_notes, g_strdup (key));
}

void
story_add_drawing (Story *story, const char *name)
{
  g_ptr_array_add (story->waiting_drawings, g_strdup (name));
}

static void
move_strings (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
  g_ptr_array_set_size (from, 0);
}

void
story_settle_fields (Story *story, guint32 page)
{
  for (; story->n_settled_fields < story->fields->len; story->n_settled_fields++)
    g_array_index (story->fields, CpField, story->n_settled_fields).page = page;
}

void
story_settle (Story *story)
{
  story_settle_fields (story, story->sections->len);
  asides_settle (story->asides, story->sections->len);
  move_strings (story_section (story)->notes, story->waiting_notes);
  move_strings (story_section (story)->drawings, story->waiting_drawings);
}

static void
place_note (const Section *section, GHashTable *notes, const char *wanted)
{
  gpointer key, passage;

  if (!g_hash_table_steal_extended (notes, wanted, &key, &passage))
    return;
  passage_append (section->passage, passage);
  passage_free (passage);
  g_free (key);
}

void
story_place_notes (Story *story, GHashTable *notes)
{
  for (guint i = 0; i < story->sections->len; i++) {
    const Section *section = story->sections->pdata[i];
    for (guint j = 0; j < section->notes->len; j++)
      place_note (section, notes, section->notes->pdata[j]);
  }
}

static gboolean
push_sections (const Story *story, CpSink *sink, gboolean whole, GError **error)
{
  Pages pages = { .sink = sink, .unit = CP_UNIT_SECTION };
  const GPtrArray *sections = story->sections;

  if (sections->len == 1 && !whole && passage_is_blank (((Section *) sections->pdata[0])->passage))
    return TRUE;
  for (guint i = 0; i < sections->len; i++) {
    const Section *section = sections->pdata[i];
    if (pages_are_full (&pages))
      return pages_push_limit (&pages, error);
    if (!pages_push (&pages, i + 1, section->label, section->passage, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
story_push_fields (const Story *story, CpSink *sink, GError **error)
{
  for (guint i = 0; i < story->fields->len; i++)
    if (!sink->field (sink, &g_array_index (story->fields, CpField, i), error))
      return FALSE;
  return !story->lost_fields || sink->gap (sink, 0, CP_GAP_LIMIT, CP_CARRIES_TEXT,
                                           "There are more form fields than we take.", error);
}

static gboolean
push_lost_marks (const Story *story, CpSink *sink, GError **error)
{
  return !story->lost_marks ||
         sink->gap (
             sink, 0, CP_GAP_LIMIT, CP_CARRIES_TEXT,
             "There are more table cells than we take. The words of the others were read as plain text.",
             error);
}

gboolean
story_push (const Story *story, CpSink *sink, gboolean whole, GError **error)
{
  return push_sections (story, sink, whole, error) && story_push_fields (story, sink, error) &&
         asides_push (story->asides, sink, error) && push_lost_marks (story, sink, error);
}
