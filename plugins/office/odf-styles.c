/* odf-styles.c: takes styles.xml and the styles of content.xml (OpenDocument 1.3, part 3, 16), gives what is
 * hidden, what is a title, and which master pages are in use. */
#include "odf-styles.h"
#include "part.h"

/* A style may stand on another, and that on a third; a ring of them must end somewhere. */
#define MAX_ANCESTORS 20

typedef struct {
  char *parent;
  char *master;
  Toggle hides;
} Style;

struct OdfStyles {
  GHashTable *by_name; /* Style by "family name" */
  GHashTable *next;    /* of each master page, the one that follows it; "" for none */
  GHashTable *used;    /* names of master pages that styles ask for */
  char *first_master;
  Style *current; /* while reading; borrowed */
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->parent);
  g_free (style->master);
  g_free (style);
}

OdfStyles *
odf_styles_new (void)
{
  OdfStyles *styles = g_new0 (OdfStyles, 1);

  styles->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  styles->next = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  styles->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return styles;
}

void
odf_styles_free (OdfStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->by_name);
  g_hash_table_unref (styles->next);
  g_hash_table_unref (styles->used);
  g_free (styles->first_master);
  g_free (styles);
}

static gboolean
begin_style (gpointer reader, const char **attributes)
{
  OdfStyles *styles = reader;
  const char *name = attribute (attributes, "style:name"), *family = attribute (attributes, "style:family");
  const char *master = attribute (attributes, "style:master-page-name");

  if (name == NULL || family == NULL)
    return FALSE;
  styles->current = g_new0 (Style, 1);
  styles->current->parent = g_strdup (attribute (attributes, "style:parent-style-name"));
  styles->current->master = g_strdup (master);
  if (master != NULL && master[0] != '\0')
    g_hash_table_add (styles->used, g_strdup (master));
  g_hash_table_replace (styles->by_name, g_strdup_printf ("%s %s", family, name), styles->current);
  return TRUE;
}

static void
end_style (gpointer reader)
{
  ((OdfStyles *) reader)->current = NULL;
}

static gboolean
says (const char **attributes, const char *name, const char *value)
{
  return g_strcmp0 (attribute (attributes, name), value) == 0;
}

/* Of text, a section, a sheet or a slide, each in its own words. */
static gboolean
begin_properties (gpointer reader, const char **attributes)
{
  Style *style = ((OdfStyles *) reader)->current;

  if (style == NULL)
    return TRUE;
  if (says (attributes, "text:display", "none") || says (attributes, "table:display", "false") ||
      says (attributes, "presentation:visibility", "hidden"))
    style->hides = TOGGLE_ON;
  else if (says (attributes, "text:display", "true"))
    style->hides = TOGGLE_OFF;
  return TRUE;
}

static gboolean
begin_master (gpointer reader, const char **attributes)
{
  OdfStyles *styles = reader;
  const char *name = attribute (attributes, "style:name"),
             *next = attribute (attributes, "style:next-style-name");

  if (name == NULL)
    return FALSE;
  if (styles->first_master == NULL)
    styles->first_master = g_strdup (name);
  g_hash_table_replace (styles->next, g_strdup (name), g_strdup (next != NULL ? next : ""));
  return FALSE; /* its own text is read elsewhere */
}

static const Element elements[] = {
  { .name = "style:style", .begin = begin_style, .end = end_style },
  { .name = "style:text-properties", .begin = begin_properties },
  { .name = "style:section-properties", .begin = begin_properties },
  { .name = "style:table-properties", .begin = begin_properties },
  { .name = "style:drawing-page-properties", .begin = begin_properties },
  { .name = "style:master-page", .begin = begin_master },
  { .name = "office:body", .begin = leave_out },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
odf_styles_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
odf_styles_read (OdfStyles *styles, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, styles, error);
}

static const Style *
find_style (const OdfStyles *styles, const char *family, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s %s", family, name);

  return g_hash_table_lookup (styles->by_name, key);
}

Toggle
odf_styles_hides (const OdfStyles *styles, const char *family, const char *name)
{
  for (guint i = 0; name != NULL && i < MAX_ANCESTORS; i++) {
    const Style *style = find_style (styles, family, name);
    if (style != NULL && style->hides != TOGGLE_UNSET)
      return style->hides;
    name = style != NULL ? style->parent : NULL;
  }
  return TOGGLE_UNSET;
}

gboolean
odf_styles_is_title (const OdfStyles *styles, const char *name)
{
  for (guint i = 0; name != NULL && i < MAX_ANCESTORS; i++) {
    if (g_str_equal (name, "Title"))
      return TRUE;
    const Style *style = find_style (styles, "paragraph", name);
    name = style != NULL ? style->parent : NULL;
  }
  return FALSE;
}

const char *
odf_styles_master (const OdfStyles *styles, const char *family, const char *name)
{
  for (guint i = 0; name != NULL && i < MAX_ANCESTORS; i++) {
    const Style *style = find_style (styles, family, name);
    if (style != NULL && style->master != NULL && style->master[0] != '\0')
      return style->master;
    name = style != NULL ? style->parent : NULL;
  }
  return styles->first_master;
}

/* Running text begins on the first master page, and goes on with the one that follows. */
static gboolean
follows (const OdfStyles *styles, const char *from, const char *master)
{
  for (guint i = 0; from != NULL && from[0] != '\0' && i < MAX_ANCESTORS; i++) {
    if (g_str_equal (from, master))
      return TRUE;
    from = g_hash_table_lookup (styles->next, from);
  }
  return FALSE;
}

gboolean
odf_styles_use_master (const OdfStyles *styles, const char *master)
{
  GHashTableIter iter;
  gpointer used;

  if (follows (styles, styles->first_master, master))
    return TRUE;
  g_hash_table_iter_init (&iter, styles->used);
  while (g_hash_table_iter_next (&iter, &used, NULL))
    if (follows (styles, used, master))
      return TRUE;
  return FALSE;
}
