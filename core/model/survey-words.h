/* survey-words.h: the words by which surveys, their answers and the people who gave them are told.  They come
 * from the rule file surveys.yaml. */
#pragma once

#include <glib.h>

typedef enum {
  CP_SURVEY_MOMENTS,     /* heads of columns that say when an answer came */
  CP_SURVEY_NUMBERS,     /* heads of columns that only number the answers */
  CP_SURVEY_PEOPLE,      /* heads of columns that say who answered: never shown */
  CP_SURVEY_OTHERS,      /* heads that no survey has: those of registers, budgets and plans */
  CP_SURVEY_QUESTIONS,   /* heads of columns that hold questions, in a table of results */
  CP_SURVEY_COUNTS,      /* heads of columns of numbers of people */
  CP_SURVEY_SHARES,      /* heads of columns of percentages */
  CP_SURVEY_DIFFERENCES, /* heads of columns that compare two others */
  CP_SURVEY_SUMMARIES,   /* what stands at the start of a row that sums up the others */
  CP_SURVEY_ANSWERED,    /* words beside the number of those who answered */
  CP_SURVEY_BLANKS,      /* what stands for no answer */
  CP_SURVEY_TITLES,      /* words before somebody's name */
  CP_SURVEY_VERBS,       /* words behind somebody's name */
  CP_SURVEY_CAPITALS,    /* words with a capital letter that are no names */
  CP_N_SURVEY_WORDS
} CpSurveyWordList;

/* Words are folded: lower case, letters and digits, "%" and "£", a space between.  Heads are patterns, in
 * which a star stands for anything. */
typedef struct {
  GPtrArray *lists[CP_N_SURVEY_WORDS]; /* char * */
  GPtrArray *scales;                   /* GPtrArray of char *: answers from one end to the other */
} CpSurveyWords;

CpSurveyWords *cp_survey_words_new (void);
void cp_survey_words_free (CpSurveyWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpSurveyWords, cp_survey_words_free)

/* The name of the list in surveys.yaml. */
const char *cp_survey_words_name (CpSurveyWordList list);
/* The text as the lists have it; stars stay where `keep_stars`.  Owned by the caller. */
char *cp_survey_words_fold (const char *text, gboolean keep_stars);
/* Whether a folded text is one of the list, or fits one of its patterns. */
gboolean cp_survey_words_has (const CpSurveyWords *words, CpSurveyWordList list, const char *folded);
