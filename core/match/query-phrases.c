/* query-phrases.c: takes an expression, gives its phrases with their NEAR groups (sqlite.org/fts5.html,
 * section 3). */
#include "query-phrases.h"

#include <string.h>

/* FTS5's own, where a NEAR group does not say. */
#define USUAL_DISTANCE 10

typedef struct {
  GArray *phrases; /* CpQueryPhrase */
  guint first;     /* of the NEAR group that is open */
  gboolean is_near;
} Reader;

gsize
cp_query_phrase_length (const char *text)
{
  gsize n = 0;

  if (*text == '"') {
    n = strcspn (text + 1, "\"");
    return n > 0 && text[n + 1] == '"' && text[n + 2] != '"' ? n + 2 : 0;
  }
  while (g_ascii_isalnum (text[n]) || text[n] == '_' || (guchar) text[n] >= 0x80)
    n++;
  return n;
}

static void
add_phrase (const Reader *reader)
{
  const CpQueryPhrase phrase = { reader->phrases->len, 1, 0 };

  g_array_append_val (reader->phrases, phrase);
}

static void
end_group (Reader *reader, int within)
{
  guint n = reader->phrases->len - reader->first;

  for (guint i = reader->first; reader->is_near && i < reader->phrases->len; i++)
    g_array_index (reader->phrases, CpQueryPhrase, i) = (CpQueryPhrase){ reader->first, n, within };
  reader->is_near = FALSE;
}

/* ", 5)" */
static const char *
read_distance (Reader *reader, const char *text)
{
  char *end;
  gint64 within = g_ascii_strtoll (text + 1, &end, 10);

  end_group (reader, (int) CLAMP (within, 0, G_MAXINT16));
  return end > text + 1 ? end : NULL;
}

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return length == strlen (word) && strncmp (text, word, length) == 0;
}

static const char *
read_phrase (Reader *reader, const char *text)
{
  gsize n = cp_query_phrase_length (text);

  if (is_word (text, n, "NEAR") && text[n] == '(') {
    reader->is_near = TRUE;
    reader->first = reader->phrases->len;
    return text + n + 1;
  }
  if (n > 0 && !is_word (text, n, "OR") && !is_word (text, n, "AND") && !is_word (text, n, "NOT"))
    add_phrase (reader);
  return n > 0 ? text + n : NULL;
}

/* Behind what begins here; NULL where it is of no known form. */
static const char *
read_part (Reader *reader, const char *text)
{
  switch (*text) {
  case ')':
    end_group (reader, USUAL_DISTANCE);
    return text + 1;
  case ' ':
  case '(':
  case '*':
    return text + 1;
  case ',':
    return read_distance (reader, text);
  default:
    return read_phrase (reader, text);
  }
}

GArray *
cp_query_phrases_read (const char *expression)
{
  g_autoptr (GArray) phrases = g_array_new (FALSE, FALSE, sizeof (CpQueryPhrase));
  Reader reader = { .phrases = phrases };
  const char *text = expression;

  while (text != NULL && *text != '\0')
    text = read_part (&reader, text);
  return text != NULL ? g_steal_pointer (&phrases) : NULL;
}
