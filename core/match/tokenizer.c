/* tokenizer.c: takes text, gives words in the form in which they are compared. */
#include "tokenizer.h"

#include <libstemmer.h>
#include <string.h>

#define SOFT_HYPHEN 0x00AD
#define MAX_WORD_BYTES 128 /* longer ones are no words of any language: they are cut */
#define MAX_STEMS                                                                                            \
  50000 /* then they are forgotten: a portfolio in a hundred languages must not grow for ever */

struct CpTokenizer {
  struct sb_stemmer *stemmer;
  GHashTable
      *stems; /* char *: a word of ASCII to its stem; queries ask for the same few words a thousand times */
  GString *word;   /* the word being folded */
  GString *joined; /* two parts as one word */
};

CpTokenizer *
cp_tokenizer_new (void)
{
  CpTokenizer *tokenizer = g_new0 (CpTokenizer, 1);

  tokenizer->stemmer = sb_stemmer_new ("english", "UTF_8");
  tokenizer->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tokenizer->word = g_string_new (NULL);
  tokenizer->joined = g_string_new (NULL);
  return tokenizer;
}

void
cp_tokenizer_free (CpTokenizer *tokenizer)
{
  if (tokenizer == NULL)
    return;
  sb_stemmer_delete (tokenizer->stemmer);
  g_hash_table_unref (tokenizer->stems);
  g_string_free (tokenizer->word, TRUE);
  g_string_free (tokenizer->joined, TRUE);
  g_free (tokenizer);
}

/* Signs that only modify a letter, and that people leave out: accents, Arabic vowel marks and the stretching
 * line.  The signs of Indian scripts are vowels and stay. */
static gboolean
is_optional_mark (gunichar u)
{
  return (u >= 0x0300 && u <= 0x036F) || (u >= 0x064B && u <= 0x065F) || u == 0x0670 ||
         (u >= 0x06D6 && u <= 0x06ED) || u == 0x0640;
}

static gboolean
is_joiner (gunichar u)
{
  return u == SOFT_HYPHEN || u == 0x200C || u == 0x200D || u == 0x2060;
}

static gboolean
is_apostrophe (gunichar u)
{
  return u == '\'' || u == 0x2019 || u == 0x02BC;
}

static gboolean
is_hyphen (gunichar u)
{
  return u == '-' || u == 0x2010 || u == 0x2011 || u == 0x2012 || u == 0x2013 || u == 0x2212;
}

static gboolean
is_letter (gunichar u)
{
  if (u < 0x80)
    return g_ascii_isalnum ((char) u);
  return g_unichar_isalnum (u) || g_unichar_ismark (u);
}

/* Letters that have no decomposition but are typed without their stroke. */
static gunichar
without_stroke (gunichar u)
{
  switch (u) {
  case 0x0142: /* ł */
    return 'l';
  case 0x00F8: /* ø */
    return 'o';
  case 0x0111: /* đ */
    return 'd';
  default:
    return u;
  }
}

static void
fold_foreign (const char *text, gsize length, GString *word)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  g_autofree char *folded = decomposed != NULL ? g_utf8_casefold (decomposed, -1) : NULL;

  for (const char *c = folded; c != NULL && *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (is_apostrophe (u))
      g_string_append_c (word, '\'');
    else if (!is_optional_mark (u) && !is_joiner (u))
      g_string_append_unichar (word, without_stroke (u));
  }
}

