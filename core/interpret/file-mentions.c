/* file-mentions.c: takes a line, gives the files that it names: those that were sent, with or without folder
 * and ending, and names with a file's ending that are nobody's. */
#include "file-mentions.h"

#include <string.h>

/* A name without its ending counts only where it could hardly mean anything else. */
#define SHORTEST_STEM_BYTES 3
/* So far back a name with an unknown file's ending may reach. */
#define LONGEST_NAME_BYTES 80

/* Lower case, and all that people write instead of a space is one; as many bytes as before. */
static char *
even_out (const char *text, gssize length)
{
  char *even = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);

  for (char *c = even; *c != '\0'; c++)
    *c = *c == '\\' ? '/' : *c == '_' || *c == '\t' || *c == '\n' ? ' ' : g_ascii_tolower (*c);
  return even;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || ((guint8) c & 0x80) != 0;
}

/* The first word that begins at or behind the place; the number of words where there is none. */
static guint
word_at (const GArray *words, guint32 place)
{
  guint i = 0;

  while (i < words->len && cp_plain_word (words, i)->start < place)
    i++;
  return i;
}

/* A line as words, to see what stands before and behind a name. */
typedef struct {
  const CpPointerRules *rules;
  const char *text;
  const CpFileLine *line;
  char *even; /* of the line */
  GArray *words;
  GArray *mentions; /* CpFileMention */
} Scan;

static gboolean
has_set (const Scan *scan, CpPointerSet set, guint at)
{
  return cp_phrases_has (scan->rules->sets[set], scan->words, at, scan->words->len);
}

static guint
to_number (const CpPlainWord *word)
{
  const char *digits = word->word + strcspn (word->word, "0123456789");
  guint64 number = 0;
  char *end = NULL;

  if (*digits == '\0')
    return 0;
  number = g_ascii_strtoull (digits, &end, 10);
  return *end == '\0' && number <= 9999 ? (guint) number : 0;
}

/* "page 2", "p2" at the word: its number, or 0. */
static guint
page_at (const Scan *scan, guint at)
{
  if (at >= scan->words->len)
    return 0;
  if (has_set (scan, CP_POINTER_PAGES, at))
    return at + 1 < scan->words->len ? to_number (cp_plain_word (scan->words, at + 1)) : 0;
  const CpPlainWord *word = cp_plain_word (scan->words, at);
  g_autofree char *letters = g_strndup (word->word, strcspn (word->word, "0123456789"));
  return *letters != '\0' && cp_phrases_begin (scan->rules->sets[CP_POINTER_PAGES], letters)
             ? to_number (word)
             : 0;
}

static guint
page_cell (const Scan *scan)
{
  g_autoptr (GArray) words = cp_plain_words (scan->text, scan->line->page_start, scan->line->page_end);

  for (guint i = 0; i < words->len; i++) {
    guint number = to_number (cp_plain_word (words, i));
    if (number > 0)
      return number;
  }
  return 0;
}

/* Whether nothing but a pointing word, or none, stands between the word and the name. */
static guint
page_before (const Scan *scan, guint32 start)
{
  guint at = word_at (scan->words, start);

  for (guint i = at; i > 0 && i + 4 > at; i--) {
    if (i < scan->words->len && cp_plain_word (scan->words, i)->parting >= CP_PART_STRONG)
      return 0;
    guint number = page_at (scan, i - 1);
    if (number > 0 && (i + 1 == at || (i == at && cp_plain_word (scan->words, i - 1)->word[0] == 'p') ||
                       (i + 2 == at && has_set (scan, CP_POINTER_POINTING, at - 1))))
      return number;
  }
  return 0;
}

static gboolean
is_in_file_cell (const Scan *scan, guint32 start)
{
  return start >= scan->line->file_start && start < scan->line->file_end;
}

static gboolean
is_taken (const Scan *scan, guint32 start, guint32 end)
{
  for (guint i = 0; i < scan->mentions->len; i++) {
    const CpFileMention *mention = &g_array_index (scan->mentions, CpFileMention, i);
    if (start < mention->end && mention->start < end)
      return TRUE;
  }
  return FALSE;
}

/* A name without its ending: in the column for files, right behind "see", before a page, or not a single
 * word. */
static gboolean
is_clearly_meant (const Scan *scan, guint32 start, guint32 end, const char *stem)
{
  guint at = word_at (scan->words, start);
  gboolean is_plain_word = strpbrk (stem, " -0123456789") == NULL;

  if (is_in_file_cell (scan, start) || page_at (scan, word_at (scan->words, end)) > 0)
    return TRUE;
  gboolean is_pointed = at > 0 && cp_plain_word (scan->words, at)->parting == CP_PART_NONE &&
                        has_set (scan, CP_POINTER_POINTING, at - 1);
  return is_pointed || !is_plain_word;
}

/* Adds the places where the name stands, unless a longer one stands there. */
static void
add_name (Scan *scan, const CpItem *item, const char *name, gboolean has_ending)
{
  gsize length = strlen (name);

  for (const char *at = scan->even; (at = strstr (at, name)) != NULL; at++) {
    guint32 start = scan->line->start + (guint32) (at - scan->even), end = start + (guint32) length;
    const CpFileMention mention = { start, end, item, 0 };
    gboolean goes_on =
        is_letter (at[length]) || (at[length] == '.' && is_letter (at[length + 1]) && !has_ending);
    if ((at > scan->even && (is_letter (at[-1]) || at[-1] == '.')) || goes_on || is_taken (scan, start, end))
      continue;
    if (has_ending || is_clearly_meant (scan, start, end, name))
      g_array_append_val (scan->mentions, mention);
  }
}

