/* date-token.c: takes a text, gives its words, numbers and marks in order. */
#include "date-token.h"

#include <string.h>

/* A shorter line was ended on purpose: no date goes on in the next one. */
#define FULL_LINE_BYTES 40
#define LONGEST_NAME 9 /* "wednesday", "september" */
#define MOST_DIGITS 8  /* 20260312 */

/* No two of these names begin with the same three letters. */
static const struct {
  const char *name;
  const char *short_names; /* each with a space before and behind it */
  guint8 month, weekday, season;
} names[] = {
  { "january", " jan ", 1, 0, 0 },
  { "february", " feb ", 2, 0, 0 },
  { "march", " mar ", 3, 0, 0 },
  { "april", " apr ", 4, 0, 0 },
  { "may", " ", 5, 0, 0 },
  { "june", " jun ", 6, 0, 0 },
  { "july", " jul ", 7, 0, 0 },
  { "august", " aug ", 8, 0, 0 },
  { "september", " sep sept ", 9, 0, 0 },
  { "october", " oct ", 10, 0, 0 },
  { "november", " nov ", 11, 0, 0 },
  { "december", " dec ", 12, 0, 0 },
  { "monday", " mon ", 0, 1, 0 },
  { "tuesday", " tue tues ", 0, 2, 0 },
  { "wednesday", " wed weds ", 0, 3, 0 },
  { "thursday", " thu thur thurs ", 0, 4, 0 },
  { "friday", " fri ", 0, 5, 0 },
  { "saturday", " sat ", 0, 6, 0 },
  { "sunday", " sun ", 0, 7, 0 },
  { "autumn", " ", 0, 0, 1 },
  { "spring", " ", 0, 0, 2 },
  { "summer", " ", 0, 0, 3 },
};

/* Sets what the word is the name of; FALSE where it is none.  Recognised print has 0ctober and Ju1y. */
static gboolean
find_name (const char *start, gsize length, CpToken *token)
{
  char word[LONGEST_NAME + 3] = " ";

  if (length < 3 || length > LONGEST_NAME)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    word[i + 1] = start[i] == '0' ? 'o' : start[i] == '1' ? 'l' : g_ascii_tolower (start[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (memcmp (names[i].name, word + 1, 3) != 0)
      continue;
    word[length + 1] = '\0';
    gboolean is_whole = g_str_equal (names[i].name, word + 1);
    word[length + 1] = ' ';
    if (!is_whole && strstr (names[i].short_names, word) == NULL)
      return FALSE;
    token->month = names[i].month;
    token->weekday = names[i].weekday;
    token->season = names[i].season;
    return TRUE;
  }
  return FALSE;
}

static char
repair_digit (char c)
{
  if (c == 'O' || c == 'o')
    return '0';
  if (c == 'l' || c == 'I')
    return '1';
  return c;
}

/* Reads at most `length` bytes as a number; gives how many it took, 0 where they are none.  Without a digit
 * among them letters stay letters. */
static gsize
read_number (const char *start, gsize length, CpToken *token)
{
  gsize n = 0;
  guint n_real = 0;

  token->number = 0;
  while (n < length && g_ascii_isdigit (repair_digit (start[n]))) {
    n_real += g_ascii_isdigit (start[n]);
    if (n < MOST_DIGITS)
      token->number = token->number * 10 + (guint) (repair_digit (start[n]) - '0');
    n++;
  }
  token->n_digits = (guint8) MIN (n, MOST_DIGITS + 1);
  token->is_repaired = n_real < n;
  return n_real > 0 ? n : 0;
}

static gboolean
is_ordinal_ending (const char *start, gsize length)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; length == 2 && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (start, endings[i], 2) == 0)
      return TRUE;
  return FALSE;
}

static gsize
count_letters (const char *start, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isalpha (start[n]))
    n++;
  return n;
}

/* Takes the first token of a run of letters and digits, and gives how long it is: mostly all of it, but
 * 12March, March2026 and the 12T09 of a time are two each. */
