/* links.c: takes the text of a reading, gives gaps for what it leaves to the web.  It is meant to be careful:
 * what is missed is found by people, but a gap that is none makes them distrust the others. */
#define _GNU_SOURCE
#include "links.h"
#include "text.h"

#include <string.h>

#define PAPER (CP_CARRIES_TEXT | CP_CARRIES_SCAN | CP_CARRIES_PHOTO)
/* How far from an address the words stand that say what it is. */
#define WORDS_BEFORE_BYTES 100
#define WORDS_AFTER_BYTES 40
#define SHOWN_CHARACTERS 80
/* In one document; nobody chases more. */
#define MAX_LINKS 20
#define MAX_HOST_BYTES 253
/* Addresses and names in one document that are looked at closely: a text made of nothing else is no document.
 */
#define MAX_LOOKED_AT 5000
#define REST_OF_LINE_BYTES 200

/* Services where things are put for others to see.  Where `things` are listed, only a path that begins so
 * names one: the others are about the service, or somebody's own page. */
static const struct {
  const char *host;
  guint carries;
  const char *name; /* as it is written in a sentence; NULL where it is not */
  const char *things[5];
} services[] = {
  { "youtube.com", CP_CARRIES_RECORDING, "youtube", { "watch", "shorts/", "live/", "playlist", "embed/" } },
  { "youtu.be", CP_CARRIES_RECORDING, NULL, { NULL } },
  { "vimeo.com", CP_CARRIES_RECORDING, "vimeo", { NULL } },
  { "loom.com", CP_CARRIES_RECORDING, NULL, { "share/" } },
  { "tiktok.com", CP_CARRIES_RECORDING, NULL, { NULL } },
  { "soundcloud.com", CP_CARRIES_RECORDING, "soundcloud", { NULL } },
  { "microsoftstream.com", CP_CARRIES_RECORDING, NULL, { "video/" } },
  { "padlet.com", PAPER | CP_CARRIES_RECORDING, "padlet", { NULL } },
  { "padlet.org", PAPER | CP_CARRIES_RECORDING, NULL, { NULL } },
  { "drive.google.com", PAPER | CP_CARRIES_RECORDING, "google drive", { NULL } },
  { "docs.google.com", PAPER, NULL, { "document/", "spreadsheets/", "presentation/", "drawings/", "file/" } },
  { "sites.google.com", PAPER, NULL, { NULL } },
  { "photos.google.com", CP_CARRIES_PHOTO, "google photos", { NULL } },
  { "photos.app.goo.gl", CP_CARRIES_PHOTO, NULL, { NULL } },
  { "jamboard.google.com", PAPER, "jamboard", { NULL } },
  { "onedrive.live.com", PAPER | CP_CARRIES_RECORDING, "onedrive", { NULL } },
  { "1drv.ms", PAPER | CP_CARRIES_RECORDING, NULL, { NULL } },
  { "sharepoint.com", PAPER | CP_CARRIES_RECORDING, "sharepoint", { NULL } },
  { "sway.office.com", PAPER, "sway", { NULL } },
  { "sway.cloud.microsoft", PAPER, NULL, { NULL } },
  { "dropbox.com", PAPER | CP_CARRIES_RECORDING, "dropbox", { "s/", "sh/", "scl/" } },
  { "we.tl", PAPER | CP_CARRIES_RECORDING, NULL, { NULL } },
  { "wetransfer.com", PAPER | CP_CARRIES_RECORDING, "wetransfer", { "downloads/" } },
  { "icloud.com", CP_CARRIES_PHOTO, NULL, { "sharedalbum", "photos/", "iclouddrive" } },
  { "flickr.com", CP_CARRIES_PHOTO, "flickr", { "photos/" } },
  { "canva.com", PAPER, NULL, { "design/" } },
  { "miro.com", PAPER, NULL, { "app/board" } },
  { "prezi.com", PAPER, NULL, { NULL } },
  { "issuu.com", PAPER, NULL, { NULL } },
  { "wakelet.com", PAPER, "wakelet", { NULL } },
  { "seesaw.me", PAPER, NULL, { NULL } },
};

