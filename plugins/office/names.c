/* names.c: takes a short name, gives its forms in full: those of Microsoft's formats are written in two ways,
 * the one that every program writes (ECMA-376, transitional) and the one of files saved as "Strict Open XML";
 * one of OpenDocument's has an older name for what LibreOffice adds. */
#include "names.h"

#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define MICROSOFT "http://schemas.microsoft.com/office/"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define LIBREOFFICE "urn:org:documentfoundation:names:experimental:office:xmlns:"

static const struct {
  const char *prefix;
  const char *uris[2];
} namespaces[] = {
  { "w", { OFFICE "wordprocessingml/2006/main", STRICT "wordprocessingml/main" } },
  { "x", { OFFICE "spreadsheetml/2006/main", STRICT "spreadsheetml/main" } },
  { "threads", { MICROSOFT "spreadsheetml/2018/threadedcomments" } },
  { "p", { OFFICE "presentationml/2006/main", STRICT "presentationml/main" } },
  { "p188", { MICROSOFT "powerpoint/2018/8/main" } },
  { "r", { OFFICE "officeDocument/2006/relationships", STRICT "officeDocument/relationships" } },
  { "m", { OFFICE "officeDocument/2006/math", STRICT "officeDocument/math" } },
  { "a", { OFFICE "drawingml/2006/main", STRICT "drawingml/main" } },
  { "c", { OFFICE "drawingml/2006/chart", STRICT "drawingml/chart" } },
  { "dgm", { OFFICE "drawingml/2006/diagram", STRICT "drawingml/diagram" } },
  { "mc", { OFFICE "markup-compatibility/2006" } },
  { "w14", { MICROSOFT "word/2010/wordml" } },
  { "w15", { MICROSOFT "word/2012/wordml" } },
  { "v", { "urn:schemas-microsoft-com:vml" } },
  { "relation", { OFFICE "package/2006/relationships" } },
  { "dc", { "http://purl.org/dc/elements/1.1/" } },
  { "dcterms", { "http://purl.org/dc/terms/" } },
  { "office", { OASIS "office:1.0", "http://openoffice.org/2009/office" } },
  { "text", { OASIS "text:1.0" } },
  { "table", { OASIS "table:1.0" } },
  { "style", { OASIS "style:1.0" } },
  { "draw", { OASIS "drawing:1.0" } },
  { "svg", { OASIS "svg-compatible:1.0" } },
  { "presentation", { OASIS "presentation:1.0" } },
  { "form", { OASIS "form:1.0" } },
  { "meta", { OASIS "meta:1.0" } },
  { "manifest", { OASIS "manifest:1.0" } },
  { "xlink", { "http://www.w3.org/1999/xlink" } },
  { "loext", { LIBREOFFICE "loext:1.0" } },
  { "field", { "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" } },
  { "application",
    { OFFICE "officeDocument/2006/extended-properties", STRICT "officeDocument/extendedProperties" } },
};

/* "val" of "w:val"; a name without a prefix stands in no namespace. */
static const char *
split (const char *name, gsize *ret_prefix_length)
{
  const char *colon = strchr (name, ':');

  *ret_prefix_length = colon != NULL ? (gsize) (colon - name) : 0;
  return colon != NULL ? colon + 1 : name;
}

static const char *const *
find_uris (const char *name, gsize prefix_length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (strlen (namespaces[i].prefix) == prefix_length &&
        strncmp (namespaces[i].prefix, name, prefix_length) == 0)
      return namespaces[i].uris;
  g_return_val_if_reached (namespaces[0].uris);
}

void
name_each_full_form (const char *name, void (*take) (const char *full_name, gpointer data), gpointer data)
{
  gsize prefix_length;
  const char *local = split (name, &prefix_length);
  const char *const *uris = find_uris (name, prefix_length);

  for (gsize i = 0; i < G_N_ELEMENTS (namespaces[0].uris) && uris[i] != NULL; i++) {
    g_autofree char *full_name = g_strdup_printf ("%s%c%s", uris[i], NAME_SEPARATOR, local);
    take (full_name, data);
  }
}

static gboolean
starts_with_uri (const char *full_name, gsize length, const char *uri)
{
  return uri != NULL && strlen (uri) == length && strncmp (full_name, uri, length) == 0;
}

gboolean
name_is (const char *full_name, const char *name)
{
  gsize prefix_length;
  const char *local = split (name, &prefix_length);
  const char *separator = strrchr (full_name, NAME_SEPARATOR);

  if (separator == NULL || prefix_length == 0)
    return separator == NULL && prefix_length == 0 && g_str_equal (full_name, local);
  if (!g_str_equal (separator + 1, local))
    return FALSE;
  const char *const *uris = find_uris (name, prefix_length);
  gsize length = (gsize) (separator - full_name);
  return starts_with_uri (full_name, length, uris[0]) || starts_with_uri (full_name, length, uris[1]);
}
