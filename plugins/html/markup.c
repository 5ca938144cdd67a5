/* markup.c: takes a web page, gives its events, through libxml2's tolerant parser; keeps no tree, so that no
 * depth of elements costs more than a place on a list. */
#define _GNU_SOURCE
#include "markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Word nests a few dozen; the parser looks through all that are open each time one closes. */
#define MAX_DEPTH 4000
#define MAX_EVENTS 4000000
#define MAX_METAS 200

typedef struct {
  Markup *markup;
  htmlParserCtxtPtr parser;
  GArray *open;   /* OpenElement */
  guint n_hidden; /* how many of them hide what is in them */
  guint n_tables;
  GString *title; /* while it is read */
} Reader;

typedef struct {
  MarkupTag tag;
  guint16 level;
  gboolean is_hidden;
  guint event; /* the index of its MARKUP_OPEN; G_MAXUINT where it has none */
} OpenElement;

static const struct {
  const char *name;
  MarkupTag tag;
  guint16 level;
} tags[] = {
  { "address", TAG_BLOCK, 0 },
  { "article", TAG_BLOCK, 0 },
  { "aside", TAG_BLOCK, 0 },
  { "blockquote", TAG_BLOCK, 0 },
  { "body", TAG_BLOCK, 0 },
  { "br", TAG_BREAK, 0 },
  { "caption", TAG_BLOCK, 0 },
  { "center", TAG_BLOCK, 0 },
  { "dd", TAG_BLOCK, 0 },
  { "details", TAG_BLOCK, 0 },
  { "dialog", TAG_BLOCK, 0 },
  { "dir", TAG_BLOCK, 0 },
  { "div", TAG_BLOCK, 0 },
  { "dl", TAG_BLOCK, 0 },
  { "dt", TAG_BLOCK, 0 },
  { "fieldset", TAG_BLOCK, 0 },
  { "figcaption", TAG_BLOCK, 0 },
  { "figure", TAG_BLOCK, 0 },
  { "footer", TAG_BLOCK, 0 },
  { "form", TAG_BLOCK, 0 },
  { "h1", TAG_HEADING, 1 },
  { "h2", TAG_HEADING, 2 },
  { "h3", TAG_HEADING, 3 },
  { "h4", TAG_HEADING, 4 },
  { "h5", TAG_HEADING, 5 },
  { "h6", TAG_HEADING, 6 },
  { "header", TAG_BLOCK, 0 },
  { "hr", TAG_BLOCK, 0 },
  { "html", TAG_BLOCK, 0 },
  { "img", TAG_PICTURE, 0 },
  { "input", TAG_INPUT, 0 },
  { "label", TAG_LABEL, 0 },
  { "legend", TAG_BLOCK, 0 },
  { "li", TAG_BLOCK, 0 },
  { "listing", TAG_KEPT_SPACE, 0 },
  { "main", TAG_BLOCK, 0 },
  { "menu", TAG_BLOCK, 0 },
  { "nav", TAG_BLOCK, 0 },
  { "ol", TAG_BLOCK, 0 },
  { "option", TAG_OPTION, 0 },
  { "p", TAG_BLOCK, 0 },
  { "plaintext", TAG_KEPT_SPACE, 0 },
  { "pre", TAG_KEPT_SPACE, 0 },
  { "section", TAG_BLOCK, 0 },
  { "select", TAG_SELECT, 0 },
  { "summary", TAG_BLOCK, 0 },
  { "table", TAG_TABLE, 0 },
  { "td", TAG_CELL, 0 },
  { "textarea", TAG_TEXT_AREA, 0 },
  { "th", TAG_CELL, 0 },
  { "tr", TAG_ROW, 0 },
  { "ul", TAG_BLOCK, 0 },
  { "xmp", TAG_KEPT_SPACE, 0 },
};

static MarkupTag
find_tag (const char *name, guint16 *ret_level)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strcasecmp (tags[i].name, name) == 0) {
      *ret_level = tags[i].level;
      return tags[i].tag;
    }
  *ret_level = 0;
  return TAG_OTHER;
}

static const char *
find_attribute (const char *const *attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (g_ascii_strcasecmp (attributes[0], name) == 0)
      return attributes[1] != NULL ? attributes[1] : "";
  return NULL;
}

const char *
markup_attribute (const MarkupEvent *event, const char *name)
{
  return find_attribute ((const char *const *) event->attributes, name);
}