/* Words that say that something is to be seen there. */
static const struct {
  const char *words;
  guint carries;
} signs[] = {
  { "evidence:", PAPER },
  { "our evidence", PAPER },
  { "supporting evidence", PAPER },
  { "evidence is", PAPER },
  { "evidence here", PAPER },
  { "evidence link", PAPER },
  { "evidence folder", PAPER },
  { "link to evidence", PAPER },
  { "shared folder", PAPER },
  { "our folder", PAPER },
  { "link to folder", PAPER },
  { "our portfolio", PAPER },
  { "see our", PAPER },
  { "view our", PAPER },
  { "read our", PAPER },
  { "link to our", PAPER },
  { "photos", CP_CARRIES_PHOTO },
  { "photographs", CP_CARRIES_PHOTO },
  { "photo album", CP_CARRIES_PHOTO },
  { "photo gallery", CP_CARRIES_PHOTO },
  { "film", CP_CARRIES_RECORDING },
  { "films", CP_CARRIES_RECORDING },
  { "video", CP_CARRIES_RECORDING },
  { "videos", CP_CARRIES_RECORDING },
  { "recording", CP_CARRIES_RECORDING },
  { "podcast", CP_CARRIES_RECORDING },
  { "listen to", CP_CARRIES_RECORDING },
  { "watch our", CP_CARRIES_RECORDING },
  { "watch the", CP_CARRIES_RECORDING },
  { "watch it", CP_CARRIES_RECORDING },
  { "watch this", CP_CARRIES_RECORDING },
  { "watch here", CP_CARRIES_RECORDING },
};

/* Law, guidance and general knowledge are referred to, and are nobody's evidence unless the words say "our".
 */
static const char *const references[] = { "gov.uk",        "nhs.uk",
                                          "ac.uk",         "scie.org.uk",
                                          "wikipedia.org", "thinklocalactpersonal.org.uk",
                                          "bbc.co.uk",     NULL };

/* Where people meet, book and fill in, and where newsletters are kept. */
static const char *const meeting_places[] = { "teams.microsoft.com",
                                              "teams.live.com",
                                              "zoom.us",
                                              "meet.google.com",
                                              "eventbrite.com",
                                              "eventbrite.co.uk",
                                              "forms.gle",
                                              "forms.office.com",
                                              "forms.microsoft.com",
                                              "surveymonkey.com",
                                              "mailchi.mp",
                                              "list-manage.com",
                                              "facebook.com",
                                              "twitter.com",
                                              "x.com",
                                              "instagram.com",
                                              NULL };

/* What a line says whose address is for everybody who writes or subscribes. */
static const char *const not_evidence[] = { "unsubscribe",      "follow us",    "in your browser",
                                            "privacy",          "cookies",      "terms of use",
                                            "register",         "to book",      "book a place",
                                            "join the meeting", "join us",      "sign up",
                                            "disclaimer",       "consent form", NULL };

typedef struct {
  const char *host; /* as it is written, without "www." */
  gsize host_length;
  const char *path; /* after the slash; may be empty */
  gsize path_length;
  gboolean has_scheme; /* or begins with "www." */
} Address;

static gboolean
begins (const char *text, const char *end, const char *with)
{
  gsize length = strlen (with);

  return (gsize) (end - text) >= length && g_ascii_strncasecmp (text, with, length) == 0;
}

/* An address, as far as it is one: the rest of its token is its path. */
static gboolean
read_address (const char *start, const char *end, Address *address)
{
  static const char *const heads[] = { "https://", "http://", "www." };
  const char *at = start;

  *address = (Address){ 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (begins (at, end, heads[i])) {
      at += strlen (heads[i]);
      address->has_scheme = TRUE;
    }
  address->host = at;
  while (at < end && (g_ascii_isalnum (*at) || *at == '.' || *at == '-'))
    at++;
  address->host_length = (gsize) (at - address->host);
  if (address->host_length < 4 || address->host_length > MAX_HOST_BYTES ||
      memchr (address->host, '.', address->host_length) == NULL || (at < end && strchr ("/?:#", *at) == NULL))
    return FALSE;
  address->path = at < end && *at == '/' ? at + 1 : at;
  address->path_length = (gsize) (end - address->path);
  return TRUE;
}

/* The host itself, or one of its own: "school.sharepoint.com". */
static gboolean
is_host (const Address *address, const char *host)
{
  gsize length = strlen (host);

  if (address->host_length < length)
    return FALSE;
  const char *tail = address->host + address->host_length - length;
  return g_ascii_strncasecmp (tail, host, length) == 0 && (tail == address->host || tail[-1] == '.');
}

static gboolean
names_a_thing (const Address *address, gsize service)
{
  const char *end = address->path + address->path_length;

  if (address->path_length == 0)
    return FALSE;
  if (services[service].things[0] == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (services[service].things) && services[service].things[i] != NULL; i++)
    if (begins (address->path, end, services[service].things[i]))
      return TRUE;
  return FALSE;
}

/* What lies there; 0 where it is no service, or nothing in it. */
static guint
carried_by_service (const Address *address, gboolean *ret_is_service)
{
  *ret_is_service = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (is_host (address, services[i].host)) {
      *ret_is_service = TRUE;
      return names_a_thing (address, i) ? services[i].carries : 0;
    }
  return 0;
}

/* The words as such, and not within longer ones. */
static const char *
find_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return at;
  return NULL;
}

