/* hash.c: takes bytes, gives SHA-256.  OpenSSL uses the processor's SHA instructions: four times GChecksum's
 * speed. */
#include "hash.h"

#include <openssl/evp.h>

struct CpHash {
  EVP_MD_CTX *context;
};

static void
start (CpHash *hash)
{
  if (EVP_DigestInit_ex (hash->context, EVP_sha256 (), NULL) != 1)
    g_error ("libcrypto has no SHA-256");
}

CpHash *
cp_hash_new (void)
{
  CpHash *hash = g_new0 (CpHash, 1);

  hash->context = EVP_MD_CTX_new ();
  start (hash);
  return hash;
}

void
cp_hash_free (CpHash *hash)
{
  if (hash == NULL)
    return;
  EVP_MD_CTX_free (hash->context);
  g_free (hash);
}

void
cp_hash_update (CpHash *hash, const void *bytes, gsize length)
{
  EVP_DigestUpdate (hash->context, bytes, length);
}

char *
cp_hash_finish (CpHash *hash)
{
  guint8 digest[EVP_MAX_MD_SIZE];
  guint length = 0;
  GString *hex = g_string_sized_new (64);

  EVP_DigestFinal_ex (hash->context, digest, &length);
  for (guint i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", digest[i]);
  start (hash);
  return g_string_free (hex, FALSE);
}
