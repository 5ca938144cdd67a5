/* excel-date.c: takes a number and a date format (ECMA-376, part 1, 18.8.31), gives the date in one way for
 * all countries: what the format shows of it, as ISO 8601 writes it. */
#include "excel-date.h"

#include <math.h>
#include <string.h>

#define SECONDS_A_DAY 86400
/* 31 December 9999 */
#define LAST_DAY 2958465
/* Of 30 December 1899, counted from 1 January of year 1; and of 1 January 1904. */
#define DAY_ZERO 693594
#define DAY_ZERO_1904 695056
/* Excel believes that 1900 had a 29 February, as Lotus 1-2-3 did. */
#define DAY_THAT_NEVER_WAS 60

/* What of a date the format shows. */
typedef struct {
  gboolean year, month, day, hour, minute, second;
  char elapsed; /* 'h', 'm' or 's' where hours go on beyond 24: [h]:mm */
} Shown;

/* Past what is quoted, escaped or in brackets (colours and countries), and past "AM/PM", which has letters of
 * its own. */
static const char *
skip (const char *at, const char *end)
{
  const char *close = NULL;

  if (*at == '\\' || *at == '_' || *at == '*')
    return MIN (at + 2, end);
  if (*at == '"' || *at == '[')
    close = memchr (at + 1, *at == '"' ? '"' : ']', (gsize) (end - at - 1));
  if (close != NULL)
    return close + 1;
  if (end - at >= 5 && g_ascii_strncasecmp (at, "am/pm", 5) == 0)
    return at + 5;
  if (end - at >= 3 && g_ascii_strncasecmp (at, "a/p", 3) == 0)
    return at + 3;
  return at;
}

/* The letters that stand for parts of a date, each run of one as one: "dmyhm" for "dd/mm/yyyy hh:mm". */
static GString *
collect_letters (const char *section, gsize length, char *ret_elapsed)
{
  GString *letters = g_string_new (NULL);
  const char *end = section + length;

  for (const char *at = section; at < end;) {
    const char *next = skip (at, end);
    gboolean is_elapsed = *at == '[' && next - at >= 3 && strchr ("hmsHMS", at[1]) != NULL;
    char letter = g_ascii_tolower (is_elapsed ? at[1] : *at);
    if (is_elapsed)
      *ret_elapsed = letter;
    if ((next == at || is_elapsed) && strchr ("ymdhse", letter) != NULL &&
        (letters->len == 0 || letters->str[letters->len - 1] != letter))
      g_string_append_c (letters, letter);
    at = next > at ? next : at + 1;
  }
  return letters;
}

/* The letter m is a month, unless it follows hours or comes before seconds; e is a year in Japan. */
static Shown
read_section (const char *section, gsize length)
{
  Shown shown = { 0 };
  GString *letters = collect_letters (section, length, &shown.elapsed);

  for (gsize i = 0; i < letters->len; i++) {
    char letter = letters->str[i];
    gboolean is_minute =
        letter == 'm' && ((i > 0 && letters->str[i - 1] == 'h') || letters->str[i + 1] == 's');
    shown.year |= letter == 'y' || letter == 'e';
    shown.month |= letter == 'm' && !is_minute;
    shown.day |= letter == 'd';
    shown.hour |= letter == 'h';
    shown.minute |= is_minute;
    shown.second |= letter == 's';
  }
  g_string_free (letters, TRUE);
  return shown;
}

gboolean
excel_date_is_meant (const char *section, gsize length)
{
  char elapsed = '\0';
  GString *letters = collect_letters (section, length, &elapsed);
  gboolean is_meant = strpbrk (letters->str, "ymdhs") != NULL;

  g_string_free (letters, TRUE);
  return is_meant;
}

static char *
format_elapsed (const Shown *shown, gint64 seconds)
{
  if (seconds < 0) {
    g_autofree char *owed = format_elapsed (shown, -seconds);
    return g_strconcat ("-", owed, NULL);
  }
  if (shown->elapsed == 's')
    return g_strdup_printf ("%" G_GINT64_FORMAT, seconds);
  if (shown->elapsed == 'm')
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
  if (shown->second)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 3600, (int) (seconds / 60 % 60));
}

static char *
format_day (const Shown *shown, gint64 day, gboolean from_1904)
{
  GDate date;

  if (!shown->year && !shown->month && !shown->day)
    return g_strdup ("");
  if (!from_1904 && day < DAY_THAT_NEVER_WAS)
    day++;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + (from_1904 ? DAY_ZERO_1904 : DAY_ZERO)));
  if (shown->day)
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  if (shown->month)
    return g_strdup_printf ("%04d-%02d", g_date_get_year (&date), g_date_get_month (&date));
  return g_strdup_printf ("%04d", g_date_get_year (&date));
}

static char *
format_time (const Shown *shown, int seconds)
{
  if (shown->second)
    return g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (shown->hour || shown->minute)
    return g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60);
  return g_strdup ("");
}

char *
excel_date_format (const char *section, gsize length, gdouble number, gboolean from_1904)
{
  Shown shown = read_section (section, length);

  if (!(fabs (number) < LAST_DAY + 1) || (number < 0 && shown.elapsed == '\0'))
    return NULL;
  gint64 all_seconds = (gint64) floor (number * SECONDS_A_DAY + 0.5);
  if (shown.elapsed != '\0')
    return format_elapsed (&shown, all_seconds);
  g_autofree char *day = format_day (&shown, all_seconds / SECONDS_A_DAY, from_1904);
  g_autofree char *time = format_time (&shown, (int) (all_seconds % SECONDS_A_DAY));
  return g_strconcat (day, day[0] != '\0' && time[0] != '\0' ? " " : "", time, NULL);
}
