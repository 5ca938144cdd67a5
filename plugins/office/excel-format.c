/* excel-format.c: takes a number and a format code (ECMA-376, part 1, 18.8.31), gives what people see: digits
 * and their grouping, percent signs, currencies, brackets for what is owed.  Fractions are shown as decimals,
 * and colours are left out. */
#include "excel-format.h"
#include "excel-date.h"

#include <math.h>
#include <string.h>

#define MAX_SECTIONS 4
/* Excel keeps 15 digits, and rounds what they say: 1.005 is a little less in binary. */
#define NUDGE (1 + 1e-15)
#define MAX_DECIMALS 15
/* A sheet is as wide as somebody made it; ten digits stand for a number that nobody gave a format. */
#define GENERAL_DIGITS 10

typedef struct {
  const char *start;
  gsize length;
} Section;

/* How the digits of one section stand. */
typedef struct {
  guint n_whole, n_decimals, n_exponent; /* places for digits */
  guint min_whole, min_decimals;         /* those that always show one */
  gboolean has_point, has_exponent, has_slash, is_grouped;
  guint n_percents, n_thousands; /* the number is multiplied by 100, divided by 1000, so often */
} Shape;

static const struct {
  guint number;
  const char *code;
} own_formats[] = {
  { 0, "General" },
  { 1, "0" },
  { 2, "0.00" },
  { 3, "#,##0" },
  { 4, "#,##0.00" },
  { 9, "0%" },
  { 10, "0.00%" },
  { 11, "0.00E+00" },
  { 12, "# ?/?" },
  { 13, "# ?\?/?\?" },
  { 14, "yyyy-mm-dd" },
  { 15, "d-mmm-yy" },
  { 16, "d-mmm" },
  { 17, "mmm-yy" },
  { 18, "h:mm" },
  { 19, "h:mm:ss" },
  { 20, "h:mm" },
  { 21, "h:mm:ss" },
  { 22, "yyyy-mm-dd h:mm" },
  { 37, "#,##0;-#,##0" },
  { 38, "#,##0;-#,##0" },
  { 39, "#,##0.00;-#,##0.00" },
  { 40, "#,##0.00;-#,##0.00" },
  { 41, "#,##0;-#,##0;-" },
  { 42, "#,##0;-#,##0;-" },
  { 43, "#,##0.00;-#,##0.00;-" },
  { 44, "#,##0.00;-#,##0.00;-" },
  { 45, "mm:ss" },
  { 46, "[h]:mm:ss" },
  { 47, "mm:ss" },
  { 48, "##0.0E+0" },
  { 49, "General" },
};

const char *
excel_format_of (guint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_formats); i++)
    if (own_formats[i].number == number)
      return own_formats[i].code;
  /* the calendars of East Asia */
  return (number >= 27 && number <= 36) || (number >= 50 && number <= 58) ? "yyyy-mm-dd" : NULL;
}

static char *
format_general (gdouble number)
{
  char text[64];

  if (number == floor (number) && fabs (number) < 1e15)
    g_snprintf (text, sizeof text, "%.0f", number == 0 ? 0 : number);
  else if (fabs (number) >= 1e-4 && fabs (number) < 1e15)
    g_snprintf (text, sizeof text, "%.*G", GENERAL_DIGITS, number);
  else if (fabs (number) >= 1e-9 && fabs (number) < 1)
    g_snprintf (text, sizeof text, "%.9f", number);
  else
    g_snprintf (text, sizeof text, "%.6G", number);
  return g_strdup (text);
}

/* The byte after a token that is not one place for a digit: "text", \x, _x, [Red], one character. */
static const char *
skip_token (const char *at, const char *end)
{
  const char *close = NULL;

  if (*at == '"' || *at == '[')
    close = memchr (at + 1, *at == '"' ? '"' : ']', (gsize) (end - at - 1));
  if (close != NULL)
    return close + 1;
  if (*at == '\\' || *at == '_' || *at == '*')
    at++;
  return at < end ? MIN (g_utf8_next_char (at), end) : end;
}

static guint
split_sections (const char *code, Section *sections)
{
  const char *start = code, *end = code + strlen (code);
  guint n = 0;

  for (const char *at = code; n < MAX_SECTIONS; at = skip_token (at, end)) {
    if (at < end && *at != ';')
      continue;
    sections[n++] = (Section){ start, (gsize) (at - start) };
    start = at + 1;
    if (at >= end)
      break;
  }
  return n;
}