/* Lower case, no accents, no soft hyphens.  TRUE when only ASCII is left. */
static gboolean
fold (const char *text, gsize length, GString *word)
{
  gsize i = 0;

  g_string_truncate (word, 0);
  for (; i < length && (guint8) text[i] < 0x80; i++)
    g_string_append_c (word, g_ascii_tolower (text[i]));
  if (i < length) {
    g_string_truncate (word, 0);
    fold_foreign (text, length, word);
  }
  if (word->len > MAX_WORD_BYTES)
    g_string_truncate (word,
                       (gsize) (g_utf8_find_prev_char (word->str, word->str + MAX_WORD_BYTES) - word->str));
  for (i = 0; i < word->len; i++)
    if ((guint8) word->str[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
ends_with (const GString *word, const char *ending)
{
  gsize n = strlen (ending);

  return word->len > n && memcmp (word->str + word->len - n, ending, n) == 0;
}

/* American spelling to British, word by word: "organize" and "behavior". */
static void
respell (GString *word)
{
  static const char *const endings[] = { "ization", "izations", "ize", "ized", "izes", "izing",
                                         "izer",    "izers",    "yze", "yzed", "yzes", "yzing" };
  static const struct {
    const char *american, *british;
  } words[] = { { "behavior", "behaviour" }, { "color", "colour" }, { "favor", "favour" },
                { "labor", "labour" },       { "honor", "honour" }, { "neighbor", "neighbour" },
                { "program", "programme" },  { "center", "centre" } };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (word->len > strlen (endings[i]) + 2 && ends_with (word, endings[i])) {
      word->str[word->len - strlen (endings[i]) + 1] = 's';
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (word->str, words[i].american) && !g_str_has_prefix (word->str, words[i].british)) {
      g_string_erase (word, 0, (gssize) strlen (words[i].american));
      g_string_prepend (word, words[i].british);
      return;
    }
}

/* What is done together: one family each, whatever the ending.  The stemmer alone leaves "coproduct" and
 * "coproduc". */
static const struct {
  const char *stem, *family;
} together[] = {
  { "produc", "coproduc" },         { "design", "codesign" }, { "deliver", "codeliver" },
  { "commission", "cocommission" }, { "assess", "coassess" }, { "creat", "cocreat" },
  { "evaluat", "coevaluat" },       { "plan", "coplan" },     { "facilitat", "cofacilitat" },
};

static const char *
find_family (const char *after_co)
{
  for (gsize i = 0; i < G_N_ELEMENTS (together); i++)
    if (g_str_has_prefix (after_co, together[i].stem))
      return together[i].family;
  return NULL;
}

/* Of a word of ASCII.  Owned by the caller. */
static char *
make_stem (const CpTokenizer *tokenizer, const char *word)
{
  g_autoptr (GString) respelt = g_string_new (word);

  respell (respelt);
  const sb_symbol *stem =
      sb_stemmer_stem (tokenizer->stemmer, (const sb_symbol *) respelt->str, (int) respelt->len);
  if (stem == NULL)
    return g_string_free (g_steal_pointer (&respelt), FALSE);
  return g_strndup ((const char *) stem, (gsize) sb_stemmer_length (tokenizer->stemmer));
}

static const char *
find_stem (CpTokenizer *tokenizer, const char *word)
{
  const char *known = g_hash_table_lookup (tokenizer->stems, word);

  if (known != NULL)
    return known;
  if (g_hash_table_size (tokenizer->stems) >= MAX_STEMS)
    g_hash_table_remove_all (tokenizer->stems);
  char *stem = make_stem (tokenizer, word);
  g_hash_table_insert (tokenizer->stems, g_strdup (word), stem);
  return stem;
}

static int
give (CpTokenizer *tokenizer, const GString *word, gboolean is_ascii, gsize start, gsize end,
      gboolean is_alternative, CpTokenFunc found, gpointer data)
{
  const char *family = g_str_has_prefix (word->str, "co") ? find_family (word->str + 2) : NULL;

  if (word->len == 0) /* nothing but accents */
    return 0;
  if (family == NULL && is_ascii && word->len >= 3)
    family = find_stem (tokenizer, word->str);
  if (family == NULL)
    return found (word->str, word->len, start, end, is_alternative, data);
  return found (family, strlen (family), start, end, is_alternative, data);
}

/* The end of the word that begins at `c`. */
static const char *
find_word_end (const char *c, const char *end)
{
  while (c < end) {
    gunichar u = g_utf8_get_char (c);
    const char *next = g_utf8_next_char (c);
    gboolean inside = is_letter (u) || is_joiner (u) ||
                      (is_apostrophe (u) && next < end && is_letter (g_utf8_get_char (next)));
    if (!inside)
      break;
    c = next;
  }
  return c;
}

static const char *
skip_space (const char *c, const char *end, gboolean *ret_has_line_end)
{
  *ret_has_line_end = FALSE;
  while (c < end && g_unichar_isspace (g_utf8_get_char (c))) {
    *ret_has_line_end = *ret_has_line_end || *c == '\n';
    c = g_utf8_next_char (c);
  }
  return c;
}

/* Where the second part begins when the word that ends at `c` is parted from it by a hyphen and perhaps a
 * line end, or, with `by_space`, by space alone.  NULL when it is not. */
static const char *
find_second_part (const char *c, const char *end, gboolean by_space, gboolean *ret_over_line_end)
{
  const char *after_hyphen = c;
  gboolean has_line_end;

  *ret_over_line_end = FALSE;
  if (c < end && is_hyphen (g_utf8_get_char (c)))
    after_hyphen = g_utf8_next_char (c);
  else if (!by_space)
    return NULL;
  const char *part = skip_space (after_hyphen, end, &has_line_end);
  if (part >= end || !is_letter (g_utf8_get_char (part)))
    return NULL;
  if (after_hyphen > c && part > after_hyphen && !has_line_end) /* "co- and" */
    return NULL;
  *ret_over_line_end = after_hyphen > c && has_line_end;
  return part;
}

/* "co" and what follows, when they are one word.  The end of the second part, or NULL. */
static const char *
join_co (CpTokenizer *tokenizer, const char *c, const char *end)
{
  gboolean over_line_end;
  const char *part = find_second_part (c, end, TRUE, &over_line_end);
  if (part == NULL)
    return NULL;

  const char *part_end = find_word_end (part, end);
  gboolean is_ascii = fold (part, (gsize) (part_end - part), tokenizer->joined);
  gboolean by_hyphen = is_hyphen (g_utf8_get_char (c));
  if (!is_ascii || (!by_hyphen && find_family (tokenizer->joined->str) == NULL))
    return NULL;
  g_string_prepend (tokenizer->joined, "co");
  return part_end;
}

int
cp_tokenizer_run (CpTokenizer *tokenizer, const char *text, gsize length, CpTokenFunc found, gpointer data)
{
  const char *end = text + length;
  int result = 0;

  for (const char *c = text; c < end && result == 0;) {
    if (!is_letter (g_utf8_get_char (c))) {
      c = g_utf8_next_char (c);
      continue;
    }
    const char *word_end = find_word_end (c, end);
    gboolean is_ascii = fold (c, (gsize) (word_end - c), tokenizer->word);
    gsize start = (gsize) (c - text);

    const char *joined_end =
        g_str_equal (tokenizer->word->str, "co") ? join_co (tokenizer, word_end, end) : NULL;
    if (joined_end != NULL) {
      result =
          give (tokenizer, tokenizer->joined, TRUE, start, (gsize) (joined_end - text), FALSE, found, data);
      c = joined_end;
      continue;
    }

    gboolean over_line_end;
    const char *part = find_second_part (word_end, end, FALSE, &over_line_end);
    if (part != NULL && over_line_end && is_ascii && g_ascii_islower (*part)) {
      const char *part_end = find_word_end (part, end);
      g_string_assign (tokenizer->joined, tokenizer->word->str);
      result = give (tokenizer, tokenizer->word, TRUE, start, (gsize) (word_end - text), FALSE, found, data);
      GString *second = tokenizer->word;
      if (result == 0 && fold (part, (gsize) (part_end - part), second)) {
        g_string_append (tokenizer->joined, second->str);
        result =
            give (tokenizer, tokenizer->joined, TRUE, start, (gsize) (part_end - text), TRUE, found, data);
      }
    } else {
      result =
          give (tokenizer, tokenizer->word, is_ascii, start, (gsize) (word_end - text), FALSE, found, data);
    }
    c = word_end;
  }
  return result;
}
