/* pointers.c: takes what a sender points to for a line, gives what is found there, in a sentence and with
 * quotes. */
#include "pointers.h"
#include "page.h"
#include "view.h"

/* "page 2 of minutes.pdf" */
static char *
target_words (const CpPointer *pointer)
{
  const char *file = pointer->item != NULL ? pointer->item->name : pointer->file;

  return pointer->page > 0 ? g_strdup_printf ("page %u of %s", pointer->page, file) : g_strdup (file);
}

static const char *
answer_words (const CpPointer *pointer)
{
  gboolean is_whole = pointer->page > 0 && !pointer->has_pages;

  switch (pointer->answer) {
  case CP_POINTER_FOUND:
    return is_whole
               ? "; such a file has no fixed pages, so we looked in all of it; this is what we found there"
               : "; this is what we found there";
  case CP_POINTER_ELSEWHERE:
    return "; we did not find it there, but we found something elsewhere in that file";
  case CP_POINTER_NOT_FOUND:
    return "; we did not find it there";
  case CP_POINTER_FOR_A_PERSON:
    return "; only a person can say whether it shows this";
  case CP_POINTER_UNREADABLE:
    return "; we could not read enough of it to say";
  case CP_POINTER_NO_SUCH_PAGE:
    return "; that file has no such page";
  case CP_POINTER_NO_SUCH_FILE:
    return "; there is no such file in what was sent";
  case CP_N_POINTER_ANSWERS:
    break;
  }
  return "";
}

/* "You pointed to page 2 of minutes.pdf; we did not find it there." */
static char *
pointer_words (const CpPointer *pointer)
{
  g_autofree char *target = target_words (pointer), *by = cp_view_place (pointer->by);

  return g_strdup_printf ("You pointed to %s%s. (You say so in %s.)", target, answer_words (pointer), by);
}

static gboolean
is_of (const CpPointer *pointer, const CpLine *line)
{
  return pointer->requirement == line->requirement;
}

static char *
place_words (const CpEvidence *evidence)
{
  g_autofree char *place = cp_view_place (evidence), *quote = cp_view_quote (evidence);

  return quote != NULL ? g_strdup_printf ("%s: %s", place, quote)
                       : g_strdup_printf ("%s (there are no words to quote)", place);
}

void
cp_pointers_add_text (GString *page, const CpCheck *check, const CpLine *line)
{
  for (guint i = 0; check->pointers != NULL && i < check->pointers->len; i++) {
    const CpPointer *pointer = check->pointers->pdata[i];
    if (!is_of (pointer, line))
      continue;
    g_autofree char *words = pointer_words (pointer);
    cp_page_add (page, "      ☞ ", words);
    for (guint j = 0; j < pointer->places->len; j++) {
      g_autofree char *place = place_words (pointer->places->pdata[j]);
      cp_page_add (page, "        · ", place);
    }
  }
}

void
cp_pointers_add_html (CpHtml *html, const CpCheck *check, const CpLine *line)
{
  for (guint i = 0; check->pointers != NULL && i < check->pointers->len; i++) {
    const CpPointer *pointer = check->pointers->pdata[i];
    if (!is_of (pointer, line))
      continue;
    g_autofree char *words = pointer_words (pointer);
    cp_html_element (html, "p", "pointer", words);
    if (pointer->places->len == 0)
      continue;
    cp_html_raw (html, "<ul class=\"proofs\">\n");
    for (guint j = 0; j < pointer->places->len; j++) {
      g_autofree char *place = place_words (pointer->places->pdata[j]);
      cp_html_element (html, "li", NULL, place);
    }
    cp_html_raw (html, "</ul>\n");
  }
}

static json_t *
pointer_to_json (const CpPointer *pointer)
{
  json_t *json = json_object (), *places = json_array ();

  for (guint i = 0; i < pointer->places->len; i++)
    json_array_append_new (places, cp_json_evidence (pointer->places->pdata[i]));
  json_object_set_new (json, "by", cp_json_evidence (pointer->by));
  json_object_set_new (json, "file", json_string (pointer->file));
  json_object_set_new (json, "item", cp_json_text_or_null (pointer->item != NULL ? pointer->item->id : NULL));
  json_object_set_new (json, "page", cp_json_number_or_null (pointer->page));
  json_object_set_new (json, "answer", json_string (cp_pointer_answer_name (pointer->answer)));
  json_object_set_new (json, "places", places);
  return json;
}

json_t *
cp_pointers_json (const CpCheck *check, const CpLine *line)
{
  json_t *list = json_array ();

  for (guint i = 0; check->pointers != NULL && i < check->pointers->len; i++)
    if (is_of (check->pointers->pdata[i], line))
      json_array_append_new (list, pointer_to_json (check->pointers->pdata[i]));
  return list;
}