/* A file and one of the ways to name it. */
typedef struct {
  const CpItem *item;
  char *name;
  gboolean has_ending;
} Name;

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->name);
}

static void
add_name_of (GArray *names, const CpItem *item, const char *text, gssize length, gboolean has_ending)
{
  const Name name = { item, even_out (text, length), has_ending };

  g_array_append_val (names, name);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (((const Name *) a)->name), second = strlen (((const Name *) b)->name);

  return first < second ? 1 : first > second ? -1 : 0;
}

GArray *
cp_file_names_new (const CpItems *items)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  g_array_set_clear_func (names, name_clear);
  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    const char *slash = strrchr (item->path, '/'), *base = slash != NULL ? slash + 1 : item->path;
    const char *dot = strrchr (base, '.');
    gsize stem = dot != NULL ? (gsize) (dot - base) : strlen (base);
    add_name_of (names, item, item->path, -1, TRUE);
    add_name_of (names, item, base, -1, TRUE);
    if (dot != NULL && stem >= SHORTEST_STEM_BYTES)
      add_name_of (names, item, base, (gssize) stem, FALSE);
  }
  g_array_sort (names, compare_names);
  return names;
}

/* "G3": what stands before a file's name, and is not of it. */
static gboolean
looks_like_number (const Scan *scan, const CpPlainWord *word)
{
  const char *letter = scan->text + word->start;

  return g_ascii_isupper (*letter) && word->end - word->start > 1 &&
         strspn (word->word + 1, "0123456789") == strlen (word->word) - 1;
}

/* Where an unknown name begins that ends at `end`: behind a colon, a dash, a bracket or "see". */
static guint32
find_name_start (const Scan *scan, guint32 end)
{
  guint at = word_at (scan->words, end);

  if (is_in_file_cell (scan, end - 1))
    return scan->line->file_start;
  while (at > 0) {
    const CpPlainWord *word = cp_plain_word (scan->words, at - 1);
    if (end - word->start > LONGEST_NAME_BYTES || is_taken (scan, word->start, word->end))
      break;
    if (cp_phrases_has (scan->rules->sets[CP_POINTER_POINTING], scan->words, at - 1, at) &&
        scan->text[word->end] == ' ')
      break;
    if (looks_like_number (scan, word))
      break;
    at--;
    if (word->parting >= CP_PART_COMMA && word->end < end && scan->text[word->start - 1] != '.')
      break;
  }
  return at < scan->words->len ? cp_plain_word (scan->words, at)->start : end;
}

static gboolean
is_address (const Scan *scan, guint32 start, guint32 end)
{
  while (start > scan->line->start && !g_ascii_isspace (scan->text[start - 1]))
    start--;
  return g_strstr_len (scan->text + start, end - start, "//") != NULL ||
         g_strstr_len (scan->text + start, end - start, "www.") != NULL ||
         memchr (scan->text + start, '@', end - start) != NULL;
}

static void
add_unknown (Scan *scan)
{
  for (guint i = 1; i < scan->words->len; i++) {
    const CpPlainWord *word = cp_plain_word (scan->words, i);
    guint n = 0;
    if (scan->text[word->start - 1] != '.' || word->start < 2 || !is_letter (scan->text[word->start - 2]) ||
        cp_phrases_find (scan->rules->sets[CP_POINTER_ENDINGS], scan->words, i, i + 1, &n) < 0 ||
        is_taken (scan, word->start, word->end))
      continue;
    const CpFileMention mention = { find_name_start (scan, word->start - 1), word->end, NULL, 0 };
    if (!is_taken (scan, mention.start, mention.end) && !is_address (scan, mention.start, mention.end))
      g_array_append_val (scan->mentions, mention);
  }
}

static gint
compare_mentions (gconstpointer a, gconstpointer b)
{
  guint32 first = ((const CpFileMention *) a)->start, second = ((const CpFileMention *) b)->start;

  return first < second ? -1 : first > second;
}

static void
find_pages (Scan *scan)
{
  g_array_sort (scan->mentions, compare_mentions);
  for (guint i = 0; i < scan->mentions->len; i++) {
    CpFileMention *mention = &g_array_index (scan->mentions, CpFileMention, i);
    mention->page = page_at (scan, word_at (scan->words, mention->end));
    if (mention->page == 0)
      mention->page = page_before (scan, mention->start);
    if (mention->page == 0 && scan->mentions->len == 1)
      mention->page = page_cell (scan);
  }
}

GArray *
cp_file_mentions_find (const CpPointerRules *rules, const GArray *names, const char *text,
                       const CpFileLine *line)
{
  g_autofree char *even = even_out (text + line->start, line->end - line->start);
  g_autoptr (GArray) words = cp_plain_words (text, line->start, line->end);
  Scan scan = { rules, text, line, even, words, g_array_new (FALSE, FALSE, sizeof (CpFileMention)) };

  for (guint i = 0; i < names->len; i++) {
    const Name *name = &g_array_index (names, Name, i);
    add_name (&scan, name->item, name->name, name->has_ending);
  }
  add_unknown (&scan);
  find_pages (&scan);
  return scan.mentions;
}
