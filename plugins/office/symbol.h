/* symbol.h: characters of picture fonts. */
#pragma once

#include <glib.h>

/* What a reader sees at that place of the font, as a character of Unicode; 0 where there is none for it. */
gunichar symbol_to_unicode (const char *font, guint code);
