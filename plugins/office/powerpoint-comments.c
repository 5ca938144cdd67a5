/* powerpoint-comments.c: takes the comments of a slide, older (ECMA-376, part 1, 19.4) or newer
 * (MS-PPTX, 2.13), gives each as an aside.  Newer ones hold their replies before their own words. */
#include "powerpoint-comments.h"
#include "part.h"

#define MAX_COMMENT_BYTES (64u << 10)

typedef struct {
  Asides *asides;
  guint32 page;
  GString *words; /* of the comment */
  GString *reply; /* being read; its length is 0 outside of one */
  gboolean in_reply;
  GPtrArray *replies; /* char * */
} Reader;

static gboolean
begin_comment (gpointer data, const char **attributes)
{
  Reader *reader = data;

  (void) attributes;
  g_string_truncate (reader->words, 0);
  g_ptr_array_set_size (reader->replies, 0);
  return TRUE;
}

static void
end_comment (gpointer data)
{
  Reader *reader = data;

  asides_add (reader->asides, reader->page, CP_ASIDE_COMMENT, reader->words->str);
  for (guint i = 0; i < reader->replies->len; i++)
    asides_add (reader->asides, reader->page, CP_ASIDE_COMMENT, reader->replies->pdata[i]);
}

static gboolean
begin_reply (gpointer data, const char **attributes)
{
  Reader *reader = data;

  (void) attributes;
  reader->in_reply = TRUE;
  g_string_truncate (reader->reply, 0);
  return TRUE;
}

static void
end_reply (gpointer data)
{
  Reader *reader = data;

  reader->in_reply = FALSE;
  g_ptr_array_add (reader->replies, g_strdup (reader->reply->str));
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  const Reader *reader = data;
  GString *to = reader->in_reply ? reader->reply : reader->words;

  if (to->len + length <= MAX_COMMENT_BYTES)
    g_string_append_len (to, text, (gssize) length);
}

static void
end_paragraph (gpointer data)
{
  add_text (data, "\n", 1);
}

static const Element elements[] = {
  { .name = "p:cm", .begin = begin_comment, .end = end_comment },
  { .name = "p:text", .text = add_text },
  { .name = "p188:cm", .begin = begin_comment, .end = end_comment },
  { .name = "p188:reply", .begin = begin_reply, .end = end_reply },
  { .name = "a:p", .end = end_paragraph },
  { .name = "a:t", .text = add_text },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
powerpoint_comments_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
powerpoint_comments_read (Asides *asides, guint32 page, Package *package, const char *part, GError **error)
{
  Reader reader = { .asides = asides, .page = page };

  reader.words = g_string_new (NULL);
  reader.reply = g_string_new (NULL);
  reader.replies = g_ptr_array_new_with_free_func (g_free);
  gboolean good = part_read_named (package, part, &vocabulary, &reader, error);
  g_string_free (reader.words, TRUE);
  g_string_free (reader.reply, TRUE);
  g_ptr_array_unref (reader.replies);
  return good;
}
