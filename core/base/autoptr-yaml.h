/* autoptr-yaml.h: cleanups for libyaml's structs, which live on the stack. */
#pragma once

#include <glib.h>
#include <yaml.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_parser_t, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (yaml_event_t, yaml_event_delete)
