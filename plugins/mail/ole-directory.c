/* ole-directory.c: takes the bytes of an OLE file, follows its directory from sector to sector ([MS-CFB], 2.2
 * to 2.6); trusts none of its numbers. */
#include "ole-directory.h"

#include <string.h>

#define ENTRY_BYTES 128
/* A message to hundreds of people has some thousands. */
#define MAX_ENTRIES 20000
#define HEAD_BYTES 512
#define N_FAT_PLACES 109
#define END_OF_CHAIN 0xFFFFFFFA /* this and all above are no sectors */

typedef struct {
  const guint8 *bytes;
  gsize length;
  guint sector_shift;
} Ole;

static guint32
number_at (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

/* A number in a sector; END_OF_CHAIN where that is not in the file. */
static guint32
number_in_sector (const Ole *ole, guint32 sector, gsize index)
{
  guint64 at = (((guint64) sector + 1) << ole->sector_shift) + 4 * index;

  return sector < END_OF_CHAIN && at + 4 <= ole->length ? number_at (ole->bytes + at) : END_OF_CHAIN;
}

/* The sector of the allocation table that says what follows a sector: the first 109 stand in the head, the
 * others in a chain of sectors of their own, the last number of each being the next. */
static guint32
find_table_sector (const Ole *ole, gsize index)
{
  gsize n_places = (1u << ole->sector_shift) / 4 - 1;
  guint32 sector;

  if (index < N_FAT_PLACES)
    return number_at (ole->bytes + 76 + 4 * index);
  index -= N_FAT_PLACES;
  for (sector = number_at (ole->bytes + 68); index >= n_places && sector < END_OF_CHAIN; index -= n_places)
    sector = number_in_sector (ole, sector, n_places);
  return number_in_sector (ole, sector, index);
}

static guint32
find_next (const Ole *ole, guint32 sector)
{
  gsize n_places = (1u << ole->sector_shift) / 4;

  return number_in_sector (ole, find_table_sector (ole, sector / n_places), sector % n_places);
}

gboolean
ole_directory_is_short (const guint8 *bytes, gsize length)
{
  Ole ole = { bytes, length, 0 };
  if (length < HEAD_BYTES)
    return TRUE; /* it is no such file, and libgsf will say so */

  ole.sector_shift = bytes[30] | (guint) bytes[31] << 8;
  if (ole.sector_shift < 7 || ole.sector_shift > 16)
    return TRUE;
  guint64 n_entries = 0;
  for (guint32 sector = number_at (bytes + 48); sector < END_OF_CHAIN; sector = find_next (&ole, sector)) {
    n_entries += (1u << ole.sector_shift) / ENTRY_BYTES;
    if (n_entries > MAX_ENTRIES)
      return FALSE;
  }
  return TRUE;
}
