/* asides.c: takes comments, deleted words and notes, gives them to the sink, within limits. */
#include "asides.h"

#include <string.h>

#define MAX_ASIDES 10000
#define MAX_ASIDE_BYTES ((gsize) 16 << 10)
#define MAX_ASIDES_BYTES ((gsize) 8 << 20)

typedef struct {
  guint32 page;
  gboolean is_settled;
  CpAsideKind kind;
  char *text;
} Aside;

struct Asides {
  GArray *kept; /* Aside */
  gsize n_bytes;
  guint n_settled; /* those before are */
  gboolean lost;   /* there were more than we keep */
};

static void
aside_clear (gpointer data)
{
  g_free (((Aside *) data)->text);
}

Asides *
asides_new (void)
{
  Asides *asides = g_new0 (Asides, 1);

  asides->kept = g_array_new (FALSE, FALSE, sizeof (Aside));
  g_array_set_clear_func (asides->kept, aside_clear);
  return asides;
}

void
asides_free (Asides *asides)
{
  if (asides == NULL)
    return;
  g_array_unref (asides->kept);
  g_free (asides);
}

/* Cut between characters. */
static char *
copy_start (const char *text, gsize length)
{
  if (length > MAX_ASIDE_BYTES)
    for (length = MAX_ASIDE_BYTES; ((guint8) text[length] & 0xC0) == 0x80;)
      length--;
  return g_strndup (text, length);
}

static void
add (Asides *asides, const Aside *aside, const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && g_ascii_isspace (*text)) {
    text++;
    length--;
  }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return;
  if (asides->kept->len >= MAX_ASIDES || asides->n_bytes > MAX_ASIDES_BYTES) {
    asides->lost = TRUE;
    return;
  }
  Aside copy = *aside;
  copy.text = copy_start (text, length);
  asides->n_bytes += strlen (copy.text);
  g_array_append_val (asides->kept, copy);
}

void
asides_add (Asides *asides, guint32 page, CpAsideKind kind, const char *text)
{
  const Aside aside = { .page = page, .is_settled = TRUE, .kind = kind };

  add (asides, &aside, text);
}

void
asides_add_unsettled (Asides *asides, CpAsideKind kind, const char *text)
{
  const Aside aside = { .kind = kind };

  add (asides, &aside, text);
}

void
asides_settle (Asides *asides, guint32 page)
{
  for (; asides->n_settled < asides->kept->len; asides->n_settled++) {
    Aside *aside = &g_array_index (asides->kept, Aside, asides->n_settled);
    if (!aside->is_settled)
      aside->page = page;
    aside->is_settled = TRUE;
  }
}

void
asides_take (Asides *asides, const Asides *from, guint32 page)
{
  for (guint i = 0; i < from->kept->len; i++) {
    const Aside *aside = &g_array_index (from->kept, Aside, i);
    asides_add (asides, page, aside->kind, aside->text);
  }
  asides->lost |= from->lost;
}

gboolean
asides_push (const Asides *asides, CpSink *sink, GError **error)
{
  for (guint i = 0; i < asides->kept->len; i++) {
    const Aside *aside = &g_array_index (asides->kept, Aside, i);
    if (!sink->aside (sink, aside->page, aside->kind, aside->text, error))
      return FALSE;
  }
  return !asides->lost ||
         sink->aside (sink, 0, CP_ASIDE_NOTE, "There are more comments or deleted words than are shown here.",
                      error);
}
