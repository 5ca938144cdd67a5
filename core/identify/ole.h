/* ole.h: OLE files (MS-CFB), which Office wrote before its files were zips. */
#pragma once

#include <glib.h>

/* In the zygote, once: libgsf registers its types. */
void cp_ole_prepare (void);

/* The MIME type that the names in its directory tell, or "application/encrypted" where the file says that its
 * content is; NULL where the bytes are no OLE file, or a damaged one, or tell nothing.  Some that say so open
 * without a password all the same: Excel encrypts a workbook whose structure is protected with a password
 * that every program knows. */
const char *cp_ole_identify (const guint8 *bytes, gsize length);
