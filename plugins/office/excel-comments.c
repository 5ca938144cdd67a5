/* excel-comments.c: takes the notes of a sheet (ECMA-376, part 1, 18.7) or its threads of comments (MS-XLSX,
 * 2.6.203), gives each as an aside.  Of a thread Excel also writes a note for older programs, whose author's
 * name begins so: "tc={". */
#include "excel-comments.h"
#include "excel-strings.h"
#include "part.h"

#define MAX_COMMENT_BYTES (64u << 10)

typedef struct {
  Asides *asides;
  guint32 page;
  GArray *authors; /* gboolean by number: is it only the sign of a thread? */
  char *place;
  GString *text;
  gboolean is_repeated; /* the thread itself is read */
} Reader;

static void
add_author (gpointer data, const char *text, gsize length)
{
  GArray *authors = ((Reader *) data)->authors;

  if (authors->len > 0 && length >= 4 && g_str_has_prefix (text, "tc={"))
    g_array_index (authors, gboolean, authors->len - 1) = TRUE;
}

static gboolean
begin_author (gpointer data, const char **attributes)
{
  const gboolean is_thread = FALSE;

  (void) attributes;
  g_array_append_val (((Reader *) data)->authors, is_thread);
  return TRUE;
}

static gboolean
begin_comment (gpointer data, const char **attributes)
{
  Reader *reader = data;
  guint author = attribute_number (attributes, "authorId", G_MAXINT32, G_MAXUINT);

  g_free (reader->place);
  reader->place = g_strdup (attribute (attributes, "ref"));
  reader->is_repeated = author < reader->authors->len && g_array_index (reader->authors, gboolean, author);
  g_string_truncate (reader->text, 0);
  return TRUE;
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  GString *to = ((Reader *) data)->text;

  if (to->len + length <= MAX_COMMENT_BYTES)
    g_string_append_len (to, text, (gssize) length);
}

static void
end_comment (gpointer data)
{
  Reader *reader = data;

  excel_strings_unescape (reader->text, 0);
  if (reader->place != NULL && reader->text->len > 0)
    g_string_prepend (reader->text, ": ");
  if (reader->place != NULL && reader->text->len > 0)
    g_string_prepend (reader->text, reader->place);
  if (!reader->is_repeated)
    asides_add (reader->asides, reader->page, CP_ASIDE_COMMENT, reader->text->str);
}

static const Element elements[] = {
  { .name = "x:author", .begin = begin_author, .text = add_author },
  { .name = "x:comment", .begin = begin_comment, .end = end_comment },
  { .name = "x:t", .text = add_text },
  { .name = "x:rPh", .begin = leave_out },
  { .name = "threads:threadedComment", .begin = begin_comment, .end = end_comment },
  { .name = "threads:text", .text = add_text },
  { .name = NULL },
};
static Vocabulary vocabulary;

void
excel_comments_prepare (void)
{
  vocabulary_add (&vocabulary, elements);
}

gboolean
excel_comments_read (Asides *asides, guint32 page, Package *package, const char *part, GError **error)
{
  Reader reader = { .asides = asides, .page = page };

  reader.authors = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reader.text = g_string_new (NULL);
  gboolean good = part_read_named (package, part, &vocabulary, &reader, error);
  g_array_unref (reader.authors);
  g_string_free (reader.text, TRUE);
  g_free (reader.place);
  return good;
}
