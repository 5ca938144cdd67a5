/* date-token.h: the words, numbers and marks of a text, as far as dates are written with them. */
#pragma once

#include <glib.h>

typedef enum {
  CP_TOKEN_WORD,
  CP_TOKEN_NUMBER,
  CP_TOKEN_MARK,
  CP_TOKEN_BREAK, /* the end of a line that was not full, or of a table's cell */
  CP_TOKEN_END,
} CpTokenKind;

typedef struct {
  CpTokenKind kind;
  guint32 start, length;
  gunichar mark;        /* MARK: all dashes are '-', all apostrophes '\'' */
  guint number;         /* NUMBER: what it comes to */
  guint8 n_digits;      /* NUMBER: in how many digits it is written */
  gboolean is_repaired; /* NUMBER: an l or O was taken for a digit, since recognised print mixes them up */
  gboolean is_ordinal;  /* NUMBER: 12th */
  guint8 month;         /* WORD: 1 to 12; 0 for any other word */
  guint8 weekday;       /* WORD: 1 is Monday; 0 for any other word */
  guint8 season;        /* WORD: 1 autumn, 2 spring, 3 summer; 0 for any other word */
} CpToken;

/* Puts the tokens of all lines that have a figure into the array (of CpToken), in place of those that are
 * there.
 */
void cp_date_tokens_read (GArray *tokens, const char *text);

/* The token with that index; beyond the last one an END.  Borrowed. */
const CpToken *cp_date_tokens_get (const GArray *tokens, guint index);
/* Whether it is this word, in any case; `word` is lower-case ASCII. */
gboolean cp_date_token_is (const CpToken *token, const char *text, const char *word);
/* Whether `next` begins where the token ends. */
gboolean cp_date_token_touches (const CpToken *token, const CpToken *next);
