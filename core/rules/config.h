/* config.h: the one file in which whoever runs the program changes its limits and the languages of pictures.
 *
 *   limits:
 *     member-bytes: 1073741824     # names and meanings: limit-table.c
 *   languages: [eng, urd]          # of words in pictures, by the names of tesseract's models
 */
#pragma once

#include "limit-table.h"

/* Changes the limits that the file names.  ret_languages: "eng+urd", owned by the caller, or NULL where the
 * file names none.  FALSE with CP_ERROR (USAGE): the message is all faults, one a line. */
gboolean cp_config_read (const char *path, CpLimits *limits, char **ret_languages, GError **error);
