/* registry.h: the plugins of a folder.
 *
 * Only the zygote loads them; the parent has their descriptions.  No plugin is skipped silently: one that was
 * refused stays in the list with the reason. */
#pragma once

#include "coproof-plugin.h"
#include "wire.h"

typedef struct {
  char *file; /* "coproof-pdf.so" */
  char *name;
  guint32 revision;
  char *summary;
  char **mimes; /* empty for a classifier */
  gboolean is_classifier;
  char *refused;          /* words; NULL when it is in use */
  const CpPlugin *plugin; /* in the zygote and its workers; NULL in the parent and where refused */
} CpPluginInfo;

typedef struct {
  GPtrArray *plugins; /* CpPluginInfo, owned, by file name */
} CpRegistry;

/* Loads every coproof-*.so of the folder, in name order, and warms each up. */
CpRegistry *cp_registry_load (const char *folder);
void cp_registry_free (CpRegistry *registry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpRegistry, cp_registry_free)

/* The extractor that claims the type, or NULL.  Borrowed. */
const CpPluginInfo *cp_registry_find_extractor (const CpRegistry *registry, const char *mime);
/* All paths that the plugins declared, NULL-terminated.  Free with g_free: the strings are the plugins'. */
const char **cp_registry_list_reads (const CpRegistry *registry);

/* The descriptions as values of one frame, for the parent. */
void cp_registry_write (const CpRegistry *registry, CpWriter *writer);
/* NULL when the frame is bad. */
CpRegistry *cp_registry_read (CpReader *reader);
