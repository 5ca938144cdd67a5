/* voices-section.c: takes the voices of a check, gives a table in words and the quotes below it. */
#include "voices-section.h"
#include "page.h"
#include "view.h"

#include <string.h>

#define TITLE "Whose voices"
#define ANYWHERE "Anything"

static const char note[] = "This table helps whoever judges. It changes no line of the checklist. A group "
                           "counts only where one sentence, "
                           "quotation or row of a table says what it did, or holds its words; being named is "
                           "not enough. “Nothing found” "
                           "means only that we did not find it in what we could read.";

static const char unquoted[] = "comments in their own words; please read them there";

static const char brief_note[] = "Who did something, of those whom the scheme names, and who tells it. “Own "
                                 "words”: their own letter, answer or "
                                 "paper. “Quoted by the organisation”: their words, as the organisation "
                                 "wrote them down. “Reported”: somebody "
                                 "else says so. “Nothing found” means only that we did not find it. It "
                                 "answers none of the questions above.";

static const struct {
  const char *brief, *words, *meaning;
} voices_words[CP_N_VOICES] = {
  [CP_VOICE_NONE] = { "nothing", "Nothing found", NULL },
  [CP_VOICE_REPORTED] = { "reported", "Reported", "Somebody else says what they did." },
  [CP_VOICE_QUOTED] = { "quoted", "Quoted by the organisation",
                        "Their words, as the organisation wrote them down." },
  [CP_VOICE_OWN_WORDS] = { "own words", "Own words",
                           "Their own letter, answer or paper. Please check that it is." },
};

/* A place that is quoted once, however many cells it stands in. */
typedef struct {
  const CpVoicePlace *place;
  GString *four_cs;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_string_free (entry->four_cs, TRUE);
  g_free (entry);
}

/* The same words, or comments in the same table, which are not quoted. */
static gboolean
is_same (const CpVoicePlace *place, const CpVoicePlace *other)
{
  const CpEvidence *a = place->evidence, *b = other->evidence;

  return a->item == b->item && a->page == b->page &&
         ((a->start == b->start && a->length == b->length) || (place->is_comment && other->is_comment));
}

static Entry *
find_entry (const GPtrArray *entries, const CpVoicePlace *place)
{
  for (guint i = 0; i < entries->len; i++)
    if (is_same (((const Entry *) entries->pdata[i])->place, place))
      return entries->pdata[i];
  return NULL;
}

static void
add_entries (GPtrArray *entries, const CpVoiceCell *cell, const char *four_c)
{
  for (guint i = 0; i < cell->places->len; i++) {
    const CpVoicePlace *place = cell->places->pdata[i];
    Entry *entry = find_entry (entries, place);
    if (entry == NULL) {
      entry = g_new0 (Entry, 1);
      entry->place = place;
      entry->four_cs = g_string_new (NULL);
      g_ptr_array_add (entries, entry);
    }
    if (four_c != NULL)
      g_string_append_printf (entry->four_cs, ", %s", four_c);
  }
}

static const CpTopic *
get_four_c (const CpVoices *voices, guint index)
{
  return voices->four_cs->topics->pdata[index];
}

static GPtrArray *
list_entries (const CpVoices *voices, const CpVoiceRow *row)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  add_entries (entries, &row->all, NULL);
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    add_entries (entries, &row->cells[i], get_four_c (voices, i)->title);
  return entries;
}

/* "Own words, Co-design" */
static char *
entry_label (const Entry *entry)
{
  return g_strconcat (voices_words[entry->place->voice].words, entry->four_cs->str, NULL);
}

/* Comments stand in JSON only: people name children in them.  NULL where there is nothing to quote; owned by
 * the caller. */
static char *
entry_quote (const Entry *entry)
{
  return entry->place->is_comment ? NULL : cp_view_quote (entry->place->evidence);
}

static gint
column_width (const char *title)
{
  return MAX ((gint) g_utf8_strlen (title, -1), (gint) strlen ("own words")) + 1;
}

static void
add_cell (GString *page, const char *words, gint width)
{
  g_string_append (page, words);
  for (gint i = (gint) g_utf8_strlen (words, -1); i < width; i++)
    g_string_append_c (page, ' ');
}

static void
end_line (GString *page)
{
  while (page->len > 0 && page->str[page->len - 1] == ' ')
    g_string_truncate (page, page->len - 1);
  g_string_append_c (page, '\n');
}

static gint
first_width (const CpVoices *voices)
{
  gint width = CP_PAGE_COLUMNS - column_width (ANYWHERE);

  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    width -= column_width (get_four_c (voices, i)->title);
  return MAX (width, 12);
}

