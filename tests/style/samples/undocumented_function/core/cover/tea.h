/* tea.h: bad: the second block has no word on what it does. */
#pragma once

/* Fills a cup.  FALSE with CP_ERROR (FAULT) when there is no more. */
gboolean cp_pour_tea (CpCup *cup, GError **error);
gboolean cp_pour_milk (CpCup *cup, GError **error);

int cp_count_cups (const CpCup *cup);

CpCup *cp_cup_new (void);
void cp_cup_free (CpCup *cup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpCup, cp_cup_free)

CpCup *cp_cup_new_filled (GError **error);
