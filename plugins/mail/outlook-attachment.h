/* outlook-attachment.h: what is attached to a message in an Outlook file. */
#pragma once

#include "coproof-plugin.h"
#include "mapi.h"

/* Pushes what the folder of an attachment holds; a message within it as an Outlook file of its own.  `root`
 * is the folder of the whole file. */
gboolean outlook_attachment_push (GsfInfile *root, GsfInfile *folder, guint number, const char *charset,
                                  CpSink *sink, GError **error);