/* "[>=100]0.0": which numbers the section is for. */
static gboolean
fits_condition (const Section *section, gdouble number, gboolean *ret_has_condition)
{
  const char *at = section->start;

  *ret_has_condition = section->length > 2 && at[0] == '[' && strchr ("<>=", at[1]) != NULL;
  if (!*ret_has_condition)
    return TRUE;
  at++;
  gboolean less = *at == '<', more = *at == '>', same = *at == '=';
  at++;
  if (*at == '=' || *at == '>') {
    same |= *at == '=';
    more |= *at == '>';
    at++;
  }
  gdouble than = g_ascii_strtod (at, NULL); /* white space before it is passed over */
  return (less && number < than) || (more && number > than) || (same && number == than);
}

/* The section for that number: by its conditions, or else by its sign.  A section for negative numbers writes
 * the sign itself. */
static const Section *
choose_section (const Section *sections, guint n, gdouble *number)
{
  static const Section any_number = { "General", 7 };
  gboolean has_condition;

  for (guint i = 0; i < n; i++)
    if (fits_condition (&sections[i], *number, &has_condition) && has_condition)
      return &sections[i];
  fits_condition (&sections[n - 1], *number, &has_condition);
  if (has_condition) /* no section is for this number */
    return &any_number;
  fits_condition (&sections[0], *number, &has_condition);
  if (has_condition)
    return &sections[n - 1];
  if (*number < 0 && n >= 2) {
    *number = -*number;
    return &sections[1];
  }
  return *number == 0 && n >= 3 ? &sections[2] : &sections[0];
}

static gboolean
is_place (char c)
{
  return c == '0' || c == '#' || c == '?';
}

static void
count_place (Shape *shape, char c)
{
  if (shape->has_exponent)
    shape->n_exponent++;
  else if (shape->has_point) {
    shape->n_decimals++;
    shape->min_decimals = c == '0' ? shape->n_decimals : shape->min_decimals;
  } else {
    shape->n_whole++;
    shape->min_whole += c == '0' || shape->min_whole > 0;
  }
}

/* A comma between places groups by thousands; after the last it divides by a thousand. */
static void
count_comma (Shape *shape, const char *at, const char *end)
{
  while (at < end && *at == ',')
    at++;
  if (shape->n_whole == 0)
    return;
  if (at < end && is_place (*at))
    shape->is_grouped = TRUE;
  else
    shape->n_thousands++;
}

static Shape
read_shape (const Section *section)
{
  Shape shape = { 0 };
  const char *end = section->start + section->length;

  for (const char *at = section->start; at < end; at = skip_token (at, end)) {
    if (is_place (*at))
      count_place (&shape, *at);
    else if (*at == ',')
      count_comma (&shape, at, end);
    shape.has_point |= *at == '.';
    shape.has_exponent |= (*at == 'E' || *at == 'e') && at + 1 < end && (at[1] == '+' || at[1] == '-');
    shape.has_slash |= *at == '/' && shape.n_whole > 0;
    shape.n_percents += *at == '%';
  }
  shape.n_decimals = MIN (shape.n_decimals, MAX_DECIMALS);
  shape.min_decimals = MIN (shape.min_decimals, MAX_DECIMALS);
  return shape;
}

/* The digits of a number without sign: those before the point, filled up with zeros, and those after it,
 * without zeros that need not show. */
typedef struct {
  char whole[400], decimals[MAX_DECIMALS + 1];
  gsize n_whole;
} Digits;

static void
split_digits (const Shape *shape, gdouble number, Digits *digits)
{
  char text[400];

  g_snprintf (text, sizeof text, "%.*f", (int) shape->n_decimals, number * NUDGE);
  char *point = strchr (text, '.');
  g_strlcpy (digits->decimals, point != NULL ? point + 1 : "", sizeof digits->decimals);
  if (point != NULL)
    *point = '\0';
  const char *whole = g_str_equal (text, "0") ? "" : text;
  gsize n_zeros = strlen (whole) < shape->min_whole ? MIN (shape->min_whole - strlen (whole), 40) : 0;
  memset (digits->whole, '0', n_zeros);
  g_strlcpy (digits->whole + n_zeros, whole, sizeof digits->whole - n_zeros);
  digits->n_whole = strlen (digits->whole);
  for (gsize n = strlen (digits->decimals); n > shape->min_decimals && digits->decimals[n - 1] == '0'; n--)
    digits->decimals[n - 1] = '\0';
}

