/* signatures.c: takes the bytes of a PDF, gives the signatures in it.
 *
 * Poppler tells whether a field is signed only while it checks the signature, for which it starts a thread
 * and loads modules: no worker may do either.  But a signature must stand in the file as it is, never
 * compressed, with the range of bytes that it covers (ISO 32000-1, 12.8.1): it can be found there.  The
 * signature is the hole in that range, and so cannot be another one than the range was made for. */
#define _GNU_SOURCE /* memmem */
#include "signatures.h"
#include "clean.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <string.h>

#define RANGE_KEY "/ByteRange"
#define OBJECT_START " obj"
#define OBJECT_END "endobj"
#define MAX_RANGES 1000
/* Adobe signs a form that its free reader may fill in: that is a licence, and no person signed. */
#define LICENCE_KEY "/UR3"
/* An authority says when the file was there (ETSI EN 319 142-1, 5.4.3): no person signed. */
#define TIME_STAMP_KEY "/ETSI.RFC3161"
/* Larger than any with a whole chain of certificates in it. */
#define MAX_SEAL_BYTES (4u << 20)
#define MAX_NAME_BYTES 200

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CMS_ContentInfo, CMS_ContentInfo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free)

static const char *
find (const char *from, const char *end, const char *wanted)
{
  return memmem (from, (gsize) (end - from), wanted, strlen (wanted));
}

static const char *
find_last (const char *from, const char *end, const char *wanted)
{
  const char *last = from;

  for (const char *place = from; (place = find (place, end, wanted)) != NULL; place++)
    last = place;
  return last;
}

/* Whether the object around `place` was signed by no person; it begins behind `start`. */
static gboolean
is_no_persons (const char *start, const char *place, const char *end)
{
  const char *object = find_last (start, place, OBJECT_START), *object_end = find (place, end, OBJECT_END);

  if (object_end != NULL)
    end = object_end;
  return find (object, end, LICENCE_KEY) != NULL || find (object, end, TIME_STAMP_KEY) != NULL;
}

/* "[0 1200 9392 450]": from, length, from, length */
static gboolean
read_range (const char *place, const char *end, guint64 ret_range[4])
{
  g_autofree char *text = g_strndup (place, (gsize) MIN (end - place, 100));
  char *c = text + strcspn (text, "[");

  if (*c == '\0')
    return FALSE;
  c++;
  for (guint i = 0; i < 4; i++) {
    char *stop;
    ret_range[i] = g_ascii_strtoull (c, &stop, 10);
    if (stop == c)
      return FALSE;
    c = stop;
  }
  return TRUE;
}

static gboolean
is_range_sound (const guint64 range[4], guint64 file_length)
{
  return range[0] == 0 && range[1] < range[2] && range[2] - range[1] <= (guint64) 2 * MAX_SEAL_BYTES &&
         range[2] <= file_length && range[3] <= file_length - range[2];
}

/* The hole is a string of hex digits, "<3082...00>", filled up with noughts. */
static GByteArray *
read_seal (const char *hole, gsize length)
{
  g_autoptr (GByteArray) seal = g_byte_array_new ();
  int high = -1;

  for (gsize i = 0; i < length; i++) {
    int digit = g_ascii_xdigit_value (hole[i]);
    if (digit < 0)
      continue; /* the brackets, and white space, which is allowed (7.3.4.3) */
    if (high < 0) {
      high = digit;
      continue;
    }
    const guint8 byte = (guint8) (high << 4 | digit);
    g_byte_array_append (seal, &byte, 1);
    high = -1;
  }
  return g_steal_pointer (&seal);
}

static BIO *
open_content (const CpFile *file, const guint64 range[4])
{
  BIO *content = BIO_new (BIO_s_mem ());

  for (guint i = 0; i < 4; i += 2)
    for (guint64 done = 0; done < range[i + 1];) {
      int n = (int) MIN (range[i + 1] - done, 1u << 30);
      BIO_write (content, file->bytes + range[i] + done, n);
      done += (guint64) n;
    }
  return content;
}

static char *
find_name (CMS_ContentInfo *cms)
{
  char name[MAX_NAME_BYTES] = "";
  STACK_OF (X509) *signers = CMS_get0_signers (cms);

  if (signers != NULL && sk_X509_num (signers) > 0)
    X509_NAME_get_text_by_NID (X509_get_subject_name (sk_X509_value (signers, 0)), NID_commonName, name,
                               sizeof name);
  sk_X509_free (signers);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  return clean_line (valid);
}

