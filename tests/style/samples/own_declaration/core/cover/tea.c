/* tea.c: bad: two declarations of what other files have; a header is the place for an extern. */
#include "tea.h"

extern int cp_pour_tea (int cups);
gboolean cp_is_tea_ready (void);

static int pour (int cups);

int
cp_make_breakfast (void)
{
  return cp_pour_tea (1) + pour (2);
}
