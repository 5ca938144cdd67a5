/* word-styles.c: takes word/styles.xml (ECMA-376, part 1, 17.7) and word/settings.xml (17.15), gives heading
 * levels and hidden text by style.  A style's id is in the language of the program that wrote it
 * ("berschrift1", "Heading1"); its name is English for all built-in styles ("heading 1"). */
#include "word-styles.h"
#include "part.h"

#include <string.h>

/* Outline levels 0 to 8 are headings, 9 is text (17.3.1.20). */
#define N_LEVELS 9
#define UNSET_LEVEL 99
/* A style may stand on another, and that on a third; a ring of them must end somewhere. */
#define MAX_ANCESTORS 20

typedef struct {
  char *name;
  char *based_on;
  guint outline; /* as written; UNSET_LEVEL where it is not */
  Toggle hides;
} Style;

struct WordStyles {
  GHashTable *by_id; /* Style */
  Style *current;    /* while reading; borrowed */
  gboolean tell_even_pages;
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style->based_on);
  g_free (style);
}

WordStyles *
word_styles_new (void)
{
  WordStyles *styles = g_new0 (WordStyles, 1);

  styles->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  return styles;
}

void
word_styles_free (WordStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->by_id);
  g_free (styles);
}

static gboolean
begin_style (gpointer reader, const char **attributes)
{
  WordStyles *styles = reader;
  const char *id = attribute (attributes, "w:styleId");

  if (id == NULL)
    return FALSE;
  styles->current = g_new0 (Style, 1);
  styles->current->outline = UNSET_LEVEL;
  g_hash_table_replace (styles->by_id, g_strdup (id), styles->current);
  return TRUE;
}

static void
end_style (gpointer reader)
{
  ((WordStyles *) reader)->current = NULL;
}

static gboolean
begin_name (gpointer reader, const char **attributes)
{
  Style *style = ((WordStyles *) reader)->current;

  if (style != NULL && style->name == NULL)
    style->name = g_strdup (attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_based_on (gpointer reader, const char **attributes)
{
  Style *style = ((WordStyles *) reader)->current;

  if (style != NULL && style->based_on == NULL)
    style->based_on = g_strdup (attribute (attributes, "w:val"));
  return TRUE;
}

static gboolean
begin_outline_level (gpointer reader, const char **attributes)
{
  Style *style = ((WordStyles *) reader)->current;

  if (style != NULL)
    style->outline = attribute_number (attributes, "w:val", N_LEVELS, UNSET_LEVEL);
  return TRUE;
}

static gboolean
begin_vanish (gpointer reader, const char **attributes)
{
  Style *style = ((WordStyles *) reader)->current;

  if (style != NULL)
    style->hides = attribute_is_on (attributes, "w:val") ? TOGGLE_ON : TOGGLE_OFF;
  return TRUE;
}

static gboolean
begin_even_pages (gpointer reader, const char **attributes)
{
  ((WordStyles *) reader)->tell_even_pages = attribute_is_on (attributes, "w:val");
  return TRUE;
}

static const Element elements[] = {
  { .name = "w:style", .begin = begin_style, .end = end_style },
  { .name = "w:name", .begin = begin_name },
  { .name = "w:basedOn", .begin = begin_based_on },
  { .name = "w:outlineLvl", .begin = begin_outline_level },
  { .name = "w:vanish", .begin = begin_vanish },
  { .name = "w:evenAndOddHeaders", .begin = begin_even_pages },
  { .name = "w:tblStylePr", .begin = leave_out }, /* the rows of a table, not the style itself */
  { .name = "w:pPrChange", .begin = leave_out },
  { .name = "w:rPrChange", .begin = leave_out },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
word_styles_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
word_styles_read (WordStyles *styles, Package *package, const char *part, GError **error)
{
  return part_read_named (package, part, &vocabulary, styles, error);
}

/* "heading 2", or "Heading2" where only the id is known. */
static guint
level_from_name (const char *name)
{
  static const char heading[] = "heading";

  if (g_ascii_strcasecmp (name, "title") == 0)
    return 1;
  if (g_ascii_strncasecmp (name, heading, strlen (heading)) != 0)
    return 0;
  name += strlen (heading);
  if (*name == ' ')
    name++;
  return name[0] >= '1' && name[0] <= '9' && name[1] == '\0' ? (guint) (name[0] - '0') : 0;
}

guint
word_styles_heading_level (const WordStyles *styles, const char *id)
{
  const Style *style = g_hash_table_lookup (styles->by_id, id);

  if (style == NULL)
    return level_from_name (id);
  for (guint i = 0; style != NULL && i < MAX_ANCESTORS; i++) {
    guint level = style->name != NULL ? level_from_name (style->name) : 0;
    if (style->outline != UNSET_LEVEL)
      return style->outline < N_LEVELS ? style->outline + 1 : 0;
    if (level > 0)
      return level;
    style = style->based_on != NULL ? g_hash_table_lookup (styles->by_id, style->based_on) : NULL;
  }
  return 0;
}

gboolean
word_styles_tell_even_pages (const WordStyles *styles)
{
  return styles->tell_even_pages;
}

Toggle
word_styles_hides (const WordStyles *styles, const char *id)
{
  const Style *style = g_hash_table_lookup (styles->by_id, id);

  for (guint i = 0; style != NULL && i < MAX_ANCESTORS; i++) {
    if (style->hides != TOGGLE_UNSET)
      return style->hides;
    style = style->based_on != NULL ? g_hash_table_lookup (styles->by_id, style->based_on) : NULL;
  }
  return TOGGLE_UNSET;
}
