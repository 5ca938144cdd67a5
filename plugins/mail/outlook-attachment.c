/* outlook-attachment.c: takes the folder of an attachment, gives the file in it. */
#include "outlook-attachment.h"
#include "letter.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfOutfile, g_object_unref)

/* A picture in the message that is smaller is decoration. */
#define MIN_PICTURE_BYTES 8192
/* Folders within folders of what is attached: attachments of attached messages, and so on. */
#define MAX_DEPTH 40
#define MAX_COPIED_BYTES (512u << 20)

/* How it is attached ([MS-OXCMSG], 2.2.2.9). */
enum { METHOD_BY_VALUE = 1, METHOD_BY_LINK = 2, METHOD_BY_LINK_ONLY = 4, METHOD_MESSAGE = 5, METHOD_WEB = 7 };

static gboolean
copy_stream (GsfInfile *from, const char *name, GsfOutfile *to, gsize *n_bytes)
{
  g_autoptr (GByteArray) bytes = mapi_read_stream (from, name);
  if (bytes == NULL || bytes->len > MAX_COPIED_BYTES - *n_bytes)
    return FALSE;

  g_autoptr (GsfOutput) output = gsf_outfile_new_child (to, name, FALSE);
  *n_bytes += bytes->len;
  return gsf_output_write (output, bytes->len, bytes->data) && gsf_output_close (output);
}

static gboolean
copy_folder (GsfInfile *from, GsfOutfile *to, guint depth, gsize *n_bytes)
{
  int n = depth > MAX_DEPTH ? 0 : gsf_infile_num_children (from);

  for (int i = 0; i < n; i++) {
    g_autoptr (GsfInput) child = gsf_infile_child_by_index (from, i);
    const char *name = gsf_infile_name_by_index (from, i);
    if (child == NULL || name == NULL)
      continue;
    if (gsf_infile_num_children (GSF_INFILE (child)) < 0) {
      if (depth == 0 && g_str_equal (name, "__properties_version1.0"))
        continue; /* the caller's: it has another head in a file of its own */
      if (!copy_stream (from, name, to, n_bytes))
        return FALSE;
      continue;
    }
    g_autoptr (GsfOutput) folder = gsf_outfile_new_child (to, name, TRUE);
    if (!copy_folder (GSF_INFILE (child), GSF_OUTFILE (folder), depth + 1, n_bytes) ||
        !gsf_output_close (folder))
      return FALSE;
  }
  return depth <= MAX_DEPTH;
}

/* The table of properties: the head of a message's own file is eight bytes longer than that of a message
 * within another ([MS-OXMSG], 2.4.1). */
static gboolean
copy_table (GsfInfile *from, GsfOutfile *to)
{
  static const guint8 reserved[8] = { 0 };
  g_autoptr (GByteArray) table = mapi_read_stream (from, "__properties_version1.0");
  if (table == NULL || table->len < 24)
    return FALSE;

  g_autoptr (GsfOutput) output = gsf_outfile_new_child (to, "__properties_version1.0", FALSE);
  return gsf_output_write (output, 24, table->data) && gsf_output_write (output, sizeof reserved, reserved) &&
         gsf_output_write (output, table->len - 24, table->data + 24) && gsf_output_close (output);
}

/* The names of properties without a number stand once, in the outermost folder. */
static gboolean
copy_names (GsfInfile *root, GsfOutfile *to, gsize *n_bytes)
{
  g_autoptr (GsfInput) names = gsf_infile_child_by_name (root, "__nameid_version1.0");
  if (names == NULL || gsf_infile_num_children (GSF_INFILE (names)) < 0)
    return TRUE;

  g_autoptr (GsfOutput) folder = gsf_outfile_new_child (to, "__nameid_version1.0", TRUE);
  return copy_folder (GSF_INFILE (names), GSF_OUTFILE (folder), 1, n_bytes) && gsf_output_close (folder);
}

/* A file of its own, from a folder of this one. */
static GByteArray *
lift_out (GsfInfile *root, GsfInfile *folder, gboolean is_message)
{
  g_autoptr (GsfOutput) memory = gsf_output_memory_new ();
  g_autoptr (GsfOutfile) file = gsf_outfile_msole_new (memory);
  gsize n_bytes = 0;

  gboolean good = !is_message || (copy_table (folder, file) && copy_names (root, file, &n_bytes));
  good = good && copy_folder (folder, file, is_message ? 0 : 1, &n_bytes);
  if (!gsf_output_close (GSF_OUTPUT (file)) || !good)
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  return g_byte_array_append (bytes, gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                              (guint) gsf_output_size (memory));
}

