/* boxes.c: takes MP4, QuickTime and their kin, gives length, kind, date, title and camera. */
#include "readers.h"

#include <string.h>

/* Boxes within boxes that matter: moov, udta, meta, ilst, an entry, data. */
#define MAX_DEPTH 8
/* From 1904, where the format's clock begins, to 1970. */
#define SECONDS_1904_TO_1970 G_GINT64_CONSTANT (2082844800)
#define MAX_KEYS 200

typedef struct {
  guint32 type;
  const guint8 *body;
  gsize length;
} Box;

typedef struct {
  Facts *facts;
  gboolean has_index; /* a moov box */
  /* the names of QuickTime's numbered entries: key 1 is the first */
  struct {
    const guint8 *name;
    gsize length;
  } keys[MAX_KEYS];
  guint n_keys;
} Reader;

#define TYPE(a, b, c, d) ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8 | (guint32) (d))

/* The next box, and the place after it; FALSE where there is none that fits. */
static gboolean
next_box (const guint8 **at, const guint8 *end, Box *box)
{
  gsize left = (gsize) (end - *at), head = 8;

  if (left < head)
    return FALSE;
  guint64 size = number_big (*at, 4);
  box->type = (guint32) number_big (*at + 4, 4);
  if (size == 1 && left >= 16) {
    size = number_big (*at + 8, 8);
    head = 16;
  }
  if (size == 0) /* up to the end */
    size = left;
  if (size < head)
    return FALSE;
  box->body = *at + head;
  box->length = (gsize) MIN (size, left) - head;
  *at += (gsize) MIN (size, left);
  return TRUE;
}

/* The film's own clock: when it was made, and how long it is. */
static void
read_film_header (const Reader *reader, const Box *box)
{
  gboolean is_wide = box->length > 0 && box->body[0] == 1;
  gsize width = is_wide ? 8 : 4;

  if (box->length < 4 + 2 * width + 4 + width)
    return;
  guint64 created = number_big (box->body + 4, width), scale = number_big (box->body + 4 + 2 * width, 4);
  guint64 duration = number_big (box->body + 8 + 2 * width, width);
  if (created < G_MAXINT64)
    facts_take_time (&reader->facts->created, (gint64) created - SECONDS_1904_TO_1970);
  if (scale > 0 && duration < G_MAXUINT32 * G_GUINT64_CONSTANT (1000))
    reader->facts->milliseconds = MAX (reader->facts->milliseconds, duration * 1000 / scale);
}

/* A text of QuickTime's user data: two bytes of length, two of language.  In 3GP: version, language, text. */
static void
take_user_text (char **place, const Box *box)
{
  if (box->length > 4)
    facts_take_text (place, box->body + 4, MIN (box->length - 4, (gsize) number_big (box->body, 2)), "utf-8");
}

/* The text of an entry of "ilst": a box "data" with a type, a language and the text. */
static void
take_data_text (char **place, const Box *entry)
{
  const guint8 *at = entry->body;
  Box data;

  while (next_box (&at, entry->body + entry->length, &data))
    if (data.type == TYPE ('d', 'a', 't', 'a') && data.length > 8 && number_big (data.body, 4) == 1)
      facts_take_text (place, data.body + 8, data.length - 8, "utf-8");
}

static void
take_day (char **place, const Box *entry)
{
  g_autofree char *words = NULL;

  take_data_text (&words, entry);
  facts_take_day (place, words);
}

static gboolean
is_key (const Reader *reader, guint32 number, const char *name)
{
  gsize length = strlen (name);

  return number > 0 && number <= reader->n_keys && reader->keys[number - 1].length == length &&
         memcmp (reader->keys[number - 1].name, name, length) == 0;
}

static void
read_numbered_entry (const Reader *reader, const Box *entry)
{
  Facts *facts = reader->facts;

  if (is_key (reader, entry->type, "com.apple.quicktime.creationdate"))
    take_day (&facts->taken, entry);
  else if (is_key (reader, entry->type, "com.apple.quicktime.title") ||
           is_key (reader, entry->type, "com.apple.quicktime.displayname"))
    take_data_text (&facts->title, entry);
  else if (is_key (reader, entry->type, "com.apple.quicktime.author"))
    take_data_text (&facts->author, entry);
  else if (is_key (reader, entry->type, "com.apple.quicktime.make") ||
           is_key (reader, entry->type, "com.android.manufacturer"))
    take_data_text (&facts->make, entry);
  else if (is_key (reader, entry->type, "com.apple.quicktime.model") ||
           is_key (reader, entry->type, "com.android.model"))
    take_data_text (&facts->model, entry);
  else if (is_key (reader, entry->type, "com.apple.quicktime.location.ISO6709"))
    facts->has_position = TRUE;
}

