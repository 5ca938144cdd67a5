/* markup.h: a web page as a row of events: what begins, what ends, and the text between. */
#pragma once

#include <glib.h>

/* The elements that make a difference to the text; all others are TAG_OTHER. */
typedef enum {
  TAG_OTHER,
  TAG_BLOCK, /* begins and ends a line */
  TAG_BREAK,
  TAG_HEADING,
  TAG_TABLE,
  TAG_ROW,
  TAG_CELL,
  TAG_KEPT_SPACE, /* white space counts */
  TAG_PICTURE,
  TAG_INPUT,
  TAG_TEXT_AREA,
  TAG_SELECT,
  TAG_OPTION,
  TAG_LABEL,
} MarkupTag;

typedef enum { MARKUP_OPEN, MARKUP_CLOSE, MARKUP_TEXT } MarkupKind;

typedef struct {
  MarkupKind kind;
  MarkupTag tag;       /* of what opens or closes */
  guint16 level;       /* of a heading */
  gboolean is_layout;  /* a table that only puts things in their places */
  char **attributes;   /* name, value, name, value, ...; NULL where there are none */
  gsize start, length; /* of text, in Markup.text */
} MarkupEvent;

typedef struct {
  GString *text;
  GArray *events;   /* MarkupEvent */
  char *title;      /* NULL where there is none */
  GPtrArray *metas; /* char *: name, value, name, value, ... of the head's meta elements */
  gboolean has_script;
  gboolean is_cut; /* more elements, or more within each other, than we read: the rest is missing */
} Markup;

/* Reads a page.  What a browser does not show is left out. */
Markup *markup_read (const char *text, gsize length);
void markup_free (Markup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Markup, markup_free)

/* The value of an attribute of what opens, or NULL; "" where it has none.  Borrowed. */
const char *markup_attribute (const MarkupEvent *event, const char *name);
