/* sink.h: in a worker: what an extractor pushes into. */
#pragma once

#include "coproof-plugin.h"
#include "limit-table.h"
#include "wire.h"

/* A sink that checks the limits and writes frames.  `writer` and `limits` are borrowed. */
CpSink *cp_sink_new (CpWriter *writer, const CpLimits *limits);
void cp_sink_free (CpSink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSink, cp_sink_free)
