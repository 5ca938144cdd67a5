/* item.h: one member of a portfolio, from its arrival to its outcome. */
#pragma once

#include "archive-fault.h"
#include "hash.h"
#include "outcome.h"
#include "spool.h"

typedef struct CpItem CpItem;

/* What its bytes are. */
typedef struct {
  char *mime;          /* NULL until identified */
  char *claim_differs; /* words, where the name claims another type than the bytes have; NULL otherwise */
} CpIdentity;

struct CpItem {
  char *id;   /* "3", its children "3.1"; stable for the same bundle */
  char *path; /* in the bundle, fit to be shown; a child's own name */
  char *name; /* what people are shown: without the folder that all share, a child's behind its parent's */
  GBytes *raw_name; /* as it stood in the archive */
  CpItem *parent;   /* borrowed; NULL for a member of the bundle itself */
  CpItem *same_as;  /* borrowed: what it is a copy of, as one piece of evidence; NULL where it is none */
  guint order;      /* its place among all items, once they are sorted */
  guint n_children;

  guint64 size;
  char *sha256;   /* hex; NULL where no bytes came */
  CpHash *hash;   /* of the bytes so far; NULL once sha256 is known */
  GArray *pieces; /* CpPiece: where its bytes wait */
  GArray *copy; /* CpPiece: a copy in a newer format, which is read in its place; NULL where there is none */

  CpIdentity identity;
  CpOutcome outcome;
  CpReason reason;
  char *detail;             /* more words: which limit, which part; may be NULL */
  guint leaves_open;        /* CpCarries bits of what was not read: it decides what stays open */
  guint leaves_to_a_person; /* the same of what a person can read and we cannot */
  gboolean states_facts;    /* a coproof.yaml: what the sender says of itself, and no evidence */
  gboolean holds_answers; /* a table in which people answer, and name themselves and others: not to be quoted
                             on a page */
  gboolean from_broken_archive; /* saved from an archive that was cut off */
};

CpItem *cp_item_new (const char *id, const char *path, CpItem *parent);
void cp_item_free (CpItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpItem, cp_item_free)

/* The lower-case extension that the path claims, without the dot; "" if none.  Owned by the caller. */
char *cp_item_extension (const CpItem *item);

/* Sets the outcome.  `detail` is taken over. */
void cp_item_end (CpItem *item, CpOutcome outcome, CpReason reason, char *detail, guint leaves_open);

/* A portfolio: its items in archive order, each followed by its children. */
typedef struct CpItems CpItems;
struct CpItems {
  char *name;       /* the bundle's file name, fit to be shown */
  char *sha256;     /* of the archive, or of the list of a folder's files */
  GPtrArray *items; /* CpItem, owned */
  guint n_members;  /* those that are nobody's children */
  guint64 n_bytes;  /* unpacked, of all of them */
  CpSpool *spool;   /* where their bytes wait */
  GPtrArray
      *faults; /* CpArchiveFault: doubts about the archive itself, where it was read or listed all the same */
  /* CpArchiveEntry: the two lists of an archive that is in doubt, by its end and as it streams by; empty
   * otherwise */
  GPtrArray *central_list, *local_list;
  /* Called for each item as soon as its bytes are all there; may be NULL. */
  void (*arrived) (CpItems *items, CpItem *item, gpointer data);
  gpointer arrived_data;
  /* Called for an item whose type no plugin reads: TRUE when it is an archive, whose members now arrive as
   * its children, and which gets its outcome when they are all there.  May be NULL. */
  gboolean (*unpack) (CpItems *items, CpItem *item, gpointer data);
  gpointer unpack_data;
};

/* NULL with CP_ERROR (FAULT) when there is no room to keep the files. */
CpItems *cp_items_new (const char *name, GError **error);
void cp_items_free (CpItems *items);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpItems, cp_items_free)

/* The next member of the bundle; borrowed. */
CpItem *cp_items_add (CpItems *items, const char *path);
/* A file found within `parent`; borrowed. */
CpItem *cp_items_add_child (CpItems *items, CpItem *parent, const char *name);
/* Keeps bytes of the item, counts them and makes them part of its hash. */
gboolean cp_items_keep (CpItems *items, CpItem *item, const void *bytes, gsize length, GError **error);
/* The item has all its bytes: its hash is made. */
void cp_items_seal (CpItem *item);
/* The item can be worked on. */
void cp_items_arrive (CpItems *items, CpItem *item);
/* A descriptor of the item's bytes, or of its copy's where there is one, for a worker; -1 on failure.  Owned
 * by the caller. */
int cp_items_lend (CpItems *items, const CpItem *item, GError **error);
/* Puts children behind their parents, in the order of their ids, and names all of them for people, once all
 * have come. */
void cp_items_sort (CpItems *items);
