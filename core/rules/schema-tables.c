/* schema-tables.c: which keys each map of a rule file may have.  What a map has besides is a fault. */
#include "schema.h"

#define REQUIRED TRUE
#define OPTIONAL FALSE
#define END                                                                                                  \
  {                                                                                                          \
    NULL, CP_VALUE_ANY, FALSE, NULL                                                                          \
  }

static const CpKey head_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_scheme[] = {
  { "scheme", CP_VALUE_ID, REQUIRED, NULL },       { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "heads", CP_VALUE_LIST, REQUIRED, head_keys }, { "stages", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "lists", CP_VALUE_TEXTS, OPTIONAL, NULL },     END,
};

/* Other languages of what people read: a map from a language (BCP 47) to these. */
static const CpKey requirement_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },         { "must", CP_VALUE_ANY, REQUIRED, NULL },
  { "head", CP_VALUE_ID, REQUIRED, NULL },       { "source", CP_VALUE_TEXT, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },    { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, REQUIRED, NULL },    { "easy", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "languages", CP_VALUE_ANY, OPTIONAL, NULL }, { "advice", CP_VALUE_TEXT, REQUIRED, NULL },
  { "needs", CP_VALUE_MAP, REQUIRED, NULL },     END,
};

const CpKey cp_keys_stage[] = {
  { "stage", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "follows", CP_VALUE_ID, OPTIONAL, NULL },
  { "requirements", CP_VALUE_LIST, REQUIRED, requirement_keys },
  END,
};

const CpKey cp_keys_need[] = {
  { "label", CP_VALUE_TEXT, OPTIONAL, NULL },       { "kind", CP_VALUE_ID, OPTIONAL, NULL },
  { "filled", CP_VALUE_TRUTH, OPTIONAL, NULL },     { "score", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "says", CP_VALUE_QUERY, OPTIONAL, NULL },       { "unless", CP_VALUE_QUERY, OPTIONAL, NULL },
  { "level", CP_VALUE_ID, OPTIONAL, NULL },         { "four_c", CP_VALUE_ID, OPTIONAL, NULL },
  { "strategy", CP_VALUE_ID, OPTIONAL, NULL },      { "field", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "carried_by", CP_VALUE_TEXTS, OPTIONAL, NULL }, { "all", CP_VALUE_LIST, OPTIONAL, NULL },
  { "any", CP_VALUE_LIST, OPTIONAL, NULL },         { "at_least", CP_VALUE_MAP, OPTIONAL, NULL },
  { "for_each", CP_VALUE_ID, OPTIONAL, NULL },      { "each", CP_VALUE_MAP, OPTIONAL, NULL },
  { "person", CP_VALUE_TEXT, OPTIONAL, NULL },      { "hints", CP_VALUE_LIST, OPTIONAL, NULL },
  { "fact", CP_VALUE_ID, OPTIONAL, NULL },          { "within", CP_VALUE_MAP, OPTIONAL, NULL },
  { "question", CP_VALUE_TEXT, OPTIONAL, NULL },    { "same_as", CP_VALUE_ID, OPTIONAL, NULL },
  { "reading", CP_VALUE_ID, OPTIONAL, NULL },       { "choices", CP_VALUE_LIST, OPTIONAL, NULL },
  { "dated", CP_VALUE_ANY, OPTIONAL, NULL },        END,
};

const CpKey cp_keys_dated[] = {
  { "after", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "before", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "within_months", CP_VALUE_ANY, OPTIONAL, NULL },
  END,
};

