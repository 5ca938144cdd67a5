/* rule-folder.h: a scheme's folder that a test may write into, as a GLib fixture. */
#pragma once

#include <glib.h>

/* A file of the scheme, by its path in the folder. */
typedef struct {
  const char *file, *text;
} RuleFile;

typedef struct {
  char *folder;
  const RuleFile *files; /* borrowed: as the files stand at the start; the last has no name */
} RuleFolder;

/* For g_test_add(): `files` is of RuleFile, and ends with one that has no name. */
void rule_folder_set_up (RuleFolder *rules, gconstpointer files);
void rule_folder_tear_down (RuleFolder *rules, gconstpointer files);

/* Writes a file, in place of what was there. */
void rule_folder_write (const RuleFolder *rules, const char *file, const char *text);
/* Writes a file as it stood at the start, but with `to` in place of the first `from`; aborts the test where
 * there is no such file or no `from` in it. */
void rule_folder_change (const RuleFolder *rules, const char *file, const char *from, const char *to);
/* Writes all files as they stood at the start. */
void rule_folder_restore (const RuleFolder *rules);

/* The words without the folder's name.  Owned by the caller. */
char *rule_folder_shorten (const RuleFolder *rules, const char *words);
