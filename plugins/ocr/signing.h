/* signing.h: printed places for a person to sign at. */
#pragma once

#include "ink.h"
#include "rules.h"

typedef struct {
  char *label;     /* "Signed by the chair"; owned */
  Part part;       /* where the signature belongs */
  gboolean is_box; /* all of it; else the lower half, on a line */
  gboolean is_signed;
  gdouble doubt;  /* 0 to 1.  Over a half: it may be signed or not, and a person must look */
  Part signature; /* the place of the ink; empty where there is none */
  PIX *picture;   /* of the place and what is around it; owned */
} SigningPlace;

/* Finds the places (an array of SigningPlace) by the printed lines and the words beside and below them, an
 * array of Word, good ones and bad. */
GArray *signing_find_places (const Sheet *sheet, const Rules *rules, const GArray *words);
/* Takes the signatures off the sheet; FALSE where there is none. */
gboolean signing_take_off (const Sheet *sheet, const GArray *places);

static inline const SigningPlace *
signing_get_place (const GArray *places, guint index)
{
  return &g_array_index (places, SigningPlace, index);
}