/* As much of the title as the column holds; gives the rest. */
static const char *
add_title_part (GString *page, const char *title, gint width)
{
  gsize end = strlen (title);

  while (end > 0 && g_utf8_strlen (title, (gssize) end) >= width) {
    const char *space = g_strrstr_len (title, (gssize) end, " ");
    if (space == NULL)
      break;
    end = (gsize) (space - title);
  }
  g_autofree char *part = g_strndup (title, end);
  add_cell (page, part, width);
  title += end;
  return *title == ' ' ? title + 1 : title;
}

static void
add_text_row (GString *page, const CpVoices *voices, const CpVoiceRow *row)
{
  gint width = first_width (voices);
  const char *rest = add_title_part (page, row->level->title, width);

  add_cell (page, voices_words[row->all.voice].brief, column_width (ANYWHERE));
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    add_cell (page, voices_words[row->cells[i].voice].brief, column_width (get_four_c (voices, i)->title));
  end_line (page);
  while (*rest != '\0') {
    rest = add_title_part (page, rest, width);
    end_line (page);
  }
}

static void
add_text_quotes (GString *page, const CpVoices *voices, const CpVoiceRow *row)
{
  g_autoptr (GPtrArray) entries = list_entries (voices, row);

  if (entries->len == 0)
    return;
  g_string_append_printf (page, "\n%s\n", row->level->title);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = entries->pdata[i];
    g_autofree char *label = entry_label (entry), *place = cp_view_place (entry->place->evidence);
    g_autofree char *quote = entry_quote (entry);
    g_autofree char *words = g_strdup_printf ("%s: %s: %s", label, place, quote != NULL ? quote : unquoted);
    cp_page_add (page, "  · ", words);
  }
}

void
cp_voices_section_add_text (GString *page, const CpCheck *check)
{
  const CpVoices *voices = check->voices;

  if (voices == NULL)
    return;
  cp_page_add_heading (page, TITLE, '-');
  cp_page_add (page, "", note);
  for (CpVoice voice = CP_VOICE_OWN_WORDS; voice > CP_VOICE_NONE; voice--) {
    g_autofree char *words =
        g_strdup_printf ("%s: %s", voices_words[voice].brief, voices_words[voice].meaning);
    cp_page_add (page, "  ", words);
  }
  g_string_append_c (page, '\n');
  add_cell (page, "", first_width (voices));
  add_cell (page, ANYWHERE, column_width (ANYWHERE));
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    add_cell (page, get_four_c (voices, i)->title, column_width (get_four_c (voices, i)->title));
  end_line (page);
  for (guint i = 0; i < voices->rows->len; i++)
    add_text_row (page, voices, voices->rows->pdata[i]);
  for (guint i = 0; i < voices->rows->len; i++)
    add_text_quotes (page, voices, voices->rows->pdata[i]);
}

/* On a narrow screen the cells stand below each other, and each says which it is. */
static void
add_html_cell (CpHtml *html, const char *column, CpVoice voice)
{
  cp_html_raw (html, voice == CP_VOICE_NONE ? "<td class=\"nothing\">" : "<td>");
  cp_html_raw (html, "<span class=\"which\">");
  cp_html_text (html, column);
  cp_html_raw (html, ": </span>");
  cp_html_text (html, voices_words[voice].words);
  cp_html_raw (html, "</td>");
}

static void
add_html_row (CpHtml *html, const CpVoices *voices, const CpVoiceRow *row)
{
  cp_html_raw (html, "<tr>");
  cp_html_open (html, "th", "scope", "row", NULL);
  cp_html_text (html, row->level->title);
  cp_html_raw (html, "</th>");
  add_html_cell (html, ANYWHERE, row->all.voice);
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    add_html_cell (html, get_four_c (voices, i)->title, row->cells[i].voice);
  cp_html_raw (html, "</tr>\n");
}

static void
add_html_head (CpHtml *html, const CpVoices *voices)
{
  cp_html_raw (html, "<table class=\"voices\">\n<caption>Who acted, and in whose words it is told</caption>\n"
                     "<thead><tr><th scope=\"col\">Level</th><th scope=\"col\">" ANYWHERE "</th>");
  for (guint i = 0; i < voices->four_cs->topics->len; i++) {
    cp_html_open (html, "th", "scope", "col", NULL);
    cp_html_text (html, get_four_c (voices, i)->title);
    cp_html_raw (html, "</th>");
  }
  cp_html_raw (html, "</tr></thead>\n<tbody>\n");
}

