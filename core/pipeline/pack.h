/* pack.h: a check together with pictures of the places that it cites, for those who judge it. */
#pragma once

#include "check.h"

/* At most so many proofs stand beside a question. */
#define CP_PACK_PROOFS 3

typedef struct {
  const CpCheck *check; /* borrowed */
  GPtrArray *drawings;  /* CpDrawing, owned */
  GHashTable *pictures; /* from a CpEvidence, borrowed, to its CpDrawing */
} CpPack;

/* Draws the places that the first proofs of each line cite, where their files have pages that can be drawn.
 * NULL with CP_ERROR (FAULT). */
CpPack *cp_pipeline_pack (CpHost *host, const CpCheck *check, GError **error);
void cp_pack_free (CpPack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPack, cp_pack_free)

/* A PNG of the place; borrowed, NULL where there is none. */
GBytes *cp_pack_find_picture (const CpPack *pack, const CpEvidence *evidence);