static gboolean
holds_any (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (find_words (text, *words) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_one_of (const Address *address, const char *const *hosts)
{
  for (; *hosts != NULL; hosts++)
    if (is_host (address, *hosts))
      return TRUE;
  return FALSE;
}

static guint
carried_by_words (const char *words)
{
  guint carries = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (find_words (words, signs[i].words) != NULL)
      carries |= signs[i].carries;
  return carries;
}

static guint
judge (const Address *address, const char *words)
{
  gboolean is_service;
  guint carries = carried_by_service (address, &is_service);

  if (holds_any (words, not_evidence))
    return 0;
  if (carries != 0)
    return carries;
  /* a home page is no evidence, nor is a form to be filled in */
  if (!address->has_scheme || address->path_length < 2 || is_one_of (address, meeting_places) ||
      begins (address->path, address->path + address->path_length, "forms/"))
    return 0;
  if (is_one_of (address, references) && find_words (words, "our") == NULL)
    return 0;
  return carried_by_words (words);
}

/* The words around a place, in lower case, without crossing more than one line end before it: the line above
 * often says what the address is. */
static char *
words_around (const char *text, const char *start, const char *end)
{
  const char *from = start, *to = end;
  guint n_lines = 0;

  while (from > text && (gsize) (start - from) < WORDS_BEFORE_BYTES) {
    n_lines += from[-1] == '\n';
    if (n_lines > 1 || (n_lines == 1 && from[-1] == '\n' && start - from > 4))
      break;
    from--;
  }
  while (*to != '\0' && *to != '\n' && (gsize) (to - end) < WORDS_AFTER_BYTES)
    to++;
  g_autofree char *before = g_ascii_strdown (from, start - from);
  g_autofree char *after = g_ascii_strdown (end, to - end);
  return g_strconcat (before, " ", after, NULL);
}

static gboolean
is_in_margin (const CpPage *page, gsize at)
{
  for (gsize i = 0; i < page->n_marks; i++) {
    const CpMark *mark = &page->marks[i];
    if (mark->kind == CP_MARK_MARGIN && at >= mark->start && at - mark->start < mark->length)
      return TRUE;
  }
  return FALSE;
}

/* What people are shown of the place: the words of its line up to it, or else those above. */
static char *
words_shown (const char *text, const char *place)
{
  const char *end = place, *from;

  while (end > text && (g_ascii_isspace (end[-1]) || strchr ("(<[:", end[-1]) != NULL))
    end--;
  for (from = end; from > text && from[-1] != '\n' && end - from < WORDS_BEFORE_BYTES;)
    from = g_utf8_prev_char (from);
  g_autofree char *folded = cp_text_fold_space (from, end - from);
  return cp_text_shorten (folded, SHOWN_CHARACTERS);
}

typedef struct {
  CpReading *reading;
  const CpPage *page;
  GHashTable *seen; /* addresses and names: what stands on every page is told once */
  guint n_found, n_looked_at;
} Search;

static gboolean
is_done (const Search *search)
{
  return search->n_found >= MAX_LINKS || search->n_looked_at >= MAX_LOOKED_AT;
}

/* `to` is where the words end that people are shown; `key` is taken over. */
static void
add_gap (Search *search, char *key, const char *to, const char *host, guint carries)
{
  if (!g_hash_table_add (search->seen, key))
    return;
  g_autofree char *shown = words_shown (search->page->text, to);
  g_autofree char *words =
      *shown != '\0'
          ? g_strdup_printf ("“%s” points to %s. We never look on the web: please send a copy.", shown, host)
          : g_strdup_printf ("It points to %s. We never look on the web: please send a copy.", host);

  cp_reading_add_gap (search->reading, search->page->number, CP_GAP_LINK, carries, words);
  search->n_found++;
}

static gboolean
ends_token (char c)
{
  return g_ascii_isspace (c) || strchr ("<>()[]{}\"'|,;", c) != NULL;
}

static void
look_at_token (Search *search, const char *start, const char *end)
{
  const CpPage *page = search->page;
  Address address;
  gboolean is_service;

  while (end > start && strchr (".:!?", end[-1]) != NULL)
    end--;
  if (!read_address (start, end, &address) ||
      (!address.has_scheme && carried_by_service (&address, &is_service) == 0))
    return;
  search->n_looked_at++;
  if (is_in_margin (page, (gsize) (start - page->text)))
    return;
  g_autofree char *words = words_around (page->text, start, end);
  guint carries = judge (&address, words);
  g_autofree char *host = g_ascii_strdown (address.host, (gssize) address.host_length);
  if (carries != 0)
    add_gap (search, g_strndup (address.host, (gsize) (end - address.host)), start, host, carries);
}

static void
look_for_addresses (Search *search)
{
  const char *start = search->page->text;

  while (*start != '\0' && !is_done (search)) {
    const char *end = start;
    while (*end != '\0' && !ends_token (*end))
      end++;
    if (end - start > 6 && memchr (start, '.', (gsize) (end - start)) != NULL)
      look_at_token (search, start, end);
    start = *end != '\0' ? end + 1 : end;
  }
}

/* "see our Padlet", "watch the film on YouTube": the words before the name, in its sentence. */
static gboolean
is_sent_there (const char *text, const char *name)
{
  static const char *const verbs[] = {
    "see our",        "see the",         "view our",         "view the",    "watch our",   "watch the",
    "visit our",      "look at our",     "link to our",      "link to the", "watch it on", "watch this on",
    "can be seen on", "can be found on", "can be viewed on", "is on our",   "are on our",  NULL
  };
  const char *from = name;

  while (from > text && strchr (".!?\n", from[-1]) == NULL && name - from < 60)
    from--;
  g_autofree char *before = g_ascii_strdown (from, name - from);
  return holds_any (before, verbs);
}

/* A name by itself: not a part of an address, and with none behind it on its line, since that is seen
 * already. */
static gboolean
stands_alone (const char *text, const char *at, gsize length)
{
  const char *after = at + length;
  gsize rest = strnlen (after, REST_OF_LINE_BYTES);
  const char *line_end = memchr (after, '\n', rest);

  if (at > text && (g_ascii_isalnum (at[-1]) || strchr ("/.-@", at[-1]) != NULL))
    return FALSE;
  if (g_ascii_isalnum (*after) || (*after == '.' && g_ascii_isalnum (after[1])))
    return FALSE;
  rest = line_end != NULL ? (gsize) (line_end - after) : rest;
  return memmem (after, rest, "http", 4) == NULL && memmem (after, rest, "www.", 4) == NULL &&
         memmem (after, rest, ".com/", 5) == NULL;
}

/* A service that is named and not addressed. */
static void
look_for_name (Search *search, const char *lower, gsize service)
{
  const char *text = search->page->text, *name = services[service].name;
  gsize length = strlen (name);

  for (const char *at = strstr (lower, name);
       at != NULL && !is_done (search) && !g_hash_table_contains (search->seen, name);
       at = strstr (at + 1, name)) {
    const char *place = text + (at - lower);
    search->n_looked_at++;
    if (!stands_alone (lower, at, length) || is_in_margin (search->page, (gsize) (at - lower)) ||
        !is_sent_there (text, place))
      continue;
    g_autofree char *shown = g_strndup (place, length);
    add_gap (search, g_strdup (name), place + length, shown, services[service].carries);
  }
}

void
cp_links_add_gaps (CpReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .reading = reading, .seen = seen };

  for (guint i = 0; i < reading->pages->len; i++) {
    search.page = &g_array_index (reading->pages, CpPage, i);
    g_autofree char *lower = g_ascii_strdown (search.page->text, -1);
    look_for_addresses (&search);
    for (gsize j = 0; j < G_N_ELEMENTS (services); j++)
      if (services[j].name != NULL)
        look_for_name (&search, lower, j);
  }
}
