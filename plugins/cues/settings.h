/* settings.h: kinds.yaml, as the host hands it over: checked, and rendered as JSON. */
#pragma once

#include "coproof-plugin.h"
#include "measure.h"
#include "vocabulary.h"

typedef enum {
  WHERE_ANYWHERE,
  WHERE_HEADING,
  WHERE_START, /* near the top of the document */
  WHERE_TITLE, /* in a heading near the top */
  WHERE_END,   /* near the end of the document */
  WHERE_LINE,  /* it begins a line */
  WHERE_LABEL, /* it begins a line, and a colon or a cell follows: "Present: ..." */
} Where;

typedef enum { SIGN_WORDS, SIGN_MEASURE, SIGN_COLUMNS, SIGN_UNIT, SIGN_FIELDS } SignType;

/* Something that can be told of a text, whatever kind it may be a sign of. */
typedef struct {
  SignType type;
  char *id;
  char *why;
  guint32 query; /* WORDS */
  Where where;
  guint least;     /* WORDS: fewer hits in a passage are chance */
  Measure measure; /* MEASURE: from nothing at `from` to everything at `to`, which may be the lesser */
  gdouble from, to;
  GPtrArray *columns; /* COLUMNS: GStrv, any of the names of a column; otherwise NULL */
  CpUnit unit;        /* UNIT */
} Sign;

/* What a sign adds to a kind. */
typedef struct {
  guint sign;     /* index */
  gdouble weight; /* in log-odds, where the sign is as strong as can be; less than 0 speaks against it */
} Weight;

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
  guint answers;        /* so many answered questions; 0 where they say nothing */
  guint days;           /* so many different days; 0 where they say nothing */
  guint signatures;     /* so many lines with a name and a day; 0 where they say nothing */
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
  gboolean is_leftover; /* told where no other kind is */
  GArray *weights;      /* Weight */
  GPtrArray *cues;      /* Cue */
  GPtrArray *against;   /* Cue */
  GPtrArray *also;      /* Also */
  FilledShape *filled;  /* NULL where it is not asked */
} Kind;

/* Two kinds that one paper may be of: minutes in which the board signs up. */
typedef struct {
  guint kinds[2]; /* indices */
  gdouble cost;   /* in log-odds: how rare that is */
} Pair;

typedef struct {
  GPtrArray *queries; /* char *: in the order in which they stand there, by which they are numbered */
  GPtrArray *signs;   /* Sign */
  GPtrArray *kinds;   /* Kind, in the order of the file */
  Vocabulary *vocabulary;
  GArray *pairs; /* Pair */
} Settings;

/* NULL with an error in CP_PLUGIN_ERROR. */
Settings *settings_new (const CpSettings *from, GError **error);
void settings_free (Settings *settings);

/* For CpPlugin: settings are what its `opened` is. */
CpOpened *settings_open (const CpSettings *from, GError **error);
void settings_close (CpOpened *opened);
gboolean settings_declare (const CpOpened *opened, CpQueries *queries, GError **error);
const Settings *settings_of (const CpOpened *opened);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settings, settings_free)
