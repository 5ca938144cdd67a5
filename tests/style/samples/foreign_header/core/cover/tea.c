/* tea.c: bad: cover is pure; only intake may see libzip, only match SQLite, and nobody has listed libtea. */
#include "autoptr-sqlite.h"
#include "coverage.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <tea/tea.h>
#include <zip.h>
