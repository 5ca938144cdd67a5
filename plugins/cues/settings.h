/* settings.h: kinds.yaml, as the host hands it over: checked, and rendered as JSON. */
#pragma once

#include "coproof-plugin.h"

typedef enum { WHERE_ANYWHERE, WHERE_HEADING, WHERE_START, WHERE_TITLE } Where;

/* A sign for or against a kind. */
typedef struct {
  guint32 query;
  gdouble weight; /* in log-odds */
  Where where;
  char *why;
} Cue;

/* One of these queries must match, or the score stays under a half. */
typedef struct {
  GArray *queries; /* guint32 */
  char *why;
} Also;

#define MAX_TABLE_COLUMNS 8

/* A table whose rows are filled in: each column goes by any of its names. */
typedef struct {
  GPtrArray *columns; /* GStrv, at most MAX_TABLE_COLUMNS */
  guint rows;
  gdouble weight;
} TableShape;

/* What tells that a form is filled in. */
typedef struct {
  GPtrArray *labels;    /* GStrv: other names of the same label */
  guint at_least;       /* so many labels */
  guint ticks;          /* so many ticked boxes; 0 where ticks say nothing */
  guint fields;         /* so many form fields; 0 where they say nothing */
  GPtrArray *tables;    /* TableShape: the one that tells most first */
  GArray *signs;        /* guint32: queries */
  guint least_signs;    /* so many different ones */
  GArray *placeholders; /* guint32: queries */
  GStrv blanks;         /* what counts as nothing written */
} FilledShape;

typedef struct {
  char *id;
  gdouble start; /* log-odds before any cue */
  gboolean is_photo;
  GPtrArray *cues;     /* Cue */
  GPtrArray *against;  /* Cue */
  GPtrArray *also;     /* Also */
  FilledShape *filled; /* NULL where it is not asked */
} Kind;

/* The kinds, in the order of the file; queries are numbered in the order in which they stand there.  With
 * `queries` they are declared, too.  NULL with an error in CP_PLUGIN_ERROR. */
GPtrArray *read_settings (const CpSettings *settings, CpQueries *queries, GError **error);
