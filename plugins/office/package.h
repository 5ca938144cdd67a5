/* package.h: an office file as a zip of parts. */
#pragma once

#include "coproof-plugin.h"

#include <zip.h>

/* A zip whose bytes are the caller's and stay where they are. */
typedef struct {
  zip_t *zip;
  guint64 unpacked_bytes; /* of all parts so far */
} Package;

/* A part that is being read: to its end, or until an error.  All zeros while it is not open. */
typedef struct {
  Package *package;
  zip_file_t *file;
  guint64 packed_bytes, unpacked_bytes;
} PartBytes;

/* NULL with CP_PLUGIN_ERROR_CORRUPT where it is no zip, or one that was cut off. */
Package *package_open (const guint8 *bytes, gsize length, GError **error);
void package_free (Package *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Package, package_free)

/* The part's place in the zip, or -1.  Names are compared without case where need be, as the format says. */
gint64 package_find_part (const Package *package, const char *name);
/* The name of each part in turn, UTF-8; NULL after the last.  Borrowed. */
const char *package_part_name (const Package *package, guint64 index);
/* As the zip says: only a hint. */
guint64 package_part_bytes (const Package *package, guint64 index);

gboolean part_bytes_open (PartBytes *part, Package *package, guint64 index, GError **error);
void part_bytes_clear (PartBytes *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PartBytes, part_bytes_clear)
/* 0 at the end of the part, -1 with an error: CORRUPT, ENCRYPTED or LIMIT. */
gssize part_bytes_read (PartBytes *part, void *buffer, gsize length, GError **error);
/* The whole part in memory. */
GByteArray *package_read_bytes (Package *package, guint64 index, GError **error);
