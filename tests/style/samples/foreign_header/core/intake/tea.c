/* tea.c: a near miss: intake's row needs libzip. */
#include <zip.h>
