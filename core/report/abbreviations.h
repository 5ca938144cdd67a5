/* abbreviations.h: explains short forms where a reader first meets them. */
#pragma once

#include <glib.h>

/* What has been explained so far. */
typedef struct CpExplained CpExplained;

/* `abbreviations`: CpAbbreviation, borrowed. */
CpExplained *cp_explained_new (const GPtrArray *abbreviations);
void cp_explained_free (CpExplained *explained);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpExplained, cp_explained_free)

/* Notes the short forms that stand in the text as whole words. */
void cp_explained_look_at (CpExplained *explained, const char *text);
/* "SEND: special educational needs and disabilities." for those that were noted since the last call and never
 * before; NULL where there are none.  Owned by the caller. */
char *cp_explained_steal_new (CpExplained *explained);
