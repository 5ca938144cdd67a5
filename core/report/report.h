/* report.h: what was found, for people and for programs. */
#pragma once

#include "audit.h"
#include "check.h"
#include "inspect.h"
#include "pack.h"

/* The checklist.  Each is owned by the caller and ends with a line end. */
char *cp_report_check_text (const CpCheck *check);
char *cp_report_check_json (const CpCheck *check);
/* One page that needs nothing else: no script, no request to anywhere. */
char *cp_report_check_html (const CpCheck *check);

/* What champions judge from, as one page with pictures; `large` for people who need large print. */
char *cp_report_pack_html (const CpPack *pack, gboolean large);

/* What was understood of one file. */
char *cp_report_read_text (const CpCheck *check);
char *cp_report_read_json (const CpCheck *check);

/* What is in an archive. */
char *cp_report_inspection_text (const CpInspection *inspection);
char *cp_report_inspection_json (const CpInspection *inspection);

/* Many bundles on one page: what is missing where.  No mark, no ranking. */
char *cp_report_audit_text (const CpAudit *audit);
char *cp_report_audit_json (const CpAudit *audit);
char *cp_report_audit_html (const CpAudit *audit);
/* RFC 4180, a line a bundle; no cell begins with a sign that makes a spreadsheet take it for a formula. */
char *cp_report_audit_csv (const CpAudit *audit);

/* The plugins that were loaded, and those that were refused with the reason. */
char *cp_report_plugins_text (const CpRegistry *registry, const char *folder);
char *cp_report_plugins_json (const CpRegistry *registry, const char *folder);
