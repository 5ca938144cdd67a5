/* limit-table.c: takes nothing, gives the limits table and its words. */
#include "limit-table.h"
#include "text.h"

typedef enum { UNIT_COUNT, UNIT_BYTES, UNIT_SECONDS } Unit;

static const struct {
  const char *name;
  guint64 value;
  Unit unit;
  const char *words; /* completed by "(met; the limit is value)" */
} table[CP_N_LIMITS] = {
  [CP_LIMIT_BUNDLE_BYTES] = { "bundle-bytes", G_GUINT64_CONSTANT (4) << 30, UNIT_BYTES,
                              "the files together are larger than we read" },
  [CP_LIMIT_MEMBER_BYTES] = { "member-bytes", 512 << 20, UNIT_BYTES, "the file is larger than we read" },
  [CP_LIMIT_MEMBERS] = { "members", 10000, UNIT_COUNT, "there are more files than we read" },
  [CP_LIMIT_NESTING] = { "nesting", 4, UNIT_COUNT,
                         "archives are packed inside each other more deeply than we open" },
  [CP_LIMIT_RATIO] = { "ratio", 100, UNIT_COUNT,
                       "the file swells more than an honest file does when it is unpacked" },
  [CP_LIMIT_RATIO_FROM_BYTES] = { "ratio-from-bytes", 1 << 20, UNIT_BYTES, "unpacked size" },
  [CP_LIMIT_PATH_BYTES] = { "path-bytes", 1024, UNIT_BYTES, "the name of the file is longer than we take" },
  [CP_LIMIT_PATH_PART_BYTES] = { "path-part-bytes", 255, UNIT_BYTES,
                                 "a part of the file's name is longer than we take" },
  [CP_LIMIT_PATH_DEPTH] = { "path-depth", 32, UNIT_COUNT, "the file lies deeper in folders than we take" },
  [CP_LIMIT_PAGES] = { "pages", 2000, UNIT_COUNT, "the file has more pages than we read" },
  [CP_LIMIT_PAGE_BYTES] = { "page-bytes", 4 << 20, UNIT_BYTES, "a page holds more text than we read" },
  [CP_LIMIT_PIXELS] = { "pixels", 100000000, UNIT_COUNT, "the picture has more dots than we read" },
  [CP_LIMIT_REPLY_BYTES] = { "reply-bytes", 256 << 20, UNIT_BYTES,
                             "reading the file gave more text than we take" },
  [CP_LIMIT_ITEM_SECONDS] = { "item-seconds", 60, UNIT_SECONDS, "reading the file took too long" },
  [CP_LIMIT_ITEM_CPU_SECONDS] = { "item-cpu-seconds", 30, UNIT_SECONDS,
                                  "reading the file took too much work" },
  [CP_LIMIT_IDLE_SECONDS] = { "idle-seconds", 120, UNIT_SECONDS, "nothing more came out of the archive" },
  [CP_LIMIT_BUNDLE_SECONDS] = { "bundle-seconds", 1800, UNIT_SECONDS,
                                "reading the whole portfolio took too long" },
  [CP_LIMIT_PICTURE_SECONDS] = { "picture-seconds", 45, UNIT_SECONDS,
                                 "reading the words in a picture took too much work" },
  [CP_LIMIT_PICTURES_SECONDS] = { "pictures-seconds", 2400, UNIT_SECONDS,
                                  "reading the words in pictures took too much work" },
};

void
cp_limits_init (CpLimits *limits)
{
  for (guint i = 0; i < CP_N_LIMITS; i++)
    limits->value[i] = table[i].value;
}

const char *
cp_limit_name (CpLimit limit)
{
  return table[limit].name;
}

static char *
amount_to_words (guint64 amount, Unit unit)
{
  g_autofree char *size = NULL;

  switch (unit) {
  case UNIT_BYTES:
    size = g_format_size_full (amount, G_FORMAT_SIZE_IEC_UNITS);
    return cp_text_fold_space (size, -1); /* GLib parts number and unit by a no-break space */
  case UNIT_SECONDS:
    return g_strdup_printf ("%" G_GUINT64_FORMAT " seconds", amount);
  default:
    return g_strdup_printf ("%" G_GUINT64_FORMAT, amount);
  }
}

char *
cp_limit_words (const CpLimits *limits, CpLimit limit, guint64 met)
{
  g_autofree char *allowed = amount_to_words (limits->value[limit], table[limit].unit);
  if (met == G_MAXUINT64)
    return g_strdup_printf ("%s (the limit is %s)", table[limit].words, allowed);

  g_autofree char *found = amount_to_words (met, table[limit].unit);
  return g_strdup_printf ("%s (%s; the limit is %s)", table[limit].words, found, allowed);
}
