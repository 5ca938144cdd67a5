/* odf-styles.h: what the styles of an OpenDocument file say of its text, sheets and slides. */
#pragma once

#include "part.h"

typedef struct OdfStyles OdfStyles;

/* Empty at first. */
OdfStyles *odf_styles_new (void);
void odf_styles_free (OdfStyles *styles);
/* Adds the styles of a part.  FALSE where it is damaged; what stood before the damage stays. */
gboolean odf_styles_read (OdfStyles *styles, Package *package, const char *part, GError **error);
/* Once, before any file. */
void odf_styles_prepare (void);

/* Is what stands in that style hidden?  The families: paragraph, text, section, table, drawing-page.  `name`
 * may be NULL. */
Toggle odf_styles_hides (const OdfStyles *styles, const char *family, const char *name);
/* Is it the style of the title, or one that stands on it? */
gboolean odf_styles_is_title (const OdfStyles *styles, const char *name);
/* The master page that a sheet or paragraph in that style begins, or else the first one; NULL where there is
 * none.  Borrowed. */
const char *odf_styles_master (const OdfStyles *styles, const char *family, const char *name);
/* Does any page of running text look like that master page? */
gboolean odf_styles_use_master (const OdfStyles *styles, const char *master);
