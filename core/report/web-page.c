/* web-page.c: takes a title, gives the frame around a page. */
#include "web-page.h"
#include "report-resources.h"
#include "view.h"

static void
add_style (CpHtml *html, const char *name)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (cp_report_get_resource (), name, 0, NULL);

  cp_html_raw (html, "<style>\n");
  cp_html_raw (html, g_bytes_get_data (style, NULL));
  cp_html_raw (html, "</style>\n");
}

void
cp_web_page_begin (CpHtml *html, const char *title, const char *class)
{
  cp_html_raw (html, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                     "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
  cp_html_element (html, "title", NULL, title);
  add_style (html, "/coproof/checklist.css");
  if (class != NULL && g_str_has_prefix (class, "pack"))
    add_style (html, "/coproof/pack.css");
  cp_html_raw (html, "</head>\n");
  cp_html_open (html, "body", class != NULL ? "class" : NULL, class, NULL);
  cp_html_raw (html, "\n");
}

void
cp_web_page_end (CpHtml *html)
{
  cp_html_raw (html, "</body>\n</html>\n");
}

void
cp_web_page_add_mark (CpHtml *html, CpVerdict verdict)
{
  cp_html_open (html, "span", "class", "mark", "aria-hidden", "true", NULL);
  cp_html_text (html, cp_view_mark (verdict));
  cp_html_raw (html, "</span> ");
}
