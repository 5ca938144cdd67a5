/* asides.h: what belongs to a file and is not of its text, as far as it is kept: comments, deleted words, and
 * what we say about the file ourselves. */
#pragma once

#include "coproof-plugin.h"

typedef struct Asides Asides;

Asides *asides_new (void);
void asides_free (Asides *asides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asides, asides_free)

/* White space at the ends is taken off, and what is blank is left out.  Page 0: of the whole file. */
void asides_add (Asides *asides, guint32 page, CpAsideKind kind, const char *text);
/* The same where the page is not known yet: that of the next call of asides_settle. */
void asides_add_unsettled (Asides *asides, CpAsideKind kind, const char *text);
void asides_settle (Asides *asides, guint32 page);
/* Adds copies of all others, as of that page. */
void asides_take (Asides *asides, const Asides *from, guint32 page);
/* All of them, in the order in which they came. */
gboolean asides_push (const Asides *asides, CpSink *sink, GError **error);
