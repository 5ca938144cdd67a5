/* stem-phrase.c: takes texts, gives their words as numbers, and finds phrases among them. */
#include "stem-phrase.h"
#include "tokenizer.h"

#include <string.h>

struct CpVocabulary {
  CpTokenizer *tokenizer;
  GHashTable *numbers; /* from a word to its number + 1 */
  GPtrArray *words;    /* char *, by number; owned by `numbers` */
};

CpVocabulary *
cp_vocabulary_new (void)
{
  CpVocabulary *vocabulary = g_new (CpVocabulary, 1);

  vocabulary->tokenizer = cp_tokenizer_new ();
  vocabulary->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vocabulary->words = g_ptr_array_new ();
  return vocabulary;
}

void
cp_vocabulary_free (CpVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  cp_tokenizer_free (vocabulary->tokenizer);
  g_ptr_array_unref (vocabulary->words);
  g_hash_table_unref (vocabulary->numbers);
  g_free (vocabulary);
}

guint
cp_vocabulary_count (const CpVocabulary *vocabulary)
{
  return vocabulary->words->len;
}

/* Takes the word over. */
static guint
find_number (CpVocabulary *vocabulary, char *word)
{
  gpointer number = g_hash_table_lookup (vocabulary->numbers, word);

  if (number != NULL) {
    g_free (word);
    return GPOINTER_TO_UINT (number) - 1;
  }
  g_ptr_array_add (vocabulary->words, word);
  g_hash_table_insert (vocabulary->numbers, word, GUINT_TO_POINTER (vocabulary->words->len));
  return vocabulary->words->len - 1;
}

/* The letters and figures of a word: an apostrophe is typed in several ways. */
static char *
fold_word (const char *text, gsize length)
{
  GString *word = g_string_new (NULL);

  for (const char *c = text; c < text + length; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);
    if (g_unichar_isalnum (u))
      g_string_append_unichar (word, g_unichar_tolower (u));
  }
  return g_string_free (word, FALSE);
}

typedef struct {
  CpVocabulary *vocabulary;
  const char *text;
  GArray *words;
} Reading;

static int
take_word (const char *token, gsize length, gsize start, gsize end, gboolean is_alternative, gpointer data)
{
  const Reading *reading = data;

  if (is_alternative)
    return 0;
  const CpTextWord word = {
    .stem = find_number (reading->vocabulary, g_strndup (token, length)),
    .word = find_number (reading->vocabulary, fold_word (reading->text + start, end - start)),
    .start = (guint32) start,
    .end = (guint32) end,
  };
  g_array_append_val (reading->words, word);
  return 0;
}

GArray *
cp_vocabulary_read (CpVocabulary *vocabulary, const char *text, gsize length)
{
  Reading reading = { vocabulary, text, g_array_new (FALSE, FALSE, sizeof (CpTextWord)) };

  cp_tokenizer_run (vocabulary->tokenizer, text, length, take_word, &reading);
  return reading.words;
}

struct CpStemPhrases {
  const CpVocabulary *vocabulary;
  CpPhraseManner manner;
  GHashTable *by_first;            /* from the first word's number to a GPtrArray of GArray of guint */
  GPtrArray *beginnings, *endings; /* char *: of patterns with a star behind, or before */
};

static guint
number_of (const CpTextWord *word, CpPhraseManner manner)
{
  return manner == CP_PHRASE_BY_STEM ? word->stem : word->word;
}

static void
add_phrase (CpStemPhrases *phrases, CpVocabulary *vocabulary, const char *text)
{
  g_autoptr (GArray) words = cp_vocabulary_read (vocabulary, text, strlen (text));
  if (words->len == 0)
    return;

  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < words->len; i++) {
    guint number = number_of (&g_array_index (words, CpTextWord, i), phrases->manner);
    g_array_append_val (numbers, number);
  }
  gpointer first = GUINT_TO_POINTER (g_array_index (numbers, guint, 0));
  GPtrArray *same = g_hash_table_lookup (phrases->by_first, first);
  if (same == NULL) {
    same = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
    g_hash_table_insert (phrases->by_first, first, same);
  }
  g_ptr_array_add (same, numbers);
}

