/* calendar.c: takes a calendar file, gives what, when, where and who as lines that people read. */
#include "calendar.h"
#include "sections.h"

#include <string.h>

/* Entries beyond this many share the last section. */
#define MAX_SECTIONS 1500

typedef struct {
  char *name;   /* in capitals */
  char *common; /* the parameter CN: a person's name; NULL where there is none */
  char *state;  /* the parameter PARTSTAT: whether they come; NULL where there is none */
  char *value;  /* unescaped */
} Property;

typedef struct {
  char *summary, *start, *end, *place, *repeats, *organiser, *description;
  GString *people;
} Entry;

static void
property_clear (Property *property)
{
  g_free (property->name);
  g_free (property->common);
  g_free (property->state);
  g_free (property->value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Property, property_clear)

static void
entry_clear (Entry *entry)
{
  g_free (entry->summary);
  g_free (entry->start);
  g_free (entry->end);
  g_free (entry->place);
  g_free (entry->repeats);
  g_free (entry->organiser);
  g_free (entry->description);
  if (entry->people != NULL)
    g_string_free (entry->people, TRUE);
  *entry = (Entry){ 0 };
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

/* Lines that go on in the next are made one (3.1). */
static char **
split_lines (const char *text)
{
  g_autoptr (GString) unfolded = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '\n' && (c[1] == ' ' || c[1] == '\t'))
      c++;
    else
      g_string_append_c (unfolded, *c);
  }
  return g_strsplit (unfolded->str, "\n", -1);
}

static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c++) {
    if (*c == '\\' && c[1] != '\0')
      g_string_append_c (text, *++c == 'n' || *c == 'N' ? '\n' : *c);
    else
      g_string_append_c (text, *c);
  }
  return g_strstrip (g_string_free (text, FALSE));
}

/* The colon that ends the name and its parameters; one in quotes does not. */
static const char *
find_colon (const char *line)
{
  gboolean quoted = FALSE;

  for (const char *c = line; *c != '\0'; c++) {
    if (*c == '"')
      quoted = !quoted;
    if (*c == ':' && !quoted)
      return c;
  }
  return NULL;
}

static char *
find_parameter (const char *head, const char *name)
{
  const char *at = strchr (head, ';');
  gsize length = strlen (name);

  for (; at != NULL; at = strchr (at + 1, ';')) {
    if (g_ascii_strncasecmp (at + 1, name, length) != 0 || at[1 + length] != '=')
      continue;
    const char *value = at + length + 2;
    if (*value == '"')
      return g_strndup (value + 1, strcspn (value + 1, "\""));
    return g_strndup (value, strcspn (value, ";"));
  }
  return NULL;
}

static gboolean
read_property (const char *line, Property *property)
{
  const char *colon = find_colon (line);
  if (colon == NULL)
    return FALSE;

  g_autofree char *head = g_strndup (line, (gsize) (colon - line));
  g_autofree char *name = g_strndup (head, strcspn (head, ";"));
  property->name = g_ascii_strup (name, -1);
  property->common = find_parameter (head, "CN");
  property->state = find_parameter (head, "PARTSTAT");
  property->value = unescape (colon + 1);
  return TRUE;
}

/* "2026-12-03 18:00" of "20261203T180000" (3.3.5); what cannot be a date, as it stands. */
static char *
read_time (const char *value)
{
  gsize n_digits = strspn (value, "0123456789");

  if (n_digits != 8)
    return g_strdup (value);
  if (value[8] != 'T' || strspn (value + 9, "0123456789") < 4)
    return g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
  return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s%s", value, value + 4, value + 6, value + 9, value + 11,
                          g_str_has_suffix (value, "Z") ? " UTC" : "");
}

/* A person's name, and the address where there is no name. */
static char *
read_person (const Property *property)
{
  const char *address = property->value;

  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    address += 7;
  return g_strdup (property->common != NULL && *property->common != '\0' ? property->common : address);
}

/* With the answer, where one was given. */
static void
add_person (Entry *entry, const Property *property)
{
  g_autofree char *person = read_person (property);
  g_autofree char *state = property->state != NULL ? g_ascii_strdown (property->state, -1) : NULL;
  gboolean is_open = state == NULL || *state == '\0' || g_str_equal (state, "needs-action");

  if (entry->people == NULL)
    entry->people = g_string_new (NULL);
  g_string_append_printf (entry->people, "%s%s", entry->people->len > 0 ? ", " : "", person);
  if (!is_open)
    g_string_append_printf (entry->people, " (%s)", state);
}

