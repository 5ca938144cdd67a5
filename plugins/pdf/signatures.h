/* signatures.h: the signatures in a PDF, and whether each still fits the bytes that it covers. */
#pragma once

#include "autoptr-poppler.h"
#include "coproof-plugin.h"

typedef enum {
  SEAL_INTACT,
  SEAL_ADDED_TO,  /* intact, but something was added to the file behind what was signed */
  SEAL_CHANGED,   /* what was signed is not what is there */
  SEAL_UNCHECKED, /* of a kind, or so damaged, that it cannot be checked */
} Seal;

typedef struct {
  Seal seal;
  char *name; /* as the signer's certificate says, which nobody verified; "" where it says nothing */
} Signature;

typedef struct {
  guint n_fields;  /* places for a signature in the whole document */
  GArray *signed_; /* Signature, in the order of the file */
} Signatures;

/* Without trust: anybody can make a certificate with any name.  Licences of forms and mere time stamps are
 * left out. */
Signatures *signatures_new (PopplerDocument *document, const CpFile *file);
void signatures_free (Signatures *signatures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signatures, signatures_free)

/* A note for people about each. */
gboolean signatures_push (const Signatures *signatures, CpSink *sink, GError **error);

/* Loads what checking needs, before a worker is locked in. */
gboolean signatures_warm_up (GError **error);
