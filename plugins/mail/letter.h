/* letter.h: an e-mail as a person reads it, whatever file it came in. */
#pragma once

#include "coproof-plugin.h"
#include "html-text.h"

typedef struct {
  GString *head; /* lines: "From: ..." */
  char *subject; /* NULL where there is none */
  char *author;
  char *day; /* YYYY-MM-DD */
  GString *body;
  GArray *marks;       /* CpMark, in the body */
  GPtrArray *pictures; /* GBytes: those that are in the body itself */
  guint n_lost;        /* places where letters are damaged */
} Letter;

Letter *letter_new (void);
void letter_free (Letter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Letter, letter_free)

/* A line of the head; nothing where `value` is NULL or blank.  The author and the subject are kept, too. */
void letter_add_line (Letter *letter, const char *name, const char *value);
/* The date as the sender's clock showed it; `words`, what the mail says, where it is no date that can be. */
void letter_add_date (Letter *letter, GDateTime *date, const char *words);
/* More of the body, on a line of its own. */
void letter_add_text (Letter *letter, const char *text);
void letter_add_html (Letter *letter, const HtmlText *html);

/* Pushes the page and the facts, then the pictures that are in the body. */
gboolean letter_push (const Letter *letter, CpSink *sink, GError **error);

/* Text of any shape as one line.  Owned by the caller. */
char *letter_fold (const char *text);
