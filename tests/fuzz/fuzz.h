/* fuzz.h: what each target has: libFuzzer calls it with what it thinks up, replay.c with what once crashed.
 */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);
