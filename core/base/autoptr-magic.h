/* autoptr-magic.h: cleanup for libmagic's handle. */
#pragma once

#include <glib.h>
#include <magic.h>

typedef struct magic_set CpMagic;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpMagic, magic_close)