/* The place before the point that has `n_after` others between it and the point; the first one takes all
 * digits that have no place of their own. */
static void
add_whole_digits (GString *text, const Shape *shape, const Digits *digits, guint n_after)
{
  gsize first = n_after + 1 == shape->n_whole ? digits->n_whole : n_after + 1;

  for (gsize position = first; position-- > n_after;) {
    if (position >= digits->n_whole)
      continue;
    g_string_append_c (text, digits->whole[digits->n_whole - 1 - position]);
    if (shape->is_grouped && position > 0 && position % 3 == 0)
      g_string_append_c (text, ',');
  }
}

/* "text", \x and [$£-809] show themselves; _x leaves room, and the rest of what is in brackets is not shown.
 */
static void
add_literal (GString *text, const char *at, const char *next)
{
  const char *minus;

  if (*at == '"')
    g_string_append_len (text, at + 1, MAX (next - at - 2, 0));
  else if (*at == '\\')
    g_string_append_len (text, at + 1, next - at - 1);
  else if (*at == '_')
    g_string_append_c (text, ' ');
  else if (*at == '[' && next - at >= 3 && at[1] == '$') {
    minus = memchr (at, '-', (gsize) (next - at));
    g_string_append_len (text, at + 2, (minus != NULL ? minus : next - 1) - at - 2);
  } else if (*at != '[' && *at != '*' && *at != ',' && *at != '@')
    g_string_append_len (text, at, next - at);
}

static char *
lay_out (const Section *section, const Shape *shape, const Digits *digits)
{
  GString *text = g_string_new (NULL);
  const char *end = section->start + section->length, *next;
  guint n_places_done = 0;
  gboolean after_point = FALSE;

  for (const char *at = section->start; at < end; at = next) {
    next = skip_token (at, end);
    if (is_place (*at) && !after_point)
      add_whole_digits (text, shape, digits, shape->n_whole - 1 - n_places_done++);
    else if (*at == '.' && !after_point) {
      after_point = TRUE;
      g_string_append_printf (text, ".%s", digits->decimals);
    } else if (!is_place (*at))
      add_literal (text, at, next);
  }
  return g_string_free (text, FALSE);
}

/* One digit before the point, as most formats have it. */
static char *
format_exponent (const Shape *shape, gdouble number)
{
  return g_strdup_printf ("%.*E", (int) shape->n_decimals, number);
}

static char *
format_section (const Section *section, gdouble number)
{
  Shape shape = read_shape (section);
  Digits digits;

  for (guint i = 0; i < shape.n_percents; i++)
    number *= 100;
  for (guint i = 0; i < shape.n_thousands; i++)
    number /= 1000;
  if (shape.has_exponent)
    return format_exponent (&shape, number);
  if (shape.has_slash && shape.n_whole > 1)
    return format_general (number);
  split_digits (&shape, fabs (number), &digits);
  g_autofree char *text = lay_out (section, &shape, &digits);
  gboolean shows_something =
      strpbrk (digits.whole, "123456789") != NULL || strpbrk (digits.decimals, "123456789") != NULL;
  return g_strconcat (number < 0 && shows_something ? "-" : "", text, NULL);
}

static gboolean
is_general (const Section *section)
{
  static const char general[] = "general";

  for (const char *at = section->start; at + strlen (general) <= section->start + section->length; at++)
    if (g_ascii_strncasecmp (at, general, strlen (general)) == 0)
      return TRUE;
  return section->length == 1 && section->start[0] == '@';
}

char *
excel_format_number (const char *code, gdouble number, gboolean from_1904)
{
  Section sections[MAX_SECTIONS];

  if (!isfinite (number) || fabs (number) > 1e100)
    return format_general (number);
  guint n = split_sections (code, sections);
  gdouble shown = number;
  const Section *section = choose_section (sections, n, &shown);
  if (is_general (section))
    return format_general (number);
  if (excel_date_is_meant (section->start, section->length)) {
    char *date = excel_date_format (section->start, section->length, shown, from_1904);
    return date != NULL ? date : format_general (number);
  }
  return format_section (section, shown);
}
