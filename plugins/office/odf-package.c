/* odf-package.c: takes the package of an OpenDocument file (OpenDocument 1.3, part 2), gives its styles,
 * facts, objects and pictures, and tells where it is encrypted. */
#include "odf-package.h"
#include "children.h"
#include "properties.h"
#include "unread.h"

#include <string.h>

#define CONTENT "content.xml"

typedef struct {
  gboolean is_content; /* of the entry being read: is it what people would read? */
  gboolean is_locked;
} Manifest;

static gboolean
begin_entry (gpointer data, const char **attributes)
{
  static const char *const contents[] = { CONTENT, "encrypted-package", NULL };
  const char *path = attribute (attributes, "manifest:full-path");

  ((Manifest *) data)->is_content = path != NULL && g_strv_contains (contents, path);
  return TRUE;
}

static gboolean
begin_encryption (gpointer data, const char **attributes)
{
  Manifest *manifest = data;

  (void) attributes;
  manifest->is_locked |= manifest->is_content;
  return TRUE;
}

static const Element manifest_elements[] = {
  { .name = "manifest:file-entry", .begin = begin_entry },
  { .name = "manifest:encryption-data", .begin = begin_encryption },
  { .name = NULL },
};

/* An object within a sheet: its numbers are the sheet's own. */
static const Element no_tables[] = {
  { .name = "table:table", .begin = leave_out },
  { .name = NULL },
};
static Vocabulary manifest_vocabulary, object_vocabulary, words_vocabulary;

void
odf_package_prepare (void)
{
  vocabulary_add (&manifest_vocabulary, manifest_elements);
  vocabulary_add (&object_vocabulary, odf_text_elements);
  vocabulary_add (&object_vocabulary, odf_table_elements);
  vocabulary_add (&object_vocabulary, odf_box_elements);
  vocabulary_add (&words_vocabulary, odf_text_elements);
  vocabulary_add (&words_vocabulary, no_tables);
}

/* A manifest that cannot be read says nothing: older files declare its document type. */
static gboolean
is_locked (Package *package)
{
  Manifest manifest = { 0 };

  part_read_named (package, "META-INF/manifest.xml", &manifest_vocabulary, &manifest, NULL);
  return manifest.is_locked;
}

static gboolean
read_styles (OdfPackage *odf, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (package_find_part (odf->package, "styles.xml") >= 0 &&
      !odf_styles_read (odf->styles, odf->package, "styles.xml", &failure) &&
      !unread_push (odf->sink, 0, "styles", CP_CARRIES_TEXT, failure, error))
    return FALSE;
  odf_styles_read (odf->styles, odf->package, CONTENT, NULL); /* its damage is told when its text is read */
  return TRUE;
}

gboolean
odf_package_open (OdfPackage *odf, Package *package, CpSink *sink, GError **error)
{
  odf->package = package;
  odf->sink = sink;
  odf->styles = odf_styles_new ();
  if (is_locked (package)) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_ENCRYPTED, "it needs a password");
    return FALSE;
  }
  if (package_find_part (package, CONTENT) < 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT,
                         "the part with its text is missing");
    return FALSE;
  }
  return properties_read_meta (package, sink, error) && read_styles (odf, error);
}

void
odf_package_clear (OdfPackage *odf)
{
  odf_styles_free (odf->styles);
}

gboolean
odf_package_read_content (const OdfPackage *odf, const Vocabulary *vocabulary, OdfText *text, GError **error)
{
  gboolean good = part_read_named (odf->package, CONTENT, vocabulary, text, error);

  if (!good || text->has_body)
    return good;
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is none");
  return FALSE;
}

gboolean
odf_package_add_object (const OdfPackage *odf, guint page, const char *name, gboolean numbers,
                        Passage *passage, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s/" CONTENT, name);
  g_auto (OdfText) text;
  g_autoptr (GError) failure = NULL;

  odf_text_init (&text, odf->styles, FALSE);
  if (package_find_part (odf->package, part) < 0)
    return TRUE; /* a file of another program: a child */
  gboolean good =
      part_read_named (odf->package, part, numbers ? &object_vocabulary : &words_vocabulary, &text, &failure);
  story_close_all (&text.story);
  passage_append (passage, story_section (&text.story)->passage);
  return good || unread_push (odf->sink, page, "words of a drawing", CP_CARRIES_TEXT, failure, error);
}

/* "Object 2" in no folder is a file of another program; folders hold the others. */
static gboolean
push_objects (const OdfPackage *odf, Children *children, GError **error)
{
  const char *part;
  gboolean good = TRUE;

  for (guint64 i = 0; good && (part = package_part_name (odf->package, i)) != NULL; i++)
    if (g_str_has_prefix (part, "Object ") && strchr (part, '/') == NULL)
      good = children_push_part (children, part, error);
  return good;
}

gboolean
odf_package_push_children (const OdfPackage *odf, GError **error)
{
  g_autoptr (Children) children = children_new (odf->package, odf->sink);

  return push_objects (odf, children, error) && children_push_pictures (children, "Pictures/", error);
}
