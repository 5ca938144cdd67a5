/* html.c: takes constants and strangers' words, gives HTML (WHATWG HTML, 13.1). */
#include "html.h"

struct CpHtml {
  GString *out;
};

CpHtml *
cp_html_new (void)
{
  CpHtml *html = g_new0 (CpHtml, 1);

  html->out = g_string_new (NULL);
  return html;
}

char *
cp_html_finish (CpHtml *html)
{
  char *text = g_string_free (html->out, FALSE);

  g_free (html);
  return text;
}

static void
append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text) {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    case '\'':
      g_string_append (out, "&#39;");
      break;
    default:
      g_string_append_c (out, *text);
    }
}

void
cp_html_open (CpHtml *html, const char *element, ...)
{
  va_list attributes;
  const char *name;

  g_string_append_printf (html->out, "<%s", element);
  va_start (attributes, element);
  while ((name = va_arg (attributes, const char *)) != NULL) {
    g_string_append_printf (html->out, " %s=\"", name);
    append_escaped (html->out, va_arg (attributes, const char *));
    g_string_append_c (html->out, '"');
  }
  va_end (attributes);
  g_string_append_c (html->out, '>');
}

void
cp_html_close (CpHtml *html, const char *element)
{
  g_string_append_printf (html->out, "</%s>\n", element);
}

void
cp_html_text (CpHtml *html, const char *text)
{
  append_escaped (html->out, text);
}

void
cp_html_element (CpHtml *html, const char *element, const char *class, const char *text)
{
  if (class != NULL)
    cp_html_open (html, element, "class", class, NULL);
  else
    cp_html_open (html, element, NULL);
  cp_html_text (html, text);
  cp_html_close (html, element);
}

void
cp_html_raw (CpHtml *html, const char *markup)
{
  g_string_append (html->out, markup);
}
