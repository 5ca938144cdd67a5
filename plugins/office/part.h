/* part.h: one XML part of a package, element by element. */
#pragma once

#include "package.h"

/* What is done at an element.  Each of the three may be NULL. */
typedef struct {
  const char *name; /* "w:p": see names.c; "*" for the text of all elements that are not named */
  /* FALSE: the element and what is in it are left out; `end` is not called. */
  gboolean (*begin) (gpointer reader, const char **attributes);
  void (*end) (gpointer reader);
  /* The characters that stand directly in it, perhaps in several pieces. */
  void (*text) (gpointer reader, const char *text, gsize length);
} Element;

/* The elements that a kind of part is read by; all others are passed through to what is in them. */
typedef struct {
  GHashTable *by_full_name; /* Element; NULL while there are none */
  const Element *others;    /* NULL where their text is passed over */
} Vocabulary;

/* Once, before any file.  `elements` end with one that has no name, and stay where they are. */
void vocabulary_add (Vocabulary *vocabulary, const Element *elements);

/* Calls the vocabulary's functions with `reader`.  FALSE with CORRUPT, ENCRYPTED, LIMIT or UNSUPPORTED; what
 * was read before is the reader's. */
gboolean part_read (Package *package, guint64 index, const Vocabulary *vocabulary, gpointer reader,
                    GError **error);
/* The same by name; CORRUPT where there is no such part. */
gboolean part_read_named (Package *package, const char *name, const Vocabulary *vocabulary, gpointer reader,
                          GError **error);

/* What a style says of a property that others may have said before. */
typedef enum { TOGGLE_UNSET, TOGGLE_OFF, TOGGLE_ON } Toggle;

/* The value of the attribute "w:val", or NULL.  Borrowed. */
const char *attribute (const char **attributes, const char *name);
/* An on/off property: on unless it says that it is off. */
gboolean attribute_is_on (const char **attributes, const char *name);
/* The same of one that is off where it is not written. */
gboolean attribute_is_set (const char **attributes, const char *name);
/* A number, or `otherwise` where there is none between 0 and `max`. */
guint attribute_number (const char **attributes, const char *name, guint max, guint otherwise);
/* A `begin` for elements that are left out with all that is in them. */
gboolean leave_out (gpointer reader, const char **attributes);
