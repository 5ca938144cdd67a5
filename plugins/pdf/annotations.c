/* annotations.c: takes what people put on top of a page.  What was typed over it is added to its text, since
 * many fill in a form in this way; files pinned to it are children; comments and stamps are kept apart. */
#include "annotations.h"
#include "attachments.h"
#include "clean.h"

static gboolean
is_hidden (PopplerAnnot *annotation)
{
  return (poppler_annot_get_flags (annotation) & (POPPLER_ANNOT_FLAG_HIDDEN | POPPLER_ANNOT_FLAG_NO_VIEW)) !=
         0;
}

static void
add_typed_words (PopplerAnnot *annotation, PageText *text)
{
  g_autofree char *raw = poppler_annot_get_contents (annotation);
  g_autofree char *words = clean_text (raw);

  if (*words != '\0')
    page_text_add (text, words);
}

static gboolean
push_pinned_file (PopplerAnnot *annotation, guint32 page, CpSink *sink, GError **error)
{
  g_autoptr (PopplerAttachment) attachment =
      poppler_annot_file_attachment_get_attachment (POPPLER_ANNOT_FILE_ATTACHMENT (annotation));

  return attachment == NULL || push_attachment (attachment, page, sink, error);
}

/* The name of a ready-made stamp: "approved", "not for public release". */
static char *
find_stamp (PopplerAnnot *annotation)
{
  PopplerAnnotStampIcon icon = poppler_annot_stamp_get_icon (POPPLER_ANNOT_STAMP (annotation));
  g_autoptr (GEnumClass) icons = g_type_class_ref (POPPLER_TYPE_ANNOT_STAMP_ICON);
  const GEnumValue *value = g_enum_get_value (icons, (int) icon);

  if (value == NULL || icon == POPPLER_ANNOT_STAMP_ICON_UNKNOWN)
    return g_strdup ("a stamp of its own");
  return g_strdelimit (g_strdup (value->value_nick), "-", ' ');
}

static gboolean
push_stamp (PopplerAnnot *annotation, guint32 page, CpSink *sink, GError **error)
{
  g_autofree char *stamp = find_stamp (annotation);
  g_autofree char *words = g_strdup_printf ("There is a stamp on the page: %s.", stamp);

  return sink->aside (sink, page, CP_ASIDE_NOTE, words, error);
}

static gboolean
push_comment (PopplerAnnot *annotation, guint32 page, CpSink *sink, GError **error)
{
  g_autofree char *raw = poppler_annot_get_contents (annotation);
  g_autofree char *words = clean_text (raw);

  return *words == '\0' || sink->aside (sink, page, CP_ASIDE_COMMENT, words, error);
}

static gboolean
read_annotation (PopplerAnnot *annotation, guint32 page, PageText *text, CpSink *sink, GError **error)
{
  switch (poppler_annot_get_annot_type (annotation)) {
  case POPPLER_ANNOT_FREE_TEXT:
    add_typed_words (annotation, text);
    return TRUE;
  case POPPLER_ANNOT_FILE_ATTACHMENT:
    return push_pinned_file (annotation, page, sink, error);
  case POPPLER_ANNOT_STAMP:
    return push_stamp (annotation, page, sink, error) && push_comment (annotation, page, sink, error);
  case POPPLER_ANNOT_TEXT:
  case POPPLER_ANNOT_HIGHLIGHT:
  case POPPLER_ANNOT_UNDERLINE:
  case POPPLER_ANNOT_SQUIGGLY:
  case POPPLER_ANNOT_STRIKE_OUT:
  case POPPLER_ANNOT_LINE:
  case POPPLER_ANNOT_SQUARE:
  case POPPLER_ANNOT_CIRCLE:
    return push_comment (annotation, page, sink, error);
  default: /* links, fields, and what opens beside a comment */
    return TRUE;
  }
}

gboolean
read_annotations (PopplerPage *page, PageText *text, CpSink *sink, GError **error)
{
  g_autoptr (PopplerAnnotations) mappings = poppler_page_get_annot_mapping (page);
  guint32 number = (guint32) poppler_page_get_index (page) + 1;

  for (GList *link = mappings; link != NULL; link = link->next) {
    PopplerAnnot *annotation = ((PopplerAnnotMapping *) link->data)->annot;
    if (!is_hidden (annotation) && !read_annotation (annotation, number, text, sink, error))
      return FALSE;
  }
  return TRUE;
}
