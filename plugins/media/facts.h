/* facts.h: what a recording says of itself. */
#pragma once

#include <glib.h>

typedef struct {
  guint64 milliseconds; /* 0 where the length is not known */
  gboolean has_picture; /* it says that there is one to be watched */
  gboolean has_sound;
  gboolean is_broken; /* no player could play it */
  char *title;
  char *author;
  char *created; /* YYYY-MM-DD */
  char *taken;   /* YYYY-MM-DD; the day of the recording itself */
  char *make, *model;
  gboolean has_position;
} Facts;

void facts_clear (Facts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* Each keeps the first that it is given, and nothing that is blank or no day. */
void facts_take_text (char **place, const guint8 *bytes, gsize length, const char *charset);
/* "2026-03-12" of anything that begins so; a year alone is no day. */
void facts_take_day (char **place, const char *words);
/* Seconds since 1970. */
void facts_take_time (char **place, gint64 seconds);

/* Whole numbers of up to eight bytes. */
guint64 number_big (const guint8 *bytes, gsize n_bytes);
guint64 number_little (const guint8 *bytes, gsize n_bytes);