static char *
first_name (const MapiObject *attachment, const guint *properties, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = mapi_get_text (attachment, properties[i]);
    g_autofree char *line = letter_fold (text != NULL ? text : "");
    if (*line != '\0')
      return g_steal_pointer (&line);
  }
  return NULL;
}

static char *
name_attachment (const MapiObject *attachment, guint number)
{
  static const guint properties[] = { MAPI_FILE_NAME, MAPI_NAME, MAPI_SHORT_FILE_NAME };
  char *name = first_name (attachment, properties, G_N_ELEMENTS (properties));

  return name != NULL ? name : g_strdup_printf ("attachment %u", number);
}

static gboolean
push_folder (GsfInfile *root, const MapiObject *attachment, GsfInfile *folder, guint number, CpSink *sink,
             GError **error)
{
  gboolean is_message = mapi_get_number (attachment, MAPI_ATTACH_METHOD, METHOD_MESSAGE) == METHOD_MESSAGE;
  g_autoptr (GByteArray) bytes = lift_out (root, folder, is_message);
  g_autofree char *name = name_attachment (attachment, number);
  g_autofree char *with_ending =
      is_message && !g_str_has_suffix (name, ".msg") ? g_strconcat (name, ".msg", NULL) : g_strdup (name);

  if (bytes != NULL)
    return sink->child (sink, with_ending, bytes->data, bytes->len, error);
  g_autofree char *words = g_strdup_printf ("The attachment “%s” is damaged.", name);
  return sink->gap (sink, 1, CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, words, error);
}

static gboolean
is_decoration (const MapiObject *attachment, gsize length)
{
  g_autofree char *type = mapi_get_text (attachment, MAPI_ATTACHED_TYPE);
  g_autofree char *id = mapi_get_text (attachment, MAPI_CONTENT_ID);
  gboolean is_picture = type != NULL && g_str_has_prefix (type, "image/");

  return is_picture && length < MIN_PICTURE_BYTES &&
         (id != NULL || mapi_get_number (attachment, MAPI_HIDDEN, 0) != 0);
}

/* Neither bytes nor a folder: a name and, perhaps, where it is. */
static gboolean
push_absent (const MapiObject *attachment, guint number, CpSink *sink, GError **error)
{
  guint method = mapi_get_number (attachment, MAPI_ATTACH_METHOD, 0);
  gboolean is_elsewhere = method == METHOD_BY_LINK || method == METHOD_BY_LINK_ONLY || method == METHOD_WEB;
  g_autofree char *name = name_attachment (attachment, number);
  g_autofree char *words =
      g_strdup_printf (is_elsewhere ? "The attachment “%s” is not in the message but somewhere else. "
                                      "Please send it."
                                    : "The attachment “%s” is missing from the message. Please send it.",
                       name);
  return sink->gap (sink, 1, is_elsewhere ? CP_GAP_LINK : CP_GAP_DAMAGED, CP_CARRIES_ANYTHING, words, error);
}

gboolean
outlook_attachment_push (GsfInfile *root, GsfInfile *folder, guint number, const char *charset, CpSink *sink,
                         GError **error)
{
  guint n_lost = 0;
  g_autoptr (MapiObject) attachment = mapi_open (folder, 8, charset, &n_lost);
  g_autoptr (GsfInput) inner = gsf_infile_child_by_name (folder, "__substg1.0_3701000D");
  if (inner != NULL && gsf_infile_num_children (GSF_INFILE (inner)) >= 0)
    return push_folder (root, attachment, GSF_INFILE (inner), number, sink, error);

  g_autoptr (GByteArray) bytes = mapi_get_bytes (attachment, MAPI_ATTACHED);
  if (bytes == NULL)
    return push_absent (attachment, number, sink, error);
  if (is_decoration (attachment, bytes->len))
    return TRUE;
  g_autofree char *name = name_attachment (attachment, number);
  return sink->child (sink, name, bytes->data, bytes->len, error);
}
