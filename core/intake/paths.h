/* paths.h: what the names of an archive's members, taken together, may not be. */
#pragma once

#include "archive-fault.h"

typedef struct CpPathCheck CpPathCheck;

CpPathCheck *cp_path_check_new (GPtrArray *faults);
void cp_path_check_free (CpPathCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpPathCheck, cp_path_check_free)

/* Adds faults of this name on its own.  The name is one of a file, or of a folder. */
void cp_path_check_add (CpPathCheck *check, const guint8 *raw, gsize length, gboolean is_folder);
/* Adds faults of all names together: twins after Unicode composition and case folding, and files that are
 * also folders. */
void cp_path_check_finish (CpPathCheck *check);
