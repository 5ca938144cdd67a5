/* compare.c: takes two lists of members, gives the first difference. */
#include "compare.h"
#include "names.h"

#include <string.h>

/* The name as both readings write it: libarchive turns \ into /, and shows a second name in UTF-8 (0x7075)
 * where libzip gives the first in its code page, and composes accents; "./" before every name says nothing.
 */
static char *
comparable_name (const CpListed *listed)
{
  gsize length;
  const guint8 *raw = g_bytes_get_data (listed->raw_name, &length);

  if (length >= 2 && memcmp (raw, "./", 2) == 0) {
    raw += 2;
    length -= 2;
  }
  while (length > 0 && (raw[length - 1] == '/' || raw[length - 1] == '\\'))
    length--;
  g_autofree char *shown = cp_name_to_display (raw, length);
  char *name = g_utf8_normalize (shown, -1, G_NORMALIZE_NFC);
  return g_strdelimit (name, "\\", '/');
}

typedef struct {
  char *name;
  const CpListed *listed;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;
  int order = strcmp (left->name, right->name);

  if (order == 0)
    order = (left->listed->type > right->listed->type) - (left->listed->type < right->listed->type);
  if (order == 0)
    order = (left->listed->size > right->listed->size) - (left->listed->size < right->listed->size);
  return order != 0 ? order : g_strcmp0 (left->listed->sha256, right->listed->sha256);
}

static GArray *
sort_entries (const GPtrArray *listing)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < listing->len; i++) {
    const Entry entry = { comparable_name (listing->pdata[i]), listing->pdata[i] };
    g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* A library that does not know a method, or is more patient with what swells, contradicts nobody. */
static gboolean
contradict (CpMemberEnd one, CpMemberEnd other)
{
  return (one == CP_MEMBER_GOOD &&
          (other == CP_MEMBER_DAMAGED || other == CP_MEMBER_TOO_LARGE || other == CP_MEMBER_SWELLS)) ||
         (one == CP_MEMBER_DAMAGED && other == CP_MEMBER_GOOD);
}

/* What differs, in words; NULL where nothing does. */
static const char *
find_difference (const Entry *one, const Entry *other, gboolean with_ends)
{
  const CpListed *left = one->listed, *right = other->listed;

  if (!g_str_equal (one->name, other->name))
    return "only one reading has it";
  if (left->type != right->type)
    return "a file in one reading, not in the other";
  if (with_ends && contradict (left->end, right->end))
    return "only one reading can unpack it";
  if (left->end != CP_MEMBER_GOOD || right->end != CP_MEMBER_GOOD)
    return NULL;
  if (left->size != right->size && left->size != G_MAXUINT64 && right->size != G_MAXUINT64)
    return "its size differs";
  if (left->sha256 != NULL && right->sha256 != NULL && !g_str_equal (left->sha256, right->sha256))
    return "its contents differ";
  return NULL;
}

static void
add_difference (GPtrArray *faults, const Entry *entry, const char *words)
{
  gsize length;
  const guint8 *raw = g_bytes_get_data (entry->listed->raw_name, &length);
  g_autofree char *shown = cp_name_to_display (raw, length);

  cp_archive_faults_add (faults, CP_ARCHIVE_READINGS_DIFFER, shown, g_strdup (words));
}

void
cp_listings_compare (const GPtrArray *one, const GPtrArray *other, gboolean with_ends, GPtrArray *faults)
{
  g_autoptr (GArray) left = sort_entries (one), right = sort_entries (other);
  guint shared = MIN (left->len, right->len);

  for (guint i = 0; i < shared; i++) {
    const Entry *a = &g_array_index (left, Entry, i), *b = &g_array_index (right, Entry, i);
    const char *difference = find_difference (a, b, with_ends);
    if (difference != NULL) {
      gboolean first_is_alone = strcmp (a->name, b->name) < 0;
      add_difference (faults, first_is_alone ? a : b, difference);
      return;
    }
  }
  if (left->len != right->len)
    add_difference (faults, &g_array_index (left->len > right->len ? left : right, Entry, shared),
                    "only one reading has it");
}
