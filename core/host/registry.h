/* registry.h: the plugins of a folder.
 *
 * Only the zygote loads them; the parent has their descriptions.  No plugin is skipped silently: one that was
 * refused stays in the list with the reason. */
#pragma once

#include "coproof-plugin.h"
#include "wire.h"

/* Each role has a folder and a zygote of its own: nobody pays for what only others need. */
typedef enum { CP_ROLE_READER, CP_ROLE_CLASSIFIER, CP_ROLE_RECOGNISER, CP_N_ROLES } CpPluginRole;

typedef struct {
  CpPluginRole role;
  char *file; /* "coproof-pdf.so" */
  char *name;
  guint32 revision;
  char *summary;
  char **mimes;           /* of an extractor; otherwise empty */
  char *refused;          /* words; NULL when it is in use */
  const CpPlugin *plugin; /* in the zygote and its workers; NULL in the parent and where refused */
  CpOpened *opened;       /* what a classifier read there from its settings; NULL where it has not */
  char *fault;            /* why it could not read them; otherwise NULL */
} CpPluginInfo;

typedef struct {
  GPtrArray *plugins; /* CpPluginInfo, owned, by file name */
  const char
      *has_thread; /* the file of the first that started one when it was loaded; NULL for none; borrowed */
} CpRegistry;

/* Loads every coproof-*.so of the folder, in name order, and warms each up.  Those of another role are
 * refused. */
CpRegistry *cp_registry_load (const char *folder, CpPluginRole role);
void cp_registry_free (CpRegistry *registry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpRegistry, cp_registry_free)

/* Where the plugins of a role stand in the plugin folder; "" for readers, which stand in it. */
const char *cp_plugin_role_folder (CpPluginRole role);

/* Hands the settings to every classifier, instead of those that it had.  One that cannot read them gets a
 * `fault`. */
void cp_registry_open_settings (CpRegistry *registry, const CpSettings *settings);

/* The classifier of this name, or NULL.  Borrowed. */
const CpPluginInfo *cp_registry_find_classifier (const CpRegistry *registry, const char *name);
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
