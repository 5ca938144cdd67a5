/* facts.c: takes what stands in the tags of recordings, gives facts that are fit to be shown. */
#include "facts.h"
#include "charset.h"

#include <string.h>

#define MAX_TEXT_BYTES 1000

void
facts_clear (Facts *facts)
{
  g_free (facts->title);
  g_free (facts->author);
  g_free (facts->created);
  g_free (facts->taken);
  g_free (facts->make);
  g_free (facts->model);
}

void
facts_take_text (char **place, const guint8 *bytes, gsize length, const char *charset)
{
  if (*place != NULL || length == 0)
    return;
  g_autofree char *text = charset_decode (bytes, MIN (length, MAX_TEXT_BYTES), charset, NULL);
  g_strdelimit (g_strstrip (text), "\n\t", ' ');
  if (*text != '\0')
    *place = g_steal_pointer (&text);
}

void
facts_take_day (char **place, const char *words)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = words != NULL ? g_strndup (words, strnlen (words, 10)) : NULL;
  if (*place != NULL || day == NULL || strlen (day) != 10)
    return;

  g_strdelimit (day, ":/", '-');
  g_autofree char *moment = g_strconcat (day, "T12:00:00Z", NULL);
  date = g_date_time_new_from_iso8601 (moment, NULL);
  if (date != NULL && day[4] == '-')
    *place = g_steal_pointer (&day);
}

/* A clock that was never set says 1904 or 1970. */
void
facts_take_time (char **place, gint64 seconds)
{
  g_autoptr (GDateTime) date = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  if (*place == NULL && date != NULL && g_date_time_get_year (date) > 1980 &&
      g_date_time_get_year (date) < 2200)
    *place = g_date_time_format (date, "%Y-%m-%d");
}

guint64
number_big (const guint8 *bytes, gsize n_bytes)
{
  guint64 number = 0;

  for (gsize i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];
  return number;
}

guint64
number_little (const guint8 *bytes, gsize n_bytes)
{
  guint64 number = 0;

  for (gsize i = n_bytes; i > 0; i--)
    number = number << 8 | bytes[i - 1];
  return number;
}
