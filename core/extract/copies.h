/* copies.h: newer copies of files in formats that no plugin reads, so that a plugin can read those. */
#pragma once

#include "document.h"
#include "host.h"

/* Called when the making of a copy has ended; where it ended well, the item has the copy from then on.  FALSE
 * ends the whole run. */
typedef gboolean (*CpCopiedFunc) (gpointer data, const CpEnd *end, GError **error);

/* Asks for a copy of an item whose type no plugin reads.  FALSE where there will be none: it has one, there
 * is no way for its type, or the machine lacks something; then ret_lack gets words for people, owned by the
 * caller, that say what would help, and stays as it is otherwise. */
gboolean cp_copies_ask (CpHost *host, CpItems *items, CpItem *item, CpCopiedFunc done, gpointer data,
                        char **ret_lack);

/* The extension to be told to the reader: the copy's own, or the one that the sender claims.  Owned by the
 * caller. */
char *cp_copies_extension (const CpItem *item);
/* Whether a copy turned out to be of the type that it should be. */
gboolean cp_copies_is_expected (const CpItem *item, const char *mime);
/* Says in the reading that it is one of a copy, and takes out what is true only of the copy.  Does nothing
 * for an item that was read itself. */
void cp_copies_mark (const CpItem *item, CpReading *reading);
