/* matroska.c: takes Matroska and WebM, gives length, kind, date and title. */
#define _GNU_SOURCE
#include "readers.h"

#include <string.h>

/* From 1970 to 2001, where the format's clock begins. */
#define SECONDS_1970_TO_2001 G_GINT64_CONSTANT (978307200)
#define NANOSECONDS G_GINT64_CONSTANT (1000000000)
#define MAX_ELEMENTS 1000000

enum {
  ID_SEGMENT = 0x18538067,
  ID_INFO = 0x1549A966,
  ID_SCALE = 0x2AD7B1,
  ID_DURATION = 0x4489,
  ID_DATE = 0x4461,
  ID_TITLE = 0x7BA9,
  ID_TRACKS = 0x1654AE6B,
  ID_TRACK = 0xAE,
  ID_TRACK_TYPE = 0x83,
  ID_CLUSTER = 0x1F43B675,
  ID_TIME = 0xE7,
};

typedef struct {
  guint32 id;
  const guint8 *body;
  gsize length;
} Element;

typedef struct {
  Facts *facts;
  guint64 scale; /* nanoseconds */
  gdouble duration;
  guint n_elements;
} Reader;

/* How many bytes a number of variable length has: told by the zeros before its first bit. */
static gsize
width_of (guint8 first)
{
  gsize width = 1;

  for (guint8 bit = 0x80; bit != 0 && (first & bit) == 0; bit >>= 1)
    width++;
  return width;
}

/* The next element, and the place after it.  One of unknown length goes on to the end. */
static gboolean
next_element (const guint8 **at, const guint8 *end, Element *element)
{
  gsize left = (gsize) (end - *at);
  gsize id_width = left > 0 ? width_of (**at) : 9;
  if (id_width > 4 || left <= id_width)
    return FALSE;
  gsize width = width_of ((*at)[id_width]);
  if (width > 8 || left < id_width + width)
    return FALSE;

  guint64 mask = (G_GUINT64_CONSTANT (1) << (7 * width)) - 1;
  guint64 length = number_big (*at + id_width, width) & mask;
  element->id = (guint32) number_big (*at, id_width);
  element->body = *at + id_width + width;
  left -= id_width + width;
  element->length = (gsize) (length == mask ? left : MIN (length, left));
  *at = element->body + element->length;
  return TRUE;
}

static gdouble
read_float (const Element *element)
{
  guint64 wide = number_big (element->body, MIN (element->length, 8));
  guint32 narrow = (guint32) wide;
  gdouble value = 0;
  gfloat short_value = 0;

  if (element->length == 8) {
    memcpy (&value, &wide, sizeof value);
    return value;
  }
  if (element->length == 4)
    memcpy (&short_value, &narrow, sizeof short_value);
  return (gdouble) short_value;
}

static void
take (Reader *reader, const Element *element)
{
  guint64 number = number_big (element->body, MIN (element->length, 8));

  switch (element->id) {
  case ID_SCALE:
    reader->scale = number;
    break;
  case ID_DURATION:
    reader->duration = read_float (element);
    break;
  case ID_DATE:
    facts_take_time (&reader->facts->created, (gint64) number / NANOSECONDS + SECONDS_1970_TO_2001);
    break;
  case ID_TITLE:
    facts_take_text (&reader->facts->title, element->body, element->length, "utf-8");
    break;
  case ID_TRACK_TYPE:
    reader->facts->has_picture |= number == 1;
    reader->facts->has_sound |= number == 2;
    break;
  default:
    break;
  }
}

static gboolean
holds_others (guint32 id)
{
  return id == ID_SEGMENT || id == ID_INFO || id == ID_TRACKS || id == ID_TRACK;
}

static void
read_elements (Reader *reader, const guint8 *bytes, gsize length, guint depth)
{
  const guint8 *at = bytes;
  Element element;

  while (depth < 5 && reader->n_elements++ < MAX_ELEMENTS && next_element (&at, bytes + length, &element)) {
    if (holds_others (element.id))
      read_elements (reader, element.body, element.length, depth + 1);
    else
      take (reader, &element);
  }
}

/* What a browser records says nothing of its length: the last cluster says when it begins. */
static gdouble
find_last_time (const guint8 *bytes, gsize length)
{
  static const guint8 mark[] = { 0x1F, 0x43, 0xB6, 0x75 };
  const guint8 *at = bytes, *end = bytes + length, *found;
  gdouble last = 0;
  Element cluster, time;

  while ((found = memmem (at, (gsize) (end - at), mark, sizeof mark)) != NULL) {
    const guint8 *next = found;
    at = found + sizeof mark;
    if (!next_element (&next, end, &cluster))
      continue;
    const guint8 *inner = cluster.body;
    if (next_element (&inner, cluster.body + cluster.length, &time) && time.id == ID_TIME)
      last = MAX (last, (gdouble) number_big (time.body, MIN (time.length, 8)));
  }
  return last;
}

void
matroska_read (const guint8 *bytes, gsize length, Facts *facts)
{
  Reader reader = { .facts = facts, .scale = 1000000 };

  read_elements (&reader, bytes, length, 0);
  if (!(reader.duration > 0))
    reader.duration = find_last_time (bytes, length);
  gdouble milliseconds = reader.duration * (gdouble) reader.scale / 1e6;
  if (milliseconds > 0 && milliseconds < 1e12)
    facts->milliseconds = (guint64) milliseconds;
}
