/* autoptr-zip.h: a near miss: here the cleanups of foreign handles are defined. */
#include <zip.h>
