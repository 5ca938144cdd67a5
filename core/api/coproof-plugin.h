/* coproof-plugin.h: the whole contract between Coproof and a plugin.
 *
 * A plugin is a shared module, coproof-NAME.so, that exports one constant: COPROOF_PLUGIN.  It is an
 * extractor (bytes of one file in; pages, fields, facts about the file, gaps and children out), a recogniser
 * (the picture of one page in; its words out) or a classifier (one document and its own hits in; findings
 * out).  It runs in a worker process that holds nothing but its input and its reply: no path, no network, no
 * other file.
 *
 * Ownership is the same everywhere: what a plugin is given is borrowed for the length of the call, what it
 * hands over is copied before the call returns.  Neither side frees anything of the other's.
 *
 * All text is UTF-8 without NUL.  All offsets are bytes of the UTF-8 text of their page and lie between
 * characters.  All lengths on paper are points (1/72 inch), origin top left, the page as it is shown.
 *
 * Until version 1.0 nothing is promised: a plugin built for another ABI number is refused. */
#pragma once

#include <glib.h>
#include <gmodule.h>

G_BEGIN_DECLS

#define COPROOF_ABI 3

/* Write `COPROOF_PLUGIN = { .struct_size = sizeof (CpPlugin), .name = ... };` once in a plugin. */
#define COPROOF_PLUGIN G_MODULE_EXPORT const CpPlugin coproof_plugin_3
#define COPROOF_PLUGIN_SYMBOL "coproof_plugin_3"

/* Why a plugin gives up on a file.  Return FALSE with one of these codes in the domain CP_PLUGIN_ERROR; the
 * message is shown to people, so it says in plain words what is wrong with the file. */
#define CP_PLUGIN_ERROR (g_quark_from_static_string ("coproof-plugin-error"))
typedef enum {
  CP_PLUGIN_ERROR_ENCRYPTED,   /* needs a password: the item is held, and an open copy is asked for */
  CP_PLUGIN_ERROR_UNSUPPORTED, /* a form of the type that this plugin does not read */
  CP_PLUGIN_ERROR_CORRUPT,     /* damaged beyond reading; what was pushed before is kept */
  CP_PLUGIN_ERROR_LIMIT,       /* a limit was met; what was pushed before is kept */
  CP_PLUGIN_ERROR_INTERNAL,    /* the plugin's own fault */
} CpPluginError;

/* What the pages of a document are.  A Word file has no fixed pages: its units are sections, one a heading.
 */
typedef enum {
  CP_UNIT_PAGE,
  CP_UNIT_SLIDE,
  CP_UNIT_SHEET,
  CP_UNIT_MESSAGE,
  CP_UNIT_SECTION,
  CP_N_UNITS
} CpUnit;

/* Why something of a file was not read. */
typedef enum {
  CP_GAP_NO_TEXT,     /* a page or picture without text: its words, if any, are only drawn */
  CP_GAP_LIMIT,       /* the rest was not read because a limit was met */
  CP_GAP_DAMAGED,     /* this part is broken */
  CP_GAP_ENCRYPTED,   /* this part needs a password */
  CP_GAP_UNSUPPORTED, /* a part of a kind that the plugin does not read */
  /* what a person can read and we cannot: it is never "not found", but for a person to judge */
  CP_GAP_HANDWRITING, /* writing by hand, a drawing, or print too poor to read */
  CP_GAP_LANGUAGE,    /* a language for which there are no cues */
  CP_GAP_RECORDING,   /* sound or moving pictures */
  CP_GAP_LINK,        /* the evidence is said to be somewhere on the web, where nobody looks */
  CP_N_GAPS
} CpGapWhy;

/* What an unread part could have carried; a bit set.  It decides which requirements stay open because of it.
 */
typedef enum {
  CP_CARRIES_TEXT = 1 << 0,      /* words as text */
  CP_CARRIES_SCAN = 1 << 1,      /* words as a picture of paper */
  CP_CARRIES_PHOTO = 1 << 2,     /* a photograph */
  CP_CARRIES_RECORDING = 1 << 3, /* sound or moving pictures */
  CP_CARRIES_ANYTHING = (1 << 4) - 1,
} CpCarries;

/* A span of a page's text that has a role. */
typedef enum {
  CP_MARK_HEADING, /* level: 1 is the highest */
  CP_MARK_CELL,    /* table, row, column: each counted from 0 within its page */
  CP_MARK_MARGIN,  /* header or footer, repeated on many pages */
  CP_N_MARKS
} CpMarkKind;

typedef struct {
  CpMarkKind kind;
  guint32 start, length;
  guint16 level;
  guint16 table, row, column;
} CpMark;