static void
read_entries (const Reader *reader, const Box *list)
{
  const guint8 *at = list->body;
  Box entry;

  while (next_box (&at, list->body + list->length, &entry))
    switch (entry.type) {
    case TYPE (0xA9, 'n', 'a', 'm'):
      take_data_text (&reader->facts->title, &entry);
      break;
    case TYPE (0xA9, 'A', 'R', 'T'):
      take_data_text (&reader->facts->author, &entry);
      break;
    case TYPE (0xA9, 'd', 'a', 'y'):
      take_day (&reader->facts->created, &entry);
      break;
    case TYPE (0xA9, 'x', 'y', 'z'):
      reader->facts->has_position = TRUE;
      break;
    default:
      read_numbered_entry (reader, &entry);
    }
}

static void
read_keys (Reader *reader, const Box *box)
{
  const guint8 *at = box->body + MIN (box->length, 8);
  Box key;

  while (reader->n_keys < MAX_KEYS && next_box (&at, box->body + box->length, &key)) {
    reader->keys[reader->n_keys].name = key.body;
    reader->keys[reader->n_keys++].length = key.length;
  }
}

static void
note_track (const Reader *reader, const Box *handler)
{
  if (handler->length < 12)
    return;
  reader->facts->has_picture |= memcmp (handler->body + 8, "vide", 4) == 0;
  reader->facts->has_sound |= memcmp (handler->body + 8, "soun", 4) == 0;
}

static void
read_user_data (const Reader *reader, const Box *box)
{
  switch (box->type) {
  case TYPE (0xA9, 'n', 'a', 'm'):
    take_user_text (&reader->facts->title, box);
    break;
  case TYPE (0xA9, 'A', 'R', 'T'):
    take_user_text (&reader->facts->author, box);
    break;
  case TYPE (0xA9, 'm', 'a', 'k'):
    take_user_text (&reader->facts->make, box);
    break;
  case TYPE (0xA9, 'm', 'o', 'd'):
    take_user_text (&reader->facts->model, box);
    break;
  case TYPE (0xA9, 'x', 'y', 'z'):
  case TYPE ('l', 'o', 'c', 'i'):
    reader->facts->has_position = TRUE;
    break;
  default:
    break;
  }
}

/* How far into a box the boxes within it begin; -1 where there are none that matter.  "meta" has four bytes
 * of its own before them in MP4, and none in QuickTime. */
static gssize
find_inner (const Box *box)
{
  switch (box->type) {
  case TYPE ('m', 'o', 'o', 'v'):
  case TYPE ('t', 'r', 'a', 'k'):
  case TYPE ('m', 'd', 'i', 'a'):
  case TYPE ('u', 'd', 't', 'a'):
  case TYPE ('m', 'v', 'e', 'x'):
    return 0;
  case TYPE ('m', 'e', 't', 'a'):
    return box->length >= 8 && memcmp (box->body + 4, "hdlr", 4) == 0 ? 0 : 4;
  default:
    return -1;
  }
}

static void
read_boxes (Reader *reader, const guint8 *bytes, gsize length, guint depth)
{
  const guint8 *at = bytes;
  Box box;

  while (depth < MAX_DEPTH && next_box (&at, bytes + length, &box)) {
    gssize inner = find_inner (&box);
    reader->has_index |= box.type == TYPE ('m', 'o', 'o', 'v');
    if (box.type == TYPE ('m', 'v', 'h', 'd'))
      read_film_header (reader, &box);
    else if (box.type == TYPE ('h', 'd', 'l', 'r'))
      note_track (reader, &box);
    else if (box.type == TYPE ('k', 'e', 'y', 's'))
      read_keys (reader, &box);
    else if (box.type == TYPE ('i', 'l', 's', 't'))
      read_entries (reader, &box);
    else if (inner >= 0)
      read_boxes (reader, box.body + MIN ((gsize) inner, box.length),
                  box.length - MIN ((gsize) inner, box.length), depth + 1);
    else
      read_user_data (reader, &box);
  }
}

void
boxes_read (const guint8 *bytes, gsize length, Facts *facts)
{
  Reader reader = { .facts = facts };

  read_boxes (&reader, bytes, length, 0);
  facts->is_broken = !reader.has_index;
}
