/* unpack.h: one archive, from its descriptor to its members: which readings it needs, and whether they
 * agree. */
#pragma once

#include "intake.h"
#include "readers.h"

/* Begins to read an archive: the bundle itself (`fd`, which is duplicated), or an item of it (`parent`, and
 * no fd).
 *
 * The bundle: members arrive as items of their own; if it cannot be trusted, the run of the host ends with an
 * error as in intake.h, unless the mode says otherwise; if it is no archive, it becomes the only item, or is
 * refused where its name says that it is one.  An item: members arrive as its children, once all readings
 * agree; it always gets an outcome. */
void cp_archive_begin (CpHost *host, CpItems *items, int fd, CpItem *parent, CpIntakeMode mode);

/* Whether an item of this type is unpacked. */
gboolean cp_archive_is_type (const char *mime);