/* The name is known only of a signature that fits: it names its signers while it is checked. */
static Signature
check_seal (const CpFile *file, const guint64 range[4], CMS_ContentInfo *cms)
{
  g_autoptr (BIO) content = open_content (file, range);
  gboolean is_whole = range[2] + range[3] == file->length;
  gboolean fits = CMS_verify (cms, NULL, NULL, content, NULL, CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
  const Signature signature = { fits ? (is_whole ? SEAL_INTACT : SEAL_ADDED_TO) : SEAL_CHANGED,
                                find_name (cms) };

  return signature;
}

static Signature
read_signature (const CpFile *file, const char *place, const char *end)
{
  const Signature unchecked = { SEAL_UNCHECKED, g_strdup ("") };
  guint64 range[4];

  if (!read_range (place, end, range) || !is_range_sound (range, file->length))
    return unchecked;
  g_autoptr (GByteArray) seal =
      read_seal ((const char *) file->bytes + range[1], (gsize) (range[2] - range[1]));
  const guint8 *bytes = seal->data;
  g_autoptr (CMS_ContentInfo) cms =
      seal->len > 0 ? d2i_CMS_ContentInfo (NULL, &bytes, (long) seal->len) : NULL;
  if (cms == NULL || CMS_is_detached (cms) != 1) /* of an older kind (adbe.pkcs7.sha1), or no signature */
    return unchecked;
  g_free (unchecked.name);
  return check_seal (file, range, cms);
}

static void
signature_clear (gpointer signature)
{
  g_free (((Signature *) signature)->name);
}

Signatures *
signatures_new (PopplerDocument *document, const CpFile *file)
{
  Signatures *signatures = g_new0 (Signatures, 1);
  const char *last = (const char *) file->bytes, *end = last + file->length;
  const char *place = last;

  signatures->signed_ = g_array_new (FALSE, FALSE, sizeof (Signature));
  g_array_set_clear_func (signatures->signed_, signature_clear);
  for (guint i = 0; i < MAX_RANGES && (place = find (place, end, RANGE_KEY)) != NULL; i++) {
    if (!is_no_persons (last, place, end)) {
      const Signature signature = read_signature (file, place, end);
      g_array_append_val (signatures->signed_, signature);
    }
    last = place;
    place += strlen (RANGE_KEY);
  }
  if (signatures->signed_->len > 0) /* counting the fields walks over all pages */
    signatures->n_fields = (guint) MAX (0, poppler_document_get_n_signatures (document));
  return signatures;
}

void
signatures_free (Signatures *signatures)
{
  if (signatures == NULL)
    return;
  g_array_unref (signatures->signed_);
  g_free (signatures);
}

static const char *
say_seal (Seal seal)
{
  switch (seal) {
  case SEAL_INTACT:
    return "The signature is intact.";
  case SEAL_ADDED_TO:
    return "The signature is intact, but something was added to the file after it was signed.";
  case SEAL_CHANGED:
    return "The file was changed after it was signed: the signature no longer fits.";
  case SEAL_UNCHECKED:
    return "We could not check whether the signature is intact.";
  }
  return "";
}

gboolean
signatures_push (const Signatures *signatures, CpSink *sink, GError **error)
{
  for (guint i = 0; i < signatures->signed_->len; i++) {
    const Signature *signature = &g_array_index (signatures->signed_, Signature, i);
    g_autofree char *words =
        *signature->name != '\0'
            ? g_strdup_printf ("It is signed electronically by “%s” (the name as stated, not verified). %s",
                               signature->name, say_seal (signature->seal))
            : g_strdup_printf ("It is signed electronically. %s", say_seal (signature->seal));
    if (!sink->aside (sink, 0, CP_ASIDE_NOTE, words, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
signatures_warm_up (GError **error)
{
  g_autoptr (CMS_ContentInfo) cms = CMS_ContentInfo_new ();
  EVP_MD *digest = NULL;

  if (OPENSSL_init_crypto (OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_LOAD_CRYPTO_STRINGS, NULL) == 1)
    digest = EVP_MD_fetch (NULL, "SHA2-256", NULL);
  if (cms != NULL && digest != NULL) {
    EVP_MD_free (digest);
    return TRUE;
  }
  g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_INTERNAL, "signatures cannot be checked here");
  return FALSE;
}