static gsize
read_run (const char *start, gsize length, CpToken *token)
{
  CpToken number = { 0 };
  gsize n = read_number (start, length, &number);
  const char *rest = start + n;

  token->kind = CP_TOKEN_WORD;
  if (find_name (start, length, token))
    return length;
  gsize n_letters = count_letters (start, length);
  if (n_letters < length && g_ascii_isdigit (start[n_letters]) && find_name (start, n_letters, token))
    return n_letters;
  if (n == 0 || (number.is_repaired && n < length && !is_ordinal_ending (rest, length - n)))
    return length;
  gboolean is_day = is_ordinal_ending (rest, length - n);
  gboolean is_glued = find_name (rest, count_letters (rest, length - n), token) && token->month > 0;
  gboolean is_time = length - n > 1 && *rest == 'T' && g_ascii_isdigit (rest[1]);
  if (n < length && !is_day && !is_glued && !is_time)
    return length;
  token->kind = CP_TOKEN_NUMBER;
  token->month = 0;
  token->number = number.number;
  token->n_digits = number.n_digits;
  token->is_repaired = number.is_repaired;
  token->is_ordinal = is_day;
  return is_glued || is_time ? n : length;
}

static gunichar
plain_mark (gunichar u)
{
  if (u == 0x2019 || u == 0x2018 || u == '`')
    return '\'';
  return g_unichar_type (u) == G_UNICODE_DASH_PUNCTUATION || u == 0x2212 ? '-' : u;
}

/* An underscore stands for a space in the names of files and fields. */
static gboolean
is_space (gunichar u)
{
  return u == ' ' || u == '_' || u == '\r' || u == '\n' || u == '\t' || (u >= 0x80 && g_unichar_isspace (u));
}

static gsize
run_length (const char *start)
{
  const char *end = start;

  while (g_ascii_isalnum (*end) || (guchar) *end >= 0x80) {
    gunichar u = g_utf8_get_char (end);
    if (u >= 0x80 && !g_unichar_isalnum (u) && !g_unichar_ismark (u))
      break;
    end = g_utf8_next_char (end);
  }
  return (gsize) (end - start);
}

/* A mark, or the end of a cell or of a line that was not full; `line` is where the line began.  Gives its
 * length; white space is no token. */
static gsize
read_mark (GArray *tokens, const char *text, const char *start, const char *line)
{
  gunichar u = g_utf8_get_char (start);
  gboolean is_break = *start == '\t' || (*start == '\n' && start - line < FULL_LINE_BYTES);
  const CpToken token = { .kind = is_break ? CP_TOKEN_BREAK : CP_TOKEN_MARK,
                          .start = (guint32) (start - text),
                          .length = (guint32) (g_utf8_next_char (start) - start),
                          .mark = plain_mark (u) };

  if (is_break || !is_space (u))
    g_array_append_val (tokens, token);
  return token.length;
}

static void
read_line (GArray *tokens, const char *text, const char *line, const char *end)
{
  const char *c = line;

  while (c < end) {
    CpToken token = { .start = (guint32) (c - text) };
    gsize n = run_length (c);
    if (n > 0) {
      token.length = (guint32) read_run (c, n, &token);
      g_array_append_val (tokens, token);
    }
    c += n > 0 ? token.length : read_mark (tokens, text, c, line);
  }
}

/* Every date has a figure: of a line without any only its end is kept. */
void
cp_date_tokens_read (GArray *tokens, const char *text)
{
  g_array_set_size (tokens, 0);
  for (const char *line = text; *line != '\0';) {
    gsize length = strcspn (line, "\n"), until_figure = strcspn (line, "0123456789\n");
    const char *end = line + length + (line[length] == '\n');
    if (until_figure < length)
      read_line (tokens, text, line, end);
    else
      read_line (tokens, text, line + length, end);
    line = end;
  }
}

const CpToken *
cp_date_tokens_get (const GArray *tokens, guint index)
{
  static const CpToken end = { .kind = CP_TOKEN_END };

  return index < tokens->len ? &g_array_index (tokens, CpToken, index) : &end;
}

gboolean
cp_date_token_is (const CpToken *token, const char *text, const char *word)
{
  return token->kind == CP_TOKEN_WORD && strlen (word) == token->length &&
         g_ascii_strncasecmp (text + token->start, word, token->length) == 0;
}

gboolean
cp_date_token_touches (const CpToken *token, const CpToken *next)
{
  return next->kind != CP_TOKEN_END && token->start + token->length == next->start;
}
