/* lint.h: warnings: what is no fault of the rules and yet probably not meant. */
#pragma once

#include "cases.h"
#include "loader.h"

/* Of requirements that no case tries, and of documents that test nothing. */
void cp_loader_check_examples (const CpLoader *loader, const CpCases *cases);
