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
  char **mimes; /* of an extractor; otherwise empty */
  gboolean is_classifier;
  gboolean is_recogniser;
  char *refused;          /* words; NULL when it is in use */
  const CpPlugin *plugin; /* in the zygote and its workers; NULL in the parent and where refused */
} CpPluginInfo;

typedef struct {
  GPtrArray *plugins; /* CpPluginInfo, owned, by file name */
  const char
      *has_thread; /* the file of the first that started one when it was loaded; NULL for none; borrowed */
} CpRegistry;

/* Loads every coproof-*.so of the folder, in name order, and warms each up. */
CpRegistry *cp_registry_load (const char *folder);
void cp_registry_free (CpRegistry *registry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpRegistry, cp_registry_free)

/* The extractor that claims the type, or NULL.  Borrowed. */
const CpPluginInfo *cp_registry_find_extractor (const CpRegistry *registry, const char *mime);
/* The one that recognises words in pictures, or NULL.  Borrowed. */
const CpPluginInfo *cp_registry_find_recogniser (const CpRegistry *registry);
/* Whether any plugin declared that it needs this. */
gboolean cp_registry_needs (const CpRegistry *registry, CpNeeds need);
/* All paths that the plugins declared, NULL-terminated.  Free with g_free: the strings are the plugins'. */
const char **cp_registry_list_reads (const CpRegistry *registry);

/* The descriptions as values of one frame, for the parent. */
void cp_registry_write (const CpRegistry *registry, CpWriter *writer);
/* NULL when the frame is bad. */
CpRegistry *cp_registry_read (CpReader *reader);