static void
add_html_quotes (CpHtml *html, const CpVoices *voices, const CpVoiceRow *row)
{
  g_autoptr (GPtrArray) entries = list_entries (voices, row);

  if (entries->len == 0)
    return;
  cp_html_element (html, "h3", NULL, row->level->title);
  cp_html_raw (html, "<ul class=\"proofs\">\n");
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = entries->pdata[i];
    g_autofree char *label = entry_label (entry), *place = cp_view_place (entry->place->evidence);
    g_autofree char *quote = entry_quote (entry);
    g_autofree char *where = g_strdup_printf ("%s: %s", label, place);
    cp_html_raw (html, "<li>");
    cp_html_element (html, "span", "place", where);
    if (quote != NULL)
      cp_html_element (html, "q", NULL, quote);
    else
      cp_html_text (html, unquoted);
    cp_html_raw (html, "</li>\n");
  }
  cp_html_raw (html, "</ul>\n");
}

static void
add_html_table (CpHtml *html, const CpVoices *voices)
{
  add_html_head (html, voices);
  for (guint i = 0; i < voices->rows->len; i++)
    add_html_row (html, voices, voices->rows->pdata[i]);
  cp_html_raw (html, "</tbody>\n</table>\n");
}

void
cp_voices_section_add_table (CpHtml *html, const CpCheck *check)
{
  if (check->voices == NULL)
    return;
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, TITLE);
  cp_html_element (html, "p", NULL, brief_note);
  add_html_table (html, check->voices);
  cp_html_raw (html, "</section>\n");
}

void
cp_voices_section_add_html (CpHtml *html, const CpCheck *check)
{
  const CpVoices *voices = check->voices;

  if (voices == NULL)
    return;
  cp_html_raw (html, "<section>\n");
  cp_html_element (html, "h2", NULL, TITLE);
  cp_html_element (html, "p", NULL, note);
  cp_html_raw (html, "<ul>\n");
  for (CpVoice voice = CP_VOICE_OWN_WORDS; voice > CP_VOICE_NONE; voice--) {
    g_autofree char *words =
        g_strdup_printf ("%s: %s", voices_words[voice].words, voices_words[voice].meaning);
    cp_html_element (html, "li", NULL, words);
  }
  cp_html_raw (html, "</ul>\n");
  add_html_table (html, voices);
  for (guint i = 0; i < voices->rows->len; i++)
    add_html_quotes (html, voices, voices->rows->pdata[i]);
  cp_html_raw (html, "</section>\n");
}

static json_t *
places_to_json (const CpVoiceCell *cell)
{
  json_t *list = json_array ();

  for (guint i = 0; i < cell->places->len; i++) {
    const CpVoicePlace *place = cell->places->pdata[i];
    json_t *json = cp_json_evidence (place->evidence);
    json_object_set_new (json, "voice", json_string (cp_voice_name (place->voice)));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
row_to_json (const CpVoices *voices, const CpVoiceRow *row)
{
  json_t *json = json_object (), *cells = json_array ();

  json_object_set_new (json, "id", json_string (row->level->id));
  json_object_set_new (json, "title", json_string (row->level->title));
  json_object_set_new (json, "voice", cp_json_text_or_null (cp_voice_name (row->all.voice)));
  json_object_set_new (json, "places", places_to_json (&row->all));
  for (guint i = 0; i < voices->four_cs->topics->len; i++) {
    json_t *cell = json_object ();
    json_object_set_new (cell, "four_c", json_string (get_four_c (voices, i)->id));
    json_object_set_new (cell, "voice", cp_json_text_or_null (cp_voice_name (row->cells[i].voice)));
    json_object_set_new (cell, "places", places_to_json (&row->cells[i]));
    json_array_append_new (cells, cell);
  }
  json_object_set_new (json, "cells", cells);
  return json;
}

json_t *
cp_voices_section_json (const CpCheck *check)
{
  const CpVoices *voices = check->voices;

  if (voices == NULL)
    return json_null ();

  json_t *json = json_object (), *four_cs = json_array (), *levels = json_array ();
  for (guint i = 0; i < voices->four_cs->topics->len; i++)
    json_array_append_new (four_cs, json_pack ("{s:s, s:s}", "id", get_four_c (voices, i)->id, "title",
                                               get_four_c (voices, i)->title));
  for (guint i = 0; i < voices->rows->len; i++)
    json_array_append_new (levels, row_to_json (voices, voices->rows->pdata[i]));
  json_object_set_new (json, "note", json_string (note));
  json_object_set_new (json, "four_cs", four_cs);
  json_object_set_new (json, "levels", levels);
  return json;
}
