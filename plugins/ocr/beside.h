/* beside.h: ticks that stand beside their boxes. */
#pragma once

#include "boxes.h"

/* Looks for marks beside those of the boxes (an array of Box) that are empty, in the ink that no word (of an
 * array of Word) has: a tick there counts, with a doubt; anything else is for a person to look at. */
void beside_look (const Sheet *sheet, GArray *boxes, const GArray *words);
