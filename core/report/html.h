/* html.h: HTML that cannot be broken by what is put into it.
 *
 * Markup comes from constants in the program; whatever comes from files or rules goes through text or
 * attribute functions, which escape. */
#pragma once

#include <glib.h>

typedef struct CpHtml CpHtml;

CpHtml *cp_html_new (void);
/* The document so far; owned by the caller.  The writer is freed. */
char *cp_html_finish (CpHtml *html);

/* Opens an element; attribute names and values follow, ended by NULL.  Names are constants, values are
 * escaped. */
void cp_html_open (CpHtml *html, const char *element, ...) G_GNUC_NULL_TERMINATED;
void cp_html_close (CpHtml *html, const char *element);
void cp_html_text (CpHtml *html, const char *text);
/* A whole element with text in it; `class` may be NULL. */
void cp_html_element (CpHtml *html, const char *element, const char *class, const char *text);
/* Constants of the program only. */
void cp_html_raw (CpHtml *html, const char *markup);
