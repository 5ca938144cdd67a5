/* paths.c: takes names, gives what is wrong with them.  Separators are / and \, since Windows takes both. */
#include "paths.h"
#include "names.h"

#include <string.h>

struct CpPathCheck {
  GPtrArray *faults;   /* borrowed */
  GHashTable *files;   /* folded path -> shown name */
  GHashTable *folders; /* folded path -> shown name: of every folder that a path passes through */
};

CpPathCheck *
cp_path_check_new (GPtrArray *faults)
{
  CpPathCheck *check = g_new0 (CpPathCheck, 1);

  check->faults = faults;
  check->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  check->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return check;
}

void
cp_path_check_free (CpPathCheck *check)
{
  if (check == NULL)
    return;
  g_hash_table_unref (check->files);
  g_hash_table_unref (check->folders);
  g_free (check);
}

static gboolean
is_separator (guint8 byte)
{
  return byte == '/' || byte == '\\';
}

static gboolean
is_absolute (const guint8 *raw, gsize length)
{
  return (length > 0 && is_separator (raw[0])) || (length > 1 && g_ascii_isalpha (raw[0]) && raw[1] == ':');
}

static gboolean
has_control (const guint8 *raw, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (raw[i] < 0x20 || raw[i] == 0x7F)
      return TRUE;
  return FALSE;
}

/* The next part of a path; *at moves behind its separator. */
static gsize
next_part (const guint8 *raw, gsize length, gsize *at)
{
  gsize start = *at;

  while (*at < length && !is_separator (raw[*at]))
    (*at)++;
  gsize part = *at - start;
  if (*at < length)
    (*at)++;
  return part;
}

static void
check_parts (CpPathCheck *check, const guint8 *raw, gsize length, const char *shown)
{
  gboolean upwards = FALSE, plain = length > 0;

  for (gsize at = 0; at < length;) {
    gsize start = at, part = next_part (raw, length, &at);
    upwards = upwards || (part == 2 && memcmp (raw + start, "..", 2) == 0);
    plain = plain && part > 0 && !(part == 1 && raw[start] == '.');
  }
  if (upwards)
    cp_archive_faults_add (check->faults, CP_ARCHIVE_PATH_UPWARDS, shown, NULL);
  if (!plain && !is_absolute (raw, length))
    cp_archive_faults_add (check->faults, CP_ARCHIVE_PATH_NOT_PLAIN, shown, NULL);
}

/* As a Mac or Windows disk compares names: composed, without case, and one separator. */
static char *
fold (const char *shown)
{
  g_autofree char *composed = g_utf8_normalize (shown, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);
  char *path = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
  gsize length = strlen (path);

  g_strdelimit (path, "\\", '/');
  if (length > 0 && path[length - 1] == '/')
    path[length - 1] = '\0';
  return path;
}

static void
remember_folders (CpPathCheck *check, char *folded, const char *shown, gboolean itself)
{
  for (char *separator = strchr (folded, '/'); separator != NULL; separator = strchr (separator + 1, '/')) {
    *separator = '\0';
    g_hash_table_insert (check->folders, g_strdup (folded), g_strdup (shown));
    *separator = '/';
  }
  if (itself)
    g_hash_table_insert (check->folders, g_strdup (folded), g_strdup (shown));
}

void
cp_path_check_add (CpPathCheck *check, const guint8 *raw, gsize length, gboolean is_folder)
{
  g_autofree char *shown = cp_name_to_display (raw, length);
  g_autofree char *folded = fold (shown);

  if (is_absolute (raw, length))
    cp_archive_faults_add (check->faults, CP_ARCHIVE_PATH_ABSOLUTE, shown, NULL);
  if (has_control (raw, length))
    cp_archive_faults_add (check->faults, CP_ARCHIVE_PATH_CONTROL, shown, NULL);
  check_parts (check, raw, length, shown);
  if (!is_folder && g_hash_table_contains (check->files, folded)) {
    const char *other = g_hash_table_lookup (check->files, folded);
    cp_archive_faults_add (check->faults, CP_ARCHIVE_TWIN, shown, g_strdup_printf ("the other is %s", other));
  }
  remember_folders (check, folded, shown, is_folder);
  if (!is_folder)
    g_hash_table_insert (check->files, g_steal_pointer (&folded), g_steal_pointer (&shown));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

void
cp_path_check_finish (CpPathCheck *check)
{
  GHashTableIter iterator;
  gpointer folded, shown;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_hash_table_iter_init (&iterator, check->files);
  while (g_hash_table_iter_next (&iterator, &folded, &shown))
    if (g_hash_table_contains (check->folders, folded))
      g_ptr_array_add (names, shown);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    cp_archive_faults_add (check->faults, CP_ARCHIVE_FILE_AND_FOLDER, names->pdata[i], NULL);
}
