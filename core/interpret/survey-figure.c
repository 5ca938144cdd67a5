/* survey-figure.c: takes the words of a report, gives the numbers in them. */
#include "survey-figure.h"
#include "survey.h"

#include <stdlib.h>
#include <string.h>

/* So many words may stand between a number and the word that says what it counts. */
#define WORDS_BETWEEN 5
#define LONGEST_NUMBER 9

/* A number with or without commas; CP_SURVEY_UNKNOWN for what is too large to be a number of people. */
static gint
parse_number (const char *text)
{
  gint value = 0;

  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_NUMBER)
    return CP_SURVEY_UNKNOWN;
  for (; *text != '\0'; text++)
    if (*text != ',')
      value = value * 10 + (*text - '0');
  return value;
}

#define NUMBER "(\\d{1,3}(?:,\\d{3})+|\\d{1,6})"
#define SHARE "(\\d{1,3}(?:\\.\\d+)?) ?(?:%|per ?cent)"

static gboolean
read_count (const char *text, CpSurveyFigure *figure)
{
  g_autoptr (GRegex) regex = g_regex_new ("^" NUMBER "(?: (?:of|out of) " NUMBER ")?(?: ?\\(" SHARE "\\))?$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  g_autofree char *count = g_match_info_fetch (match, 1), *of = g_match_info_fetch (match, 2);
  g_autofree char *share = g_match_info_fetch (match, 3);
  figure->count = parse_number (count);
  figure->of = parse_number (of);
  if (share != NULL && *share != '\0')
    figure->share = g_strconcat (share, "%", NULL);
  return TRUE;
}

static gboolean
read_share (const char *text, gboolean is_share, CpSurveyFigure *figure)
{
  g_autoptr (GRegex) regex = g_regex_new (is_share ? "^(\\d{1,3}(?:\\.\\d+)?)(?: ?%)?(?: ?\\(" NUMBER "\\))?$"
                                                   : "^" SHARE "(?: ?\\(" NUMBER "\\))?$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  g_autofree char *share = g_match_info_fetch (match, 1), *count = g_match_info_fetch (match, 2);
  if (g_ascii_strtod (share, NULL) > 100)
    return FALSE;
  figure->count = parse_number (count);
  figure->share = g_strconcat (share, "%", NULL);
  return TRUE;
}

gboolean
cp_survey_figure_read (const char *text, gboolean is_share, CpSurveyFigure *ret_figure)
{
  *ret_figure = (CpSurveyFigure){ CP_SURVEY_UNKNOWN, CP_SURVEY_UNKNOWN, NULL };
  if (is_share)
    return read_share (text, TRUE, ret_figure);
  return read_count (text, ret_figure) || read_share (text, FALSE, ret_figure);
}

/* ---- how many answered */

typedef struct {
  char *folded;
  gint number;        /* CP_SURVEY_UNKNOWN where it is none, a year, or a percentage */
  gboolean ends_here; /* a sentence or a cell ends behind it */
  gboolean is_aside;  /* a bracket opens behind it */
} Token;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->folded);
}

static gboolean
is_part (const char *c)
{
  return g_unichar_isalnum (g_utf8_get_char (c)) || (*c == ',' && g_ascii_isdigit (c[1])) || *c == '\'';
}

/* CP_SURVEY_UNKNOWN also for a year, a percentage and a part of a fraction. */
static gint
number_of (const char *word, const char *behind)
{
  gboolean is_year = strlen (word) == 4 && (g_str_has_prefix (word, "19") || g_str_has_prefix (word, "20"));
  gboolean is_fraction = *behind == '.' && g_ascii_isdigit (behind[1]);
  gboolean is_share =
      *behind == '%' || g_str_has_prefix (behind, " %") || g_str_has_prefix (behind, " per cent");

  if (is_year || is_fraction || is_share || strspn (word, "0123456789,") != strlen (word))
    return CP_SURVEY_UNKNOWN;
  return parse_number (word);
}

static GArray *
read_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  g_array_set_clear_func (tokens, token_clear);
  for (const char *c = text; *c != '\0';) {
    const char *end = c;
    while (*end != '\0' && is_part (end))
      end = g_utf8_next_char (end);
    if (end == c) {
      c = g_utf8_next_char (c);
      continue;
    }
    g_autofree char *word = g_strndup (c, (gsize) (end - c));
    gsize n_marks = strcspn (end, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    g_autofree char *marks = g_strndup (end, n_marks);
    const char *line =
        strrchr (marks, '\n'); /* a new line goes on with a small letter, or ends the sentence */
    gboolean is_new_line = line != NULL && !g_ascii_islower (end[n_marks]) && line[1] != '(';
    const Token token = { cp_survey_words_fold (word, FALSE), number_of (word, end),
                          strpbrk (marks, ".!?;|\t") != NULL || strstr (marks, "   ") != NULL ||
                              is_new_line || strstr (marks, "\n\n") != NULL || end[n_marks] == '\0',
                          strchr (marks, '(') != NULL };
    g_array_append_val (tokens, token);
    c = end;
  }
  return tokens;
}

/* "31 of 84 families answered": the nearest number before the word, and of two the one before "of". */
static gint
look_back (const GArray *tokens, guint at)
{
  for (guint i = 1; i <= WORDS_BETWEEN && i <= at; i++) {
    const Token *token = &g_array_index (tokens, Token, at - i);
    if (token->ends_here)
      return CP_SURVEY_UNKNOWN;
    if (token->number == CP_SURVEY_UNKNOWN)
      continue;
    const Token *of = at - i >= 2 ? token - 1 : NULL;
    if (of != NULL && g_str_equal (of->folded, "of") && of[-1].number != CP_SURVEY_UNKNOWN)
      return of[-1].number;
    return token->number;
  }
  return CP_SURVEY_UNKNOWN;
}

/* "Responses: 43 (86%)": the number stands directly behind, and nothing more. */
static gint
look_ahead (const GArray *tokens, guint at)
{
  const Token *token = &g_array_index (tokens, Token, at), *next = token + 1;

  if (at + 1 >= tokens->len || token->is_aside ||
      !(g_str_has_suffix (token->folded, "s") || g_str_has_suffix (token->folded, "ed")))
    return CP_SURVEY_UNKNOWN;
  return next->ends_here || next->is_aside ? next->number : CP_SURVEY_UNKNOWN;
}

gint
cp_survey_find_responses (const CpSurveyWords *words, const char *text)
{
  g_autoptr (GArray) tokens = read_tokens (text);

  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index (tokens, Token, i);
    if (!cp_survey_words_has (words, CP_SURVEY_ANSWERED, token->folded))
      continue;
    gint found = look_back (tokens, i);
    if (found == CP_SURVEY_UNKNOWN)
      found = look_ahead (tokens, i);
    if (found > 1)
      return found;
  }
  return CP_SURVEY_UNKNOWN;
}