static void
keep (char **place, char *value)
{
  g_free (*place);
  *place = value;
}

/* "weekly" of "FREQ=WEEKLY;COUNT=6" (3.3.10) */
static char *
read_rule (const char *value)
{
  const char *found = strstr (value, "FREQ=");

  if (found == NULL)
    return NULL;
  found += strlen ("FREQ=");
  return g_ascii_strdown (found, (gssize) strcspn (found, ";"));
}

static void
take_property (Entry *entry, const Property *property)
{
  if (g_str_equal (property->name, "SUMMARY"))
    keep (&entry->summary, g_strdup (property->value));
  else if (g_str_equal (property->name, "DTSTART"))
    keep (&entry->start, read_time (property->value));
  else if (g_str_equal (property->name, "DTEND") || g_str_equal (property->name, "DUE"))
    keep (&entry->end, read_time (property->value));
  else if (g_str_equal (property->name, "LOCATION"))
    keep (&entry->place, g_strdup (property->value));
  else if (g_str_equal (property->name, "DESCRIPTION"))
    keep (&entry->description, g_strdup (property->value));
  else if (g_str_equal (property->name, "ORGANIZER"))
    keep (&entry->organiser, read_person (property));
  else if (g_str_equal (property->name, "ATTENDEE"))
    add_person (entry, property);
  else if (g_str_equal (property->name, "RRULE"))
    keep (&entry->repeats, read_rule (property->value));
}

static void
add_line (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s%s\n", name, value);
}

/* An end on the same day is told by its time alone. */
static char *
join_times (const Entry *entry)
{
  if (entry->end == NULL || g_strcmp0 (entry->start, entry->end) == 0)
    return g_strdup (entry->start);
  if (entry->start == NULL)
    return g_strdup_printf ("until %s", entry->end);
  gboolean same_day =
      strlen (entry->start) > 11 && strlen (entry->end) > 11 && strncmp (entry->start, entry->end, 11) == 0;
  return g_strdup_printf ("%s to %s", entry->start, entry->end + (same_day ? 11 : 0));
}

static void
add_entry (GString *text, const Entry *entry, GArray *breaks)
{
  guint32 start = (guint32) text->len;
  g_autofree char *when = join_times (entry);

  if (breaks->len < MAX_SECTIONS)
    g_array_append_val (breaks, start);
  add_line (text, "", entry->summary);
  add_line (text, "When: ", when);
  add_line (text, "Repeats: ", entry->repeats);
  add_line (text, "Where: ", entry->place);
  add_line (text, "Organised by: ", entry->organiser);
  add_line (text, "Invited: ", entry->people != NULL ? entry->people->str : NULL);
  add_line (text, "", entry->description);
}

static gboolean
is_entry (const char *value)
{
  return g_ascii_strcasecmp (value, "VEVENT") == 0 || g_ascii_strcasecmp (value, "VTODO") == 0 ||
         g_ascii_strcasecmp (value, "VJOURNAL") == 0;
}

/* Entries do not lie in each other; alarms and time zones have times of their own, which nobody wants to
 * know. */
static guint
read_entries (const char *text, GString *words, GArray *breaks)
{
  g_auto (GStrv) lines = split_lines (text);
  g_auto (Entry) entry = { 0 };
  guint n_entries = 0, n_inner = 0;
  gboolean in_entry = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (Property) property = { 0 };
    if (!read_property (lines[i], &property))
      continue;
    gboolean begins = g_str_equal (property.name, "BEGIN"), ends = g_str_equal (property.name, "END");
    if (begins && !in_entry && is_entry (property.value)) {
      in_entry = TRUE;
      n_inner = 0;
    } else if (ends && in_entry && is_entry (property.value)) {
      add_entry (words, &entry, breaks);
      entry_clear (&entry);
      in_entry = FALSE;
      n_entries++;
    } else if (in_entry && (begins || ends)) {
      n_inner = begins ? n_inner + 1 : n_inner - (n_inner > 0);
    } else if (in_entry && n_inner == 0) {
      take_property (&entry, &property);
    }
  }
  return n_entries;
}

gboolean
calendar_push (const char *text, CpSink *sink, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (CpMark));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (read_entries (text, words, breaks) == 0) {
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "there is no appointment in it");
    return FALSE;
  }
  return sections_push (sink, words->str, marks, breaks, NULL, error);
}
