/* calendar.h: calendar files (iCalendar, RFC 5545). */
#pragma once

#include "coproof-plugin.h"

/* Pushes a section for each appointment, task or note. */
gboolean calendar_push (const char *text, CpSink *sink, GError **error);
