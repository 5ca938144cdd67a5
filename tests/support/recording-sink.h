/* recording-sink.h: a sink that writes down what an extractor pushes, so that a plugin is tested without a
 * host. */
#pragma once

#include "coproof-plugin.h"

typedef struct {
  CpSink sink;         /* first: hand this to the plugin */
  GArray *pages;       /* CpPage, everything copied */
  GArray *fields;      /* CpField */
  GPtrArray *metas;    /* char *, "key=value" */
  GPtrArray *gaps;     /* char *, "page 2: no-text (scan): words" */
  GPtrArray *children; /* char *, "name (123 bytes)" */
  GBytes *last_child;  /* its bytes; NULL before the first */
  GPtrArray *asides;   /* char *, "page 2: comment: words" */
  GArray *pictures;    /* CpPicture, everything copied */
} RecordingSink;

RecordingSink *recording_sink_new (void);
void recording_sink_free (RecordingSink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecordingSink, recording_sink_free)

/* Loads the module coproof-NAME.so from the folder in COPROOF_PLUGINS, and warms it up; aborts the test where
 * it cannot. */
const CpPlugin *load_plugin (const char *name);

/* Runs the extractor on a file of the tests' own fixtures.  `mime` and `extension` as the host would say
 * them. */
gboolean extract_file (const CpPlugin *plugin, const char *path, const char *mime, const char *extension,
                       RecordingSink *sink, GError **error);
/* The same on bytes. */
gboolean extract_bytes (const CpPlugin *plugin, gconstpointer bytes, gsize length, const char *mime,
                        const char *extension, RecordingSink *sink, GError **error);

/* What the extractor pushes of a file in the folder "fixtures", which it must read to the end; its extension
 * is that of the name.  Owned by the caller. */
RecordingSink *recorded_file (const CpPlugin *plugin, const char *name, const char *mime);
/* The same of a file that the plugin gives up with this code; what it pushed before is in the sink. */
RecordingSink *recorded_bad_file (const CpPlugin *plugin, const char *name, const char *mime, gint code);

/* On bytes with one byte turned over: the plugin ends, with an error or without, and pushes only what can be
 * true. */
void assert_ends_when_damaged (const CpPlugin *plugin, char *bytes, gsize length, gsize damaged,
                               const char *mime);
/* The same for every `step`th byte of a file in the folder "fixtures". */
void assert_ends_when_damaged_anywhere (const CpPlugin *plugin, const char *name, gsize step,
                                        const char *mime);

/* The text of the page with that number; aborts the test where there is none.  Borrowed. */
const char *recorded_text (const RecordingSink *sink, guint number);
/* The value of a meta key, or NULL.  Borrowed. */
const char *recorded_meta (const RecordingSink *sink, const char *key);
/* The marks of one kind of that page, a line each: "1: words" for a heading of level 1, "0/2/1: words" for a
 * cell by table, row and column, and the words alone for a margin.  Owned by the caller. */
char *recorded_marks (const RecordingSink *sink, guint number, CpMarkKind kind);
/* The asides, a line each.  Owned by the caller. */
char *recorded_asides (const RecordingSink *sink);
/* The gaps, a line each.  Owned by the caller. */
char *recorded_gaps (const RecordingSink *sink);

/* That they are these lines. */
void assert_marks (const RecordingSink *sink, guint number, CpMarkKind kind, const char *expected);
void assert_asides (const RecordingSink *sink, const char *expected);
void assert_gaps (const RecordingSink *sink, const char *expected);
