/* autoptr-sqlite.h: cleanups for SQLite's handles. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

typedef struct sqlite3 CpSqlite;
typedef struct sqlite3_stmt CpSqliteStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSqlite, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSqliteStatement, sqlite3_finalize)
