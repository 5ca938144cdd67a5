/* excel-margin.c: takes the code of a header or footer (ECMA-376, part 1, 18.3.1.39), gives its words. */
#include "excel-margin.h"
#include "line.h"

#include <string.h>

#define MAX_MARGIN_BYTES 4096

/* Past the letter behind an ampersand and what belongs to it: &"Arial,Bold", &12, &K000000. */
static const char *
skip_code (const char *at)
{
  if (*at == '"') {
    const char *close = strchr (at + 1, '"');
    return close != NULL ? close + 1 : at + 1;
  }
  if (g_ascii_isdigit (*at))
    return at + strspn (at, "0123456789");
  if (*at == 'K')
    return at + 1 + strspn (at + 1, "0123456789ABCDEFabcdef+-");
  return *at != '\0' ? g_utf8_next_char (at) : at;
}

void
excel_margin_add (Passage *passage, const char *code)
{
  g_autoptr (Passage) own = passage_new ();

  for (const char *at = code != NULL ? code : ""; *at != '\0';) {
    const char *next = g_utf8_next_char (at);
    if (*at != '&' || *next == '&')
      g_string_append_len (own->text, at, next - at);
    else if (strchr ("LCR", *next) != NULL)
      g_string_append_c (own->text, ' '); /* left, centre, right */
    at = *at != '&' ? next : skip_code (next);
  }
  g_autofree char *line = line_from_text (own->text->str, MAX_MARGIN_BYTES);
  const CpMark mark = { .kind = CP_MARK_MARGIN,
                        .start = (guint32) passage->text->len,
                        .length = (guint32) strlen (line) };
  if (line_is_page_number (line))
    return;
  g_string_append_printf (passage->text, "%s\n", line);
  passage_add_mark (passage, &mark);
}
