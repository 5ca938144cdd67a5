/* dates.h: the date that each document is of, with where it is known from. */
#pragma once

#include "document.h"

/* Fills `date` of every reading, where there is any.  A pure function of the readings. */
void cp_extract_dates (CpDocuments *documents);
