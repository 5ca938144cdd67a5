/* main-part.h: the part of an Office file that all others hang on: its text, its list of sheets or slides. */
#pragma once

#include "package.h"

typedef struct {
  Package *package;
  CpSink *sink;
  char *name;               /* "word/document.xml" */
  GPtrArray *relationships; /* its own */
} MainPart;

/* Finds it by the package's relationships, or else by its usual name, and pushes what the file says about
 * itself.  CP_PLUGIN_ERROR_CORRUPT where there is none, and the sink's errors. */
gboolean main_part_open (MainPart *main, Package *package, CpSink *sink, const char *usual_name,
                         GError **error);
void main_part_clear (MainPart *main);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MainPart, main_part_clear)

/* "word/"; owned by the caller. */
char *main_part_folder (const MainPart *main);
/* Once, before any file. */
void main_part_prepare (void);
