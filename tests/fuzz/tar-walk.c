/* tar-walk.c: takes any bytes for a tar; the first says in pieces of what length.  It must not matter in
 * which pieces a tar comes. */
#include "tar-walk.h"
#include "fuzz.h"

static gboolean
begin_member (gpointer data, const guint8 *raw_name, gsize length, gboolean is_folder, GError **error)
{
  (void) error;
  g_string_append (data, is_folder ? "\nfolder " : "\nfile ");
  g_string_append_len (data, (const char *) raw_name, (gssize) length);
  g_string_append_c (data, '\n');
  return TRUE;
}

static gboolean
add_bytes (gpointer data, const guint8 *bytes, gsize length, GError **error)
{
  (void) error;
  g_string_append_len (data, (const char *) bytes, (gssize) length);
  return TRUE;
}

static gboolean
end_member (gpointer data, GError **error)
{
  (void) error;
  g_string_append (data, "\nend");
  return TRUE;
}

/* All that the walk says, in order.  What is said twice in a row counts once: of a doubtful piece of padding
 * each part is. */
static GString *
walk_in_pieces (const guint8 *bytes, gsize length, gsize piece)
{
  static const CpTarSink sink = { begin_member, add_bytes, end_member };
  GString *said = g_string_new (NULL);
  g_autoptr (CpTarWalk) walk = cp_tar_walk_new (&sink, said);

  for (gsize done = 0; done < length; done += piece)
    g_assert_true (cp_tar_walk_push (walk, bytes + done, MIN (piece, length - done), NULL));
  g_autofree char *last = NULL;
  g_assert_true (cp_tar_walk_finish (walk, NULL));
  const GPtrArray *faults = cp_tar_walk_get_faults (walk);
  for (guint i = 0; i < faults->len; i++) {
    const CpArchiveFault *fault = faults->pdata[i];
    char *line = g_strdup_printf ("\n%s %s %s", cp_archive_reason_code (fault->reason),
                                  fault->member != NULL ? fault->member : "-",
                                  fault->detail != NULL ? fault->detail : "-");
    if (g_strcmp0 (line, last) != 0)
      g_string_append (said, line);
    g_free (last);
    last = line;
  }
  return said;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  if (length == 0)
    return 0;
  g_autoptr (GString) whole = walk_in_pieces (bytes + 1, length - 1, length);
  g_autoptr (GString) pieces = walk_in_pieces (bytes + 1, length - 1, 1 + (gsize) bytes[0] * 3);
  g_assert_true (g_string_equal (whole, pieces));
  return 0;
}
