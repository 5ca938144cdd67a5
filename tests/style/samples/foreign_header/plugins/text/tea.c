/* tea.c: bad: the text plugin's row has no need for jansson. */
#include <jansson.h>