CpStemPhrases *
cp_stem_phrases_new (CpVocabulary *vocabulary, const GPtrArray *texts, CpPhraseManner manner)
{
  CpStemPhrases *phrases = g_new (CpStemPhrases, 1);

  phrases->vocabulary = vocabulary;
  phrases->manner = manner;
  phrases->by_first =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  phrases->beginnings = g_ptr_array_new_with_free_func (g_free);
  phrases->endings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len; i++) {
    const char *text = texts->pdata[i];
    gsize length = strlen (text);
    if (length > 1 && text[0] == '*')
      g_ptr_array_add (phrases->endings, g_utf8_strdown (text + 1, -1));
    else if (length > 1 && text[length - 1] == '*')
      g_ptr_array_add (phrases->beginnings, g_utf8_strdown (text, (gssize) length - 1));
    else
      add_phrase (phrases, vocabulary, text);
  }
  return phrases;
}

void
cp_stem_phrases_free (CpStemPhrases *phrases)
{
  if (phrases == NULL)
    return;
  g_hash_table_unref (phrases->by_first);
  g_ptr_array_unref (phrases->beginnings);
  g_ptr_array_unref (phrases->endings);
  g_free (phrases);
}

static gboolean
fits_pattern (const CpStemPhrases *phrases, const CpTextWord *word)
{
  const char *text = phrases->vocabulary->words->pdata[word->word];
  gsize length = strlen (text);

  for (guint i = 0; i < phrases->beginnings->len; i++)
    if (g_str_has_prefix (text, phrases->beginnings->pdata[i]))
      return TRUE;
  /* more than the ending itself must stand there, and "need" is no past of anything */
  for (guint i = 0; i < phrases->endings->len; i++)
    if (length > strlen (phrases->endings->pdata[i]) + 2 &&
        g_str_has_suffix (text, phrases->endings->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
begins_here (const GArray *numbers, const GArray *words, guint index, CpPhraseManner manner)
{
  if (index + numbers->len > words->len)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) !=
        number_of (&g_array_index (words, CpTextWord, index + i), manner))
      return FALSE;
  return TRUE;
}

guint
cp_stem_phrases_match (const CpStemPhrases *phrases, const GArray *words, guint index)
{
  const CpTextWord *word = &g_array_index (words, CpTextWord, index);
  const GPtrArray *same =
      g_hash_table_lookup (phrases->by_first, GUINT_TO_POINTER (number_of (word, phrases->manner)));
  guint longest = 0;

  for (guint i = 0; same != NULL && i < same->len; i++) {
    const GArray *numbers = same->pdata[i];
    if (numbers->len > longest && begins_here (numbers, words, index, phrases->manner))
      longest = numbers->len;
  }
  return longest > 0 ? longest : (guint) fits_pattern (phrases, word);
}

gboolean
cp_stem_phrases_are_in (const CpStemPhrases *phrases, const GArray *words, guint first, guint past)
{
  for (guint i = first; i < past; i++) {
    guint n = cp_stem_phrases_match (phrases, words, i);
    if (n > 0 && i + n <= past)
      return TRUE;
  }
  return FALSE;
}

gboolean
cp_pattern_fits (const GPtrArray *patterns, const char *text)
{
  for (guint i = 0; i < patterns->len; i++) {
    const char *pattern = patterns->pdata[i];
    gsize length = strlen (pattern);
    gboolean is_open = length > 0 && pattern[length - 1] == '*';
    if (is_open ? g_ascii_strncasecmp (text, pattern, length - 1) == 0
                : g_ascii_strcasecmp (text, pattern) == 0)
      return TRUE;
  }
  return FALSE;
}