/* "display: none", with any spaces and capitals. */
static gboolean
hides (const char *style)
{
  g_autofree char *folded = g_ascii_strdown (style, -1);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
  return strstr (folded, "display:none") != NULL || strstr (folded, "visibility:hidden") != NULL ||
         strstr (folded, "mso-hide:all") != NULL;
}

static gboolean
is_hidden (const char *name, const char *const *attributes)
{
  static const char *const unseen[] = { "script", "style",  "template", "noscript",
                                        "title",  "iframe", "datalist", NULL };
  const char *style = find_attribute (attributes, "style");

  return g_strv_contains (unseen, name) || find_attribute (attributes, "hidden") != NULL ||
         (style != NULL && hides (style));
}

/* The attributes as strings of our own: an attribute may come without a value. */
static char **
copy_attributes (const char *const *attributes)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
    g_ptr_array_add (copy, g_ascii_strdown (attributes[0], -1));
    g_ptr_array_add (copy, g_strdup (attributes[1] != NULL ? attributes[1] : ""));
  }
  g_ptr_array_add (copy, NULL);
  return (char **) g_ptr_array_free (copy, FALSE);
}

static gboolean
needs_attributes (MarkupTag tag)
{
  return tag == TAG_PICTURE || tag == TAG_INPUT || tag == TAG_TEXT_AREA || tag == TAG_SELECT ||
         tag == TAG_OPTION || tag == TAG_LABEL || tag == TAG_CELL;
}

/* A table around another one puts things in their places, and so does one that says so. */
static void
note_table (Reader *reader, MarkupEvent *table, const char *const *attributes)
{
  const char *role = find_attribute (attributes, "role");

  table->is_layout = role != NULL && (g_str_equal (role, "presentation") || g_str_equal (role, "none"));
  if (reader->n_tables++ == 0)
    return;
  for (guint i = 0; i < reader->open->len; i++) {
    const OpenElement *element = &g_array_index (reader->open, OpenElement, i);
    if (element->tag == TAG_TABLE && element->event != G_MAXUINT)
      g_array_index (reader->markup->events, MarkupEvent, element->event).is_layout = TRUE;
  }
}

static void
keep_meta (const Reader *reader, const char *name, const char *const *attributes)
{
  const char *key = find_attribute (attributes, "name"), *value = find_attribute (attributes, "content");

  if (key == NULL)
    key = find_attribute (attributes, "property");
  if (g_ascii_strcasecmp (name, "meta") != 0 || key == NULL || value == NULL ||
      reader->markup->metas->len > MAX_METAS)
    return;
  g_ptr_array_add (reader->markup->metas, g_ascii_strdown (key, -1));
  g_ptr_array_add (reader->markup->metas, g_strdup (value));
}

static void
start_element (void *data, const xmlChar *xml_name, const xmlChar **xml_attributes)
{
  Reader *reader = data;
  const char *name = (const char *) xml_name, *const *attributes = (const char *const *) xml_attributes;
  OpenElement element = { 0 };
  MarkupEvent event = { .kind = MARKUP_OPEN };

  if (reader->open->len >= MAX_DEPTH || reader->markup->events->len >= MAX_EVENTS) {
    reader->markup->is_cut = TRUE;
    xmlStopParser (reader->parser);
    return;
  }
  keep_meta (reader, name, attributes);
  if (g_str_equal (name, "title") && reader->markup->title == NULL && reader->title == NULL)
    reader->title = g_string_new (NULL);
  reader->markup->has_script |= g_str_equal (name, "script");
  element.tag = event.tag = find_tag (name, &event.level);
  element.level = event.level;
  element.is_hidden = is_hidden (name, attributes);
  reader->n_hidden += element.is_hidden;
  element.event = reader->n_hidden == 0 ? reader->markup->events->len : G_MAXUINT;
  if (event.tag == TAG_TABLE)
    note_table (reader, &event, attributes);
  g_array_append_val (reader->open, element);
  if (reader->n_hidden > 0)
    return;
  event.attributes = needs_attributes (event.tag) ? copy_attributes (attributes) : NULL;
  g_array_append_val (reader->markup->events, event);
}

static void
end_title (Reader *reader)
{
  if (reader->title == NULL)
    return;
  reader->markup->title = g_string_free (reader->title, FALSE);
  reader->title = NULL;
}

