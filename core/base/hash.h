/* hash.h: SHA-256 of what streams by (FIPS 180-4). */
#pragma once

#include <glib.h>

typedef struct CpHash CpHash;

CpHash *cp_hash_new (void);
void cp_hash_free (CpHash *hash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpHash, cp_hash_free)

/* More of what is hashed. */
void cp_hash_update (CpHash *hash, const void *bytes, gsize length);
/* 64 lower-case hex digits, owned by the caller.  The hash starts afresh. */
char *cp_hash_finish (CpHash *hash);
