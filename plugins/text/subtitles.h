/* subtitles.h: what is said in a film (SubRip, WebVTT). */
#pragma once

#include <glib.h>

gboolean subtitles_are (const char *text);
/* The words without numbers and times, a line for each line.  Owned by the caller. */
char *subtitles_read (const char *text);
