/* grid.h: tables whose cells have borders. */
#pragma once

#include "borders.h"
#include "chunks.h"

/* Puts the chunks that stand in such tables into their cells. */
void find_bordered_tables (Chunks *chunks, const Borders *borders);