/* Where a word of the text stands on the page.  Words are in the order of the text and do not overlap in it.
 */
typedef struct {
  guint32 start, length;
  gfloat x1, y1, x2, y2;
  gfloat doubt; /* 0 to 1; 0 where the word was text and not a picture */
} CpWord;

typedef struct {
  guint32 number;    /* from 1, rising; numbers may be left out */
  CpUnit unit;       /* the same for all pages of a document */
  const char *label; /* the page's own name: "iv", a sheet's name, a section's heading; NULL if it has none */
  const char *text;  /* in reading order; a line ends in \n, cells of a table row are parted by \t */
  gdouble width, height; /* 0 where there is no picture of the page */
  const CpMark *marks;
  gsize n_marks;
  const CpWord *words; /* none where the place on the page is not known */
  gsize n_words;
} CpPage;

typedef enum {
  CP_FIELD_TEXT,
  CP_FIELD_TICK,
  CP_FIELD_RADIO,
  CP_FIELD_CHOICE,
  CP_FIELD_SIGNATURE,
  CP_N_FIELDS
} CpFieldKind;

/* A form field.  `filled` says whether a person put something in: not the same as a value, since a choice may
 * stand on a default. */
typedef struct {
  guint32 page;
  CpFieldKind kind;
  const char *name;
  const char *value; /* "" where there is none */
  gboolean filled;
  gdouble doubt; /* 0 to 1: of `filled`; 0 for a form that is text.  Over a half: a person must look */
  /* A crop of the page around a field on paper, as PNG; none for other fields. */
  const guint8 *picture;
  gsize picture_length;
} CpField;

/* Words that belong to the file and are not of its text: never searched or quoted. */
typedef enum {
  CP_ASIDE_COMMENT, /* somebody's remark on the text */
  CP_ASIDE_DELETED, /* text that was taken out, with tracked changes */
  CP_ASIDE_NOTE,    /* what the plugin says to people about the file: a signature that is no longer intact */
  CP_N_ASIDES
} CpAsideKind;

/* The picture of a page: 8 bits a dot, 0 is black, rows from the top without padding, the page as it is
 * shown. */
typedef struct {
  guint32 page;
  guint32 width, height; /* dots */
  gdouble dots_per_inch;
  gdouble page_width, page_height; /* points */
  guint carries;                   /* CpCarries bits: what the page could carry if its words stay unread */
  const guint8 *dots;              /* width x height bytes; NULL where nobody will look at them */
  /* Set by the host: the page keeps the words stored with it.  Those that are recognised are only compared
   * with them, and what counts is what a pen left: ticks, signatures, writing. */
  guint32 has_words;
} CpPicture;

/* A fact about a file: see CpSink.meta for the keys. */
typedef struct {
  const char *key;
  const char *value;
} CpMeta;

/* The bytes of one file.  A plugin never sees a path; `extension` is the sender's claim, lower case, without
 * the dot, "" if there is none. */
typedef struct {
  const guint8 *bytes;
  gsize length;
  const char *mime; /* as found from the bytes; one of the plugin's own `mimes` */
  const char *extension;
} CpFile;

/* Where an extractor puts what it reads.  Each call returns FALSE with `error` set when extraction should
 * stop: return FALSE at once and leave the error as it is. */
typedef struct CpSink CpSink;
struct CpSink {
  gboolean (*page) (CpSink *sink, const CpPage *page, GError **error);
  gboolean (*field) (CpSink *sink, const CpField *field, GError **error);
  /* Facts about the file.  Keys: title, author, created, modified, taken, sent (dates as YYYY-MM-DD),
   * producer, camera, gps ("present", never the position), width, height (pixels), orientation (1 to 8,
   * EXIF). */
  gboolean (*meta) (CpSink *sink, const char *key, const char *value, GError **error);
  /* Part of the file was not read.  page 0: the whole file.  `carries` are CpCarries bits; `detail` are words
   * for people and may be NULL. */
  gboolean (*gap) (CpSink *sink, guint32 page, CpGapWhy why, guint carries, const char *detail,
                   GError **error);
  /* A file within the file: it joins the queue as an item of its own. */
  gboolean (*child) (CpSink *sink, const char *name, const guint8 *bytes, gsize length, GError **error);
  /* A page whose words are only drawn: they are recognised later, by another plugin, and become the page's
   * text.  The page itself is pushed before it, with the little text that it has.  Where it has much, as a
   * scan that was made searchable, it keeps that, and only ticks and signatures are taken from the picture.
   * An extractor only. */
  gboolean (*picture) (CpSink *sink, const CpPicture *picture, GError **error);
  gboolean (*aside) (CpSink *sink, guint32 page, CpAsideKind kind, const char *text, GError **error);
  /* FALSE: nobody will recognise words, so a picture is pushed with its page and what it carries alone. */
  gboolean wants_dots;
};