/* The parser closes what it opened, in order. */
static void
end_element (void *data, const xmlChar *xml_name)
{
  Reader *reader = data;

  if (reader->open->len == 0)
    return;
  const OpenElement element = g_array_index (reader->open, OpenElement, reader->open->len - 1);
  g_array_set_size (reader->open, reader->open->len - 1);
  if (g_str_equal ((const char *) xml_name, "title"))
    end_title (reader);
  reader->n_tables -= element.tag == TAG_TABLE;
  if (reader->n_hidden == 0) {
    const MarkupEvent event = { .kind = MARKUP_CLOSE, .tag = element.tag, .level = element.level };
    g_array_append_val (reader->markup->events, event);
  }
  reader->n_hidden -= element.is_hidden;
}

static void
take_text (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->title != NULL)
    g_string_append_len (reader->title, (const char *) text, length);
  if (reader->n_hidden > 0 || length <= 0)
    return;
  const MarkupEvent event = { .kind = MARKUP_TEXT,
                              .start = reader->markup->text->len,
                              .length = (gsize) length };
  g_string_append_len (reader->markup->text, (const char *) text, length);
  g_array_append_val (reader->markup->events, event);
}

static void
event_clear (gpointer data)
{
  g_strfreev (((MarkupEvent *) data)->attributes);
}

static Markup *
markup_new (void)
{
  Markup *markup = g_new0 (Markup, 1);

  markup->text = g_string_new (NULL);
  markup->events = g_array_new (FALSE, FALSE, sizeof (MarkupEvent));
  g_array_set_clear_func (markup->events, event_clear);
  markup->metas = g_ptr_array_new_with_free_func (g_free);
  return markup;
}

void
markup_free (Markup *markup)
{
  if (markup == NULL)
    return;
  g_string_free (markup->text, TRUE);
  g_array_unref (markup->events);
  g_ptr_array_unref (markup->metas);
  g_free (markup->title);
  g_free (markup);
}

/* The end of a comment, or of what browsers take for one: "<![if !mso]>", which Word writes and the parser
 * would show.  NULL for anything else.  `has_end` keeps in mind that none follows, of either kind, so that no
 * text is searched again and again. */
static const char *
find_comment_end (const char *at, const char *end, gboolean has_end[2])
{
  static const char *const ends[2] = { ">", "-->" };
  gsize length = (gsize) (end - at);

  if (length < 4 || at[0] != '<' || at[1] != '!' ||
      g_ascii_strncasecmp (at + 2, "doctype", MIN (length - 2, 7)) == 0)
    return NULL;
  gboolean is_real = at[2] == '-' && at[3] == '-';
  if (!has_end[is_real])
    return NULL;
  const char *found = memmem (at + 2, length - 2, ends[is_real], strlen (ends[is_real]));
  has_end[is_real] = found != NULL;
  return found != NULL ? found + strlen (ends[is_real]) : NULL;
}

static GString *
leave_out_comments (const char *text, gsize length)
{
  GString *rest = g_string_sized_new (length);
  const char *end = text + length;
  gboolean has_end[2] = { TRUE, TRUE };

  for (const char *at = text; at < end;) {
    const char *after = find_comment_end (at, end, has_end);
    if (after != NULL) {
      at = after;
      continue;
    }
    const char *next = memchr (at + 1, '<', (gsize) (end - at - 1));
    gsize n = (gsize) ((next != NULL ? next : end) - at);
    g_string_append_len (rest, at, (gssize) n);
    at += n;
  }
  return rest;
}

Markup *
markup_read (const char *text, gsize length)
{
  Markup *markup = markup_new ();
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (OpenElement));
  g_autoptr (GString) rest = leave_out_comments (text, length);
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  Reader reader = { .markup = markup, .parser = parser, .open = open };
  const xmlSAXHandler handler = { .startElement = start_element,
                                  .endElement = end_element,
                                  .characters = take_text,
                                  .ignorableWhitespace = take_text,
                                  .cdataBlock = take_text };

  *parser->sax = handler;
  parser->userData = &reader;
  htmlCtxtReadMemory (parser, rest->str, (int) MIN (rest->len, G_MAXINT), NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                          HTML_PARSE_IGNORE_ENC);
  htmlFreeParserCtxt (parser);
  end_title (&reader);
  return markup;
}
