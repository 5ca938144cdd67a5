/* reach.c: takes an expression, gives the phrases of it that no text can have.  A phrase is written out as
 * text and must come to the same words there. */
#include "reach.h"

#include <string.h>

static int
add_token (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  GPtrArray *tokens = data;

  (void) start;
  (void) end;
  if (!is_alternative)
    g_ptr_array_add (tokens, g_strndup (token, length));
  return 0;
}

static void
add_tokens (CpTokenizer *tokenizer, const char *text, GPtrArray *tokens)
{
  cp_tokenizer_run (tokenizer, text, strlen (text), add_token, tokens);
}

static gboolean
are_same (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return a->len == b->len;
}

/* What is left of "we'll" or "what's" where somebody wrote a space for the apostrophe, and the words that it
 * is left of; "*" for any. */
static const struct {
  const char *rest, *of;
} rests[] = {
  { "s", "*" },
  { "ll", " i you he she it we they that there who what " },
  { "re", " you we they there who what " },
  { "ve", " i you we they who should could would might must " },
  { "d", " i you he she it we they who that " },
  { "m", " i " },
  { "t", " don can won isn aren wasn weren didn doesn hasn haven hadn wouldn couldn shouldn mustn " },
};

static gboolean
is_rest (const char *before, const char *word)
{
  g_autofree char *small = g_ascii_strdown (before, -1);
  g_autofree char *wanted = g_strdup_printf (" %s ", small);

  for (gsize i = 0; i < G_N_ELEMENTS (rests); i++)
    if (g_ascii_strcasecmp (word, rests[i].rest) == 0 && g_ascii_isalpha (*before) &&
        (*rests[i].of == '*' || strstr (rests[i].of, wanted) != NULL))
      return TRUE;
  return FALSE;
}

/* The phrase with its apostrophe, or NULL where none is missing. */
static char *
put_apostrophe (const char *phrase)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  GString *whole = g_string_new (words[0]);
  gboolean is_missing = FALSE;

  for (gsize i = 1; words[0] != NULL && words[i] != NULL; i++) {
    gboolean belongs_before = is_rest (words[i - 1], words[i]);
    is_missing = is_missing || belongs_before;
    g_string_append_printf (whole, "%c%s", belongs_before ? '\'' : ' ', words[i]);
  }
  return g_string_free (whole, !is_missing);
}

/* `phrase` is what stands between the quotes; `tokens` are the words that FTS5 would look for. */
static char *
find_phrase_fault (CpTokenizer *tokenizer, const char *phrase, const GPtrArray *tokens)
{
  g_autoptr (GPtrArray) in_text = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = put_apostrophe (phrase);

  add_tokens (tokenizer, phrase, in_text);
  if (tokens->len == 0)
    return g_strdup_printf ("\"%s\" can match no text: there is no word in it", phrase);
  if (!are_same (tokens, in_text))
    return g_strdup_printf ("\"%s\" can match no text: written like that, some of its words are one", phrase);
  if (whole != NULL)
    return g_strdup_printf ("\"%s\" can match no text: a word and what follows its apostrophe are one word; "
                            "write \"%s\"",
                            phrase, whole);
  return NULL;
}

static gsize
bare_length (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || text[n] == '_' || (guint8) text[n] >= 0x80)
    n++;
  return n;
}

/* The string in quotes, or the word, that begins here; NULL where none does.  Two quotes stand for one. */
static char *
read_string (const char *text, const char **ret_end)
{
  GString *string;
  gsize n = bare_length (text);

  *ret_end = text + n;
  if (n > 0)
    return g_strndup (text, n);
  if (*text != '"')
    return NULL;
  string = g_string_new (NULL);
  for (text++; *text != '\0' && (*text != '"' || text[1] == '"'); text++) {
    text += *text == '"';
    g_string_append_c (string, *text);
  }
  *ret_end = text + (*text == '"');
  return g_string_free (string, FALSE);
}

/* The strings that plus signs join from here on are one phrase. */
static char *
read_phrase (CpTokenizer *tokenizer, const char *text, GPtrArray *tokens, const char **ret_end)
{
  GString *phrase = NULL;

  for (;;) {
    g_autofree char *string = read_string (text, &text);
    if (string != NULL)
      add_tokens (tokenizer, string, tokens);
    if (string != NULL && phrase != NULL)
      g_string_append_printf (phrase, " %s", string);
    else if (string != NULL)
      phrase = g_string_new (string);
    *ret_end = text;
    const char *plus = text + strspn (text, " ");
    if (phrase == NULL || *plus != '+')
      break;
    text = plus + 1 + strspn (plus + 1, " ");
  }
  return phrase != NULL ? g_string_free (phrase, FALSE) : NULL;
}

static gboolean
is_keyword (const char *text)
{
  static const char *const keywords[] = { "AND", "OR", "NOT", "NEAR" };

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (bare_length (text) == strlen (keywords[i]) && g_str_has_prefix (text, keywords[i]))
      return TRUE;
  return FALSE;
}

char *
cp_reach_find_fault (CpTokenizer *tokenizer, const char *expression)
{
  GString *faults = g_string_new (NULL);

  for (const char *c = expression; *c != '\0';) {
    const char *end = c + bare_length (c);
    if (!is_keyword (c)) {
      g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *phrase = read_phrase (tokenizer, c, tokens, &end);
      g_autofree char *fault = phrase != NULL ? find_phrase_fault (tokenizer, phrase, tokens) : NULL;
      if (fault != NULL)
        g_string_append_printf (faults, "%s%s", faults->len > 0 ? "; " : "", fault);
    }
    c = end > c ? end : c + 1;
  }
  return g_string_free (faults, faults->len == 0);
}
