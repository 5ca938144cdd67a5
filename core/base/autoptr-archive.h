/* autoptr-archive.h: cleanup for libarchive's reading handle. */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

typedef struct archive CpArchiveReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpArchiveReader, archive_read_free)
