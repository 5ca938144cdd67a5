/* word.h: WordprocessingML, the format of .docx, .docm and .dotx. */
#pragma once

#include "package.h"

gboolean word_read (Package *package, CpSink *sink, GError **error);
/* Once, before any file. */
void word_prepare (void);
