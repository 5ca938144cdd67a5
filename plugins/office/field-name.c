/* field-name.c: takes what is known of a form field, gives its name. */
#include "field-name.h"

#include <string.h>

#define MARK_STEM "__Fieldmark__"

/* "Text1", "Dropdown12": named by the program, not by a person. */
static gboolean
is_made_up (const char *name)
{
  static const char *const stems[] = { "Text", "Check", "Dropdown", MARK_STEM };

  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_prefix (name, stems[i]) &&
        name[strspn (name + strlen (stems[i]), "0123456789_") + strlen (stems[i])] == '\0')
      return TRUE;
  return name[0] == '\0';
}

const char *
field_name_choose (CpFieldKind kind, const char *given, const char *before)
{
  if (given != NULL && !is_made_up (given))
    return given;
  if (before != NULL && kind != CP_FIELD_TICK) /* a tick's own words stand after it */
    return before;
  return given != NULL && !g_str_has_prefix (given, MARK_STEM) ? given : "";
}