const CpKey cp_keys_at_least[] = {
  { "n", CP_VALUE_ANY, REQUIRED, NULL },
  { "of", CP_VALUE_LIST, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_within[] = {
  { "months", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "of", CP_VALUE_ID, REQUIRED, NULL },
  { "date", CP_VALUE_ID, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_must[] = {
  { "reading", CP_VALUE_ID, REQUIRED, NULL },
  { "is", CP_VALUE_ID, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_choice[] = {
  { "is", CP_VALUE_ID, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },
  { "needs", CP_VALUE_MAP, REQUIRED, NULL },
  END,
};

static const CpKey word_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "are", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_words[] = {
  { "words", CP_VALUE_LIST, REQUIRED, word_keys },
  END,
};

static const CpKey abbreviation_keys[] = {
  { "letters", CP_VALUE_TEXT, REQUIRED, NULL },
  { "words", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_abbreviations[] = {
  { "abbreviations", CP_VALUE_LIST, REQUIRED, abbreviation_keys },
  END,
};

const CpKey cp_keys_surveys[] = {
  { "moments", CP_VALUE_TEXTS, REQUIRED, NULL },    { "numbers", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "people", CP_VALUE_TEXTS, REQUIRED, NULL },     { "others", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "questions", CP_VALUE_TEXTS, REQUIRED, NULL },  { "counts", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "shares", CP_VALUE_TEXTS, REQUIRED, NULL },     { "summaries", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "answered", CP_VALUE_TEXTS, REQUIRED, NULL },   { "blanks", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "titles", CP_VALUE_TEXTS, REQUIRED, NULL },     { "verbs", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "capitals", CP_VALUE_TEXTS, REQUIRED, NULL },   { "differences", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "scales", CP_VALUE_LIST, REQUIRED, word_keys }, END,
};

static const CpKey cue_keys[] = {
  { "find", CP_VALUE_QUERY, REQUIRED, NULL },
  { "weight", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "where", CP_VALUE_ID, OPTIONAL, NULL },
  { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

static const CpKey also_keys[] = {
  { "any", CP_VALUE_QUERIES, REQUIRED, NULL },
  { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  END,
};

static const CpKey table_keys[] = {
  { "columns", CP_VALUE_ANY, REQUIRED, NULL },
  { "rows", CP_VALUE_NUMBER, REQUIRED, NULL },
  { "weight", CP_VALUE_NUMBER, OPTIONAL, NULL },
  END,
};

static const CpKey filled_keys[] = {
  { "labels", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "at_least", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "tables", CP_VALUE_LIST, OPTIONAL, table_keys },
  { "signs", CP_VALUE_QUERIES, OPTIONAL, NULL },
  { "placeholders", CP_VALUE_QUERIES, OPTIONAL, NULL },
  { "ticks", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "fields", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "signs_at_least", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "blanks", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "answers", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "days", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "signatures", CP_VALUE_NUMBER, OPTIONAL, NULL },
  END,
};

static const CpKey sign_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },         { "why", CP_VALUE_TEXT, REQUIRED, NULL },
  { "find", CP_VALUE_QUERY, OPTIONAL, NULL },    { "where", CP_VALUE_ID, OPTIONAL, NULL },
  { "least", CP_VALUE_NUMBER, OPTIONAL, NULL },  { "measure", CP_VALUE_ID, OPTIONAL, NULL },
  { "from", CP_VALUE_NUMBER, OPTIONAL, NULL },   { "to", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "columns", CP_VALUE_ANY, OPTIONAL, NULL },   { "unit", CP_VALUE_ID, OPTIONAL, NULL },
  { "fields", CP_VALUE_NUMBER, OPTIONAL, NULL }, END,
};

const CpKey cp_keys_signs[] = {
  { "signs", CP_VALUE_LIST, REQUIRED, sign_keys },
  END,
};

static const CpKey kind_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, REQUIRED, NULL },
  { "carried_by", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "start", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "photo", CP_VALUE_TRUTH, OPTIONAL, NULL },
  { "leftover", CP_VALUE_TRUTH, OPTIONAL, NULL },
  { "told_apart", CP_VALUE_TRUTH, OPTIONAL, NULL },
  { "weights", CP_VALUE_ANY, OPTIONAL, NULL },
  { "cues", CP_VALUE_LIST, OPTIONAL, cue_keys },
  { "also", CP_VALUE_LIST, OPTIONAL, also_keys },
  { "against", CP_VALUE_LIST, OPTIONAL, cue_keys },
  { "filled", CP_VALUE_MAP, OPTIONAL, filled_keys },
  END,
};

static const CpKey pair_keys[] = {
  { "kinds", CP_VALUE_ANY, REQUIRED, NULL },
  { "cost", CP_VALUE_NUMBER, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_vocabulary[] = {
  { "vocabulary", CP_VALUE_ANY, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_kinds[] = {
  { "blanks", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "together", CP_VALUE_LIST, OPTIONAL, pair_keys },
  { "kinds", CP_VALUE_LIST, REQUIRED, kind_keys },
  END,
};

static const CpKey topic_keys[] = {
  { "id", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "plain", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "names", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "acts", CP_VALUE_QUERIES, OPTIONAL, NULL },
  { "unless", CP_VALUE_QUERY, OPTIONAL, NULL },
  END,
};

const CpKey cp_keys_topics[] = {
  { "list", CP_VALUE_ID, REQUIRED, NULL },
  { "title", CP_VALUE_TEXT, REQUIRED, NULL },
  { "topics", CP_VALUE_LIST, REQUIRED, topic_keys },
  END,
};

static const CpKey plan_column_keys[] = {
  { "action", CP_VALUE_TEXTS, REQUIRED, NULL },  { "aim", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "lead", CP_VALUE_TEXTS, REQUIRED, NULL },    { "with", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "by_when", CP_VALUE_TEXTS, REQUIRED, NULL }, { "measure", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "status", CP_VALUE_TEXTS, OPTIONAL, NULL },  { "done", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "other", CP_VALUE_TEXTS, OPTIONAL, NULL },   END,
};

static const CpKey plan_group_keys[] = {
  { "level", CP_VALUE_ID, REQUIRED, NULL },
  { "names", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

/* cp_plan_set_key */
static const CpKey plan_prose_keys[] = {
  { "roles", CP_VALUE_TEXTS, REQUIRED, NULL },     { "links", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "promises", CP_VALUE_TEXTS, REQUIRED, NULL },  { "leads", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "led_by", CP_VALUE_TEXTS, OPTIONAL, NULL },    { "whens", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "times", CP_VALUE_TEXTS, OPTIONAL, NULL },     { "elsewhere", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "no_action", CP_VALUE_TEXTS, OPTIONAL, NULL }, { "told", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "nobody", CP_VALUE_TEXTS, OPTIONAL, NULL },    END,
};

static const CpKey voice_level_keys[] = {
  { "level", CP_VALUE_ID, REQUIRED, NULL },
  { "people", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "asked", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "speaks", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "unsure", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "with_others", CP_VALUE_TRUTH, OPTIONAL, NULL },
  END,
};

static const CpKey voice_act_keys[] = {
  { "four_c", CP_VALUE_ID, OPTIONAL, NULL },
  { "verbs", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "about", CP_VALUE_TEXTS, OPTIONAL, NULL },
  END,
};

static const CpKey voice_name_keys[] = {
  { "four_c", CP_VALUE_ID, REQUIRED, NULL },
  { "names", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_plan[] = {
  { "read_at", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "shown_at", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "columns", CP_VALUE_MAP, REQUIRED, plan_column_keys },
  { "blanks", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "groups", CP_VALUE_LIST, OPTIONAL, plan_group_keys },
  { "take_part", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "joins", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "beside", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "records", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "hints", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "done", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "meant", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "undone", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "failed", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "learned", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "common", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "prose", CP_VALUE_MAP, OPTIONAL, plan_prose_keys },
  END,
};

/* Behind the first four: cp_voice_set_key. */
const CpKey cp_keys_voices[] = {
  { "levels", CP_VALUE_LIST, REQUIRED, voice_level_keys },
  { "nobody", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "acts", CP_VALUE_LIST, REQUIRED, voice_act_keys },
  { "names", CP_VALUE_LIST, REQUIRED, voice_name_keys },
  { "with", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "together", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "said", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "negations", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "intentions", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "placeholders", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "passives", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "towards", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "modifiers", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "present", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "absent", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "said_columns", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "plan_columns", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "by", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "relative", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "and", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "no_acts", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "singular", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "after_singular", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "habits", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "closings", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "selves", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "heard", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "owners", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "answer_kinds", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "letter_kinds", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "plan_kinds", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "silent_kinds", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

static const CpKey pointer_kind_keys[] = {
  { "kind", CP_VALUE_ID, REQUIRED, NULL },
  { "called", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

/* Behind the first: cp_pointer_set_key. */
const CpKey cp_keys_pointers[] = {
  { "kinds", CP_VALUE_LIST, REQUIRED, pointer_kind_keys },
  { "pages", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "pointing", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "file_columns", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "page_columns", CP_VALUE_TEXTS, REQUIRED, NULL },
  { "endings", CP_VALUE_TEXTS, REQUIRED, NULL },
  END,
};

const CpKey cp_keys_local[] = {
  { "contact", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "safeguarding", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "readings", CP_VALUE_ANY, OPTIONAL, NULL },
  { "numbers", CP_VALUE_ANY, OPTIONAL, NULL },
  END,
};

/* A coproof.yaml in a bundle: cp_fact_names, and the stage that it is for. */
const CpKey cp_keys_facts[] = {
  { "stage", CP_VALUE_ID, OPTIONAL, NULL },
  { "org", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "kind", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "place", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "bronze", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "silver", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "gold", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "submitted", CP_VALUE_TEXT, OPTIONAL, NULL },
  END,
};

/* A form field, written in one line of a test document. */
static const CpKey field_keys[] = {
  { "name", CP_VALUE_TEXT, REQUIRED, NULL },    { "value", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "kind", CP_VALUE_ID, OPTIONAL, NULL },      { "page", CP_VALUE_NUMBER, OPTIONAL, NULL },
  { "filled", CP_VALUE_TRUTH, OPTIONAL, NULL }, END,
};

static const CpKey document_keys[] = {
  { "name", CP_VALUE_TEXT, REQUIRED, NULL },   { "mime", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "unit", CP_VALUE_ID, OPTIONAL, NULL },     { "text", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "pages", CP_VALUE_TEXTS, OPTIONAL, NULL }, { "fields", CP_VALUE_LIST, OPTIONAL, field_keys },
  { "about", CP_VALUE_MAP, OPTIONAL, NULL },   { "unread", CP_VALUE_ID, OPTIONAL, NULL },
  { "kinds", CP_VALUE_MAP, OPTIONAL, NULL },   END,
};

static const CpKey case_keys[] = {
  { "name", CP_VALUE_TEXT, REQUIRED, NULL },
  { "stage", CP_VALUE_ID, OPTIONAL, NULL },
  { "today", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "readings", CP_VALUE_MAP, OPTIONAL, NULL },
  { "numbers", CP_VALUE_MAP, OPTIONAL, NULL },
  { "facts", CP_VALUE_MAP, OPTIONAL, NULL },
  { "stated", CP_VALUE_MAP, OPTIONAL, NULL },
  { "use", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "documents", CP_VALUE_LIST, OPTIONAL, document_keys },
  { "nearly", CP_VALUE_TEXTS, OPTIONAL, NULL },
  { "expect", CP_VALUE_MAP, REQUIRED, NULL },
  END,
};

/* A file of the folder tests.  A stage and a day here are those of every case that says none of its own. */
const CpKey cp_keys_case_file[] = {
  { "stage", CP_VALUE_ID, OPTIONAL, NULL },
  { "today", CP_VALUE_TEXT, OPTIONAL, NULL },
  { "documents", CP_VALUE_LIST, OPTIONAL, document_keys },
  { "cases", CP_VALUE_LIST, OPTIONAL, case_keys },
  END,
};

const CpKey cp_keys_expectation[] = {
  { "is", CP_VALUE_TEXT, REQUIRED, NULL },
  { "cites", CP_VALUE_ANY, OPTIONAL, NULL },
  { "not_yet", CP_VALUE_TEXT, OPTIONAL, NULL },
  END,
};

const CpKey cp_keys_kind_expectation[] = {
  { "is", CP_VALUE_TEXT, REQUIRED, NULL },
  { "not_yet", CP_VALUE_TEXT, OPTIONAL, NULL },
  END,
};

const CpKey cp_keys_config[] = {
  { "limits", CP_VALUE_MAP, OPTIONAL, NULL },
  { "languages", CP_VALUE_TEXTS, OPTIONAL, NULL },
  END,
};