/* What the host hands to a classifier besides documents: for `cues` the scheme's kinds.yaml, checked and
 * rendered as JSON. */
typedef struct {
  const guint8 *bytes;
  gsize length;
} CpSettings;

/* A classifier's own reading of its settings. */
typedef struct CpOpened CpOpened;

/* A classifier declares its queries once; the host runs each of them over the whole portfolio.  Queries are
 * SQLite FTS5 expressions and are numbered in the order of the calls, from 0. */
typedef struct CpQueries CpQueries;
struct CpQueries {
  gboolean (*query) (CpQueries *queries, const char *expression, GError **error);
};

/* A place in the document where a declared query matched. */
typedef struct {
  guint32 query;
  guint32 page; /* the page's number */
  guint32 start, length;
} CpHit;

typedef struct {
  const char *mime;
  const CpPage *pages; /* words are not handed over */
  gsize n_pages;
  const CpField *fields;
  gsize n_fields;
  const CpMeta *metas;
  gsize n_metas;
  const CpHit *hits; /* by query, page, start */
  gsize n_hits;
} CpDocument;

typedef enum { CP_FILLED_NOT_ASKED, CP_FILLED_NO, CP_FILLED_YES } CpFilled;

typedef struct {
  const char *kind; /* an id of the settings */
  guint32 page;
  guint32 start, length; /* the words that show it best */
  gdouble score;         /* 0 to 1: of the findings at 0.9 about nine in ten should be right */
  CpFilled filled;
  const char *const *why; /* the cues that fired, for people; NULL-terminated */
} CpFinding;

typedef struct CpFinder CpFinder;
struct CpFinder {
  gboolean (*found) (CpFinder *finder, const CpFinding *finding, GError **error);
};

/* What a plugin needs beyond what every worker has. */
typedef enum {
  CP_NEEDS_THREADS = 1 << 0, /* its library starts threads */
} CpNeeds;

/* A part of a page, in points. */
typedef struct {
  gdouble x1, y1, x2, y2;
} CpArea;

/* What is to be seen of a page. */
typedef struct {
  guint32 page;
  CpArea window; /* within the page */
  guint32 width; /* of the picture, in dots */
  const CpArea *marked;
  gsize n_marked;
} CpView;

/* Fields are only ever added at the end, and the ABI number is raised when one is.  An extractor fills
 * `mimes` and `extract`, and `render` where its pages can be drawn; a recogniser fills `recognise` and stands
 * in the folder `recognisers` of the plugin folder; a classifier fills `declare` and `classify`,
 * and `open` and `close` where it has settings to read, and stands in the folder `classifiers`. */
typedef struct {
  guint32 struct_size;
  const char *name;    /* lower-case letters and digits; the module is coproof-NAME.so */
  guint32 revision;    /* from 1; raise it when the output for any file changes */
  const char *summary; /* one line for `coproof plugins` */
  const char *const *mimes;
  /* Folders and files that the plugin must read (fonts, models), NULL-terminated; NULL for none.  They are
   * the only paths that open in its workers. */
  const char *const *reads;
  /* Called once, before any file is seen, so that models and tables are loaded before the workers are forked.
   */
  gboolean (*warm_up) (GError **error);
  gboolean (*extract) (const CpFile *file, CpSink *sink, GError **error);
  /* Called once a scheme, in the process that workers are forked from and before any document is seen: so
   * settings are read once, and not for each document.  NULL with `error` set when they cannot be read.
   * Without it the two below are given NULL. */
  CpOpened *(*open) (const CpSettings *settings, GError **error);
  void (*close) (CpOpened *opened);
  gboolean (*declare) (const CpOpened *opened, CpQueries *queries, GError **error);
  /* Called for a few short documents one after another in one process: what it finds depends on `document`
   * alone. */
  gboolean (*classify) (const CpOpened *opened, const CpDocument *document, CpFinder *finder, GError **error);
  guint32 needs; /* CpNeeds bits */
  /* The words of a page's picture: pushes one page of the same number, fields (ticks, signatures), and gaps
   * for what it cannot read.  Nothing at all for a blank page. */
  gboolean (*recognise) (const CpPicture *picture, CpSink *sink, GError **error);
  /* Draws a part of a page with places marked, and pushes it as a child called "page.png". */
  gboolean (*render) (const CpFile *file, const CpView *view, CpSink *sink, GError **error);
} CpPlugin;

G_END_DECLS
