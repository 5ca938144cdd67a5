/* tea.c: bad: reaches into a room that it does not see. */
#include "tea.h"
#include "../extract/extract.h"
/* #include "../match/match.h" is only told of, not done */
