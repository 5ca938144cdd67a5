/* web-page.h: the frame of every page that people look at in a browser: one file, no script, no request. */
#pragma once

#include "coverage.h"
#include "html.h"

/* Everything up to the content.  `class` of the body may be NULL; "wide" is for tables. */
void cp_web_page_begin (CpHtml *html, const char *title, const char *class);
void cp_web_page_end (CpHtml *html);
/* The sign of a verdict, for eyes alone: the words must stand beside it. */
void cp_web_page_add_mark (CpHtml *html, CpVerdict verdict);
