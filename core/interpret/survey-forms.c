/* survey-forms.c: takes completed forms, gives a survey for each form of which there are several copies. */
#include "survey-forms.h"
#include "survey-copy.h"
#include "text.h"

#include <string.h>

/* A form in a pile has so many sides, or fewer. */
#define MOST_SIDES 4
#define MOST_COPIES 2000
#define MOST_QUESTIONS 60

struct CpSurveyForms {
  const CpSurveyReader *reader;
  GPtrArray *copies; /* CpSurveyCopy */
};

CpSurveyForms *
cp_survey_forms_new (const CpSurveyReader *reader)
{
  CpSurveyForms *forms = g_new0 (CpSurveyForms, 1);

  forms->reader = reader;
  forms->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_survey_copy_free);
  return forms;
}

void
cp_survey_forms_free (CpSurveyForms *forms)
{
  if (forms == NULL)
    return;
  g_ptr_array_unref (forms->copies);
  g_free (forms);
}

/* ---- a pile */

static GPtrArray *
split_by (const CpReading *reading, guint n_sides)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) cp_survey_copy_free);

  for (guint i = 0; i + n_sides <= reading->pages->len; i += n_sides)
    g_ptr_array_add (copies, cp_survey_copy_new (reading, i, n_sides));
  return copies;
}

static gboolean
are_all_alike (const GPtrArray *copies)
{
  for (guint i = 1; i < copies->len; i++)
    if (!cp_survey_copies_are_alike (copies->pdata[0], copies->pdata[i]))
      return FALSE;
  return copies->len > 1;
}

/* The copies in one file: every so many pages the form begins anew; or else the file is one copy. */
static GPtrArray *
split_pile (const CpReading *reading)
{
  for (guint n_sides = 1; n_sides <= MOST_SIDES && n_sides * 2 <= reading->pages->len; n_sides++) {
    if (reading->pages->len % n_sides != 0)
      continue;
    g_autoptr (GPtrArray) copies = split_by (reading, n_sides);
    if (are_all_alike (copies))
      return g_steal_pointer (&copies);
  }
  return split_by (reading, reading->pages->len);
}

void
cp_survey_forms_add (CpSurveyForms *forms, const CpReading *reading)
{
  if (reading->pages->len == 0 || forms->copies->len >= MOST_COPIES)
    return;
  g_autoptr (GPtrArray) copies = split_pile (reading);
  g_ptr_array_extend_and_steal (forms->copies, g_steal_pointer (&copies));
}

/* ---- the copies of one form */

typedef struct {
  const CpSurveyReader *reader;
  GPtrArray *copies;    /* CpSurveyCopy, borrowed */
  GHashTable *n_having; /* from a folded line to the number of copies that have it */
  CpSurvey *survey;
} Group;

/* A line that most copies have was printed. */
static gboolean
is_printed (const Group *group, const char *folded)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (group->n_having, folded));

  return n > 1 && n * 2 > group->copies->len;
}

static void
count_lines (Group *group)
{
  for (guint i = 0; i < group->copies->len; i++) {
    const CpSurveyCopy *copy = group->copies->pdata[i];
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint j = 0; j < copy->lines->len; j++) {
      char *folded = ((CpSurveyLine *) copy->lines->pdata[j])->folded;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (group->n_having, folded));
      if (g_hash_table_add (seen, folded))
        g_hash_table_insert (group->n_having, folded, GUINT_TO_POINTER (n + 1));
    }
  }
}

/* What stands behind the question, and in the lines below it up to the next that is printed. */
static char *
read_answer (const Group *group, const CpSurveyCopy *copy, guint index)
{
  const CpSurveyLine *line = copy->lines->pdata[index];
  GString *answer = g_string_new (line->answer);

  for (guint i = index + 1; !line->has_boxes && i < copy->lines->len; i++) {
    const CpSurveyLine *next = copy->lines->pdata[i];
    if (next->page != line->page || next->has_boxes || is_printed (group, next->folded))
      break;
    g_string_append_printf (answer, "%s%s%s%s", answer->len > 0 ? " " : "", next->words,
                            *next->answer != '\0' ? ": " : "", next->answer);
  }
  return g_string_free (answer, FALSE);
}

static gboolean
find_prompt (const CpSurveyCopy *copy, const char *folded, guint *ret_index)
{
  for (guint i = 0; i < copy->lines->len; i++) {
    const CpSurveyLine *line = copy->lines->pdata[i];
    if (line->asks && g_str_equal (line->folded, folded)) {
      *ret_index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static GPtrArray *
collect_answers (const Group *group, const char *folded)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  guint index;

  for (guint i = 0; i < group->copies->len; i++) {
    const CpSurveyCopy *copy = group->copies->pdata[i];
    g_ptr_array_add (values,
                     find_prompt (copy, folded, &index) ? read_answer (group, copy, index) : g_strdup (""));
  }
  return values;
}

/* "Tell us what it was like before", behind the question in every copy.  All may have ticked "yes", but
 * nobody writes the same as all others. */
static gboolean
is_print (const CpSurveyReader *reader, const GPtrArray *values)
{
  for (guint i = 1; i < values->len; i++)
    if (!g_str_equal (values->pdata[0], values->pdata[i]))
      return FALSE;
  return !cp_survey_column_is_scale (reader, values);
}

static gboolean
is_personal (const CpSurveyReader *reader, const char *folded)
{
  return cp_survey_words_has (reader->words, CP_SURVEY_PEOPLE, folded) ||
         cp_survey_words_has (reader->words, CP_SURVEY_MOMENTS, folded) ||
         cp_survey_words_has (reader->words, CP_SURVEY_NUMBERS, folded);
}

/* Takes the question over; one that nobody answered is dropped. */
static CpSurveyQuestion *
keep_question (Group *group, CpSurveyQuestion *question)
{
  if ((question->answers->len == 0 && question->free_text_count == 0) ||
      group->survey->questions->len >= MOST_QUESTIONS) {
    cp_survey_question_free (question);
    return NULL;
  }
  g_ptr_array_add (group->survey->questions, question);
  return question;
}

static void
add_line_question (Group *group, const CpSurveyLine *line)
{
  g_autoptr (GPtrArray) values = collect_answers (group, line->folded);

  if (!line->has_boxes &&
      (is_print (group->reader, values) || cp_survey_column_is_people (group->reader, values)))
    return;
  CpSurveyQuestion *question =
      keep_question (group, cp_survey_read_column (group->reader, line->words, values, line->has_boxes));
  if (question == NULL)
    return;
  question->page = line->page;
  question->start = line->start;
  question->length = line->length;
}

/* ---- form fields */

static const CpField *
find_field (const CpSurveyCopy *copy, const char *name)
{
  for (guint i = 0; i < copy->fields->len; i++)
    if (g_str_equal (((const CpField *) copy->fields->pdata[i])->name, name))
      return copy->fields->pdata[i];
  return NULL;
}

/* Whether all words of a field's name, "something_for_child", begin words of a line. */
static gboolean
is_named_after (const char *name, const char *folded_line)
{
  g_autofree char *folded = cp_survey_words_fold (name, FALSE);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *line = g_strconcat (" ", folded_line, NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    glong length = g_utf8_strlen (words[i], -1);
    if (length < 3)
      continue;
    g_autofree char *stem = g_utf8_substring (words[i], 0, MIN (length, 4));
    g_autofree char *wanted = g_strconcat (" ", stem, NULL);
    if (strstr (line, wanted) == NULL)
      return FALSE;
    n_words++;
  }
  return n_words > 0;
}

/* The only question in print that fits the field's name; NULL where none does, or several do. */
static const CpSurveyLine *
find_print (const Group *group, const CpField *field)
{
  const CpSurveyCopy *copy = group->copies->pdata[0];
  const CpSurveyLine *found = NULL;

  for (guint i = 0; i < copy->lines->len; i++) {
    const CpSurveyLine *line = copy->lines->pdata[i];
    if (!line->asks || !g_str_has_suffix (line->words, "?") || !is_named_after (field->name, line->folded) ||
        !is_printed (group, line->folded))
      continue;
    if (found != NULL)
      return NULL;
    found = line;
  }
  return found;
}

/* What a field asks, for people.  Owned by the caller. */
static char *
field_words (const Group *group, const CpField *field)
{
  const CpSurveyLine *line = find_print (group, field);
  char *words = g_strdup (line != NULL ? line->words : field->name);

  return line != NULL ? words : g_strdelimit (words, "_", ' ');
}

static GPtrArray *
collect_values (const Group *group, const char *name)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < group->copies->len; i++) {
    const CpField *field = find_field (group->copies->pdata[i], name);
    g_ptr_array_add (values, g_strdup (field != NULL && field->filled ? field->value : ""));
  }
  return values;
}

static void
add_field_question (Group *group, const CpField *field)
{
  g_autofree char *words = field_words (group, field);
  g_autoptr (GPtrArray) values = collect_values (group, field->name);
  const CpSurveyLine *line = find_print (group, field);

  if (field->kind == CP_FIELD_TEXT && cp_survey_column_is_people (group->reader, values))
    return;
  CpSurveyQuestion *question = keep_question (
      group, cp_survey_read_column (group->reader, words, values, field->kind != CP_FIELD_TEXT));
  if (question == NULL || line == NULL)
    return;
  question->page = line->page;
  question->start = line->start;
  question->length = line->length;
}

/* Boxes of their own: how many copies have each ticked. */
static void
add_tick_question (Group *group)
{
  const CpSurveyCopy *first = group->copies->pdata[0];
  CpSurveyQuestion *question = cp_survey_question_new ("Boxes ticked");

  question->several = TRUE;
  for (guint i = 0; i < first->fields->len; i++) {
    const CpField *field = first->fields->pdata[i];
    guint n = 0;
    if (field->kind != CP_FIELD_TICK)
      continue;
    for (guint j = 0; j < group->copies->len; j++) {
      const CpField *other = find_field (group->copies->pdata[j], field->name);
      n += other != NULL && other->filled;
    }
    g_autofree char *words = field_words (group, field);
    cp_survey_add_answer (question, words, (gint) n);
  }
  keep_question (group, question);
}

/* ---- the survey of a group */

static gboolean
has_kind (const CpSurveyCopy *copy, CpFieldKind kind)
{
  for (guint i = 0; i < copy->fields->len; i++)
    if (((const CpField *) copy->fields->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
is_earlier_field (const CpSurveyCopy *copy, guint index)
{
  const CpField *field = copy->fields->pdata[index];

  return find_field (copy, field->name) != field;
}

static void
read_fields (Group *group)
{
  const CpSurveyCopy *first = group->copies->pdata[0];

  for (guint i = 0; i < first->fields->len; i++) {
    const CpField *field = first->fields->pdata[i];
    g_autofree char *folded = cp_survey_words_fold (field->name, FALSE);
    if (field->kind != CP_FIELD_TICK && field->kind != CP_FIELD_SIGNATURE && !is_earlier_field (first, i) &&
        !is_personal (group->reader, folded))
      add_field_question (group, field);
  }
}

/* What people typed into fields is among the words, too: then only the boxes in the text are read. */
static gboolean
read_lines (Group *group)
{
  const CpSurveyCopy *first = group->copies->pdata[0];
  gboolean has_fields = has_kind (first, CP_FIELD_TEXT) || has_kind (first, CP_FIELD_CHOICE) ||
                        has_kind (first, CP_FIELD_RADIO);
  gboolean has_boxes = FALSE;

  for (guint i = 0; i < first->lines->len; i++) {
    const CpSurveyLine *line = first->lines->pdata[i];
    guint index;
    if (!line->asks || !is_printed (group, line->folded) || is_personal (group->reader, line->folded) ||
        (has_fields && !line->has_boxes) || !find_prompt (first, line->folded, &index) || index != i)
      continue;
    add_line_question (group, line);
    has_boxes = has_boxes || line->has_boxes;
  }
  return has_boxes;
}

static void
learn_names (const Group *group)
{
  for (guint i = 0; i < group->copies->len; i++) {
    const CpSurveyCopy *copy = group->copies->pdata[i];
    for (guint j = 0; j < copy->lines->len; j++) {
      const CpSurveyLine *line = copy->lines->pdata[j];
      if (line->asks && cp_survey_words_has (group->reader->words, CP_SURVEY_PEOPLE, line->folded))
        cp_survey_privacy_learn (group->reader->privacy, line->answer);
    }
    for (guint j = 0; j < copy->fields->len; j++) {
      const CpField *field = copy->fields->pdata[j];
      g_autofree char *folded = cp_survey_words_fold (field->name, FALSE);
      if (cp_survey_words_has (group->reader->words, CP_SURVEY_PEOPLE, folded))
        cp_survey_privacy_learn (group->reader->privacy, field->value);
    }
  }
}

static gboolean
has_gap (const CpReading *reading)
{
  for (guint i = 0; i < reading->gaps->len; i++) {
    CpGapWhy why = g_array_index (reading->gaps, CpGap, i).why;
    if (why == CP_GAP_HANDWRITING || why == CP_GAP_NO_TEXT)
      return TRUE;
  }
  return FALSE;
}

/* Its words were read from a picture. */
static gboolean
is_recognised (const CpReading *reading)
{
  for (guint i = 0; i < reading->pages->len; i++) {
    const CpPage *page = &g_array_index (reading->pages, CpPage, i);
    for (gsize j = 0; j < page->n_words; j++)
      if (page->words[j].doubt > 0)
        return TRUE;
  }
  return FALSE;
}

static void
add_items (Group *group)
{
  GPtrArray *items = group->survey->items;
  gboolean has_gaps = FALSE, is_scan = FALSE;

  for (guint i = 0; i < group->copies->len; i++) {
    const CpReading *reading = ((const CpSurveyCopy *) group->copies->pdata[i])->reading;
    if (!g_ptr_array_find (items, reading->item, NULL))
      g_ptr_array_add (items, reading->item);
    has_gaps = has_gaps || has_gap (reading);
    is_scan = is_scan || is_recognised (reading);
  }
  if (is_scan)
    g_ptr_array_add (group->survey->notes, g_strdup ("This was read from a scan. Words and ticks may be "
                                                     "wrong: please look at the copies themselves."));
  if (has_gaps)
    g_ptr_array_add (group->survey->notes,
                     g_strdup ("What was written by hand, or could not be read, is not counted here."));
}

static CpSurvey *
read_group (Group *group)
{
  const CpSurveyCopy *first = group->copies->pdata[0];
  CpSurvey *survey = cp_survey_new (CP_SURVEY_FROM_FORMS, first->reading,
                                    &g_array_index (first->reading->pages, CpPage, first->first));

  group->survey = survey;
  count_lines (group);
  survey->responses = (gint) group->copies->len;
  learn_names (group);
  read_fields (group);
  if (!read_lines (group))
    add_tick_question (group);
  add_items (group);
  return survey;
}

/* ---- all of them */

/* Removes from `left` the first copy and all that are like it. */
static GPtrArray *
take_group (GPtrArray *left)
{
  GPtrArray *group = g_ptr_array_new ();

  g_ptr_array_add (group, g_ptr_array_remove_index (left, 0));
  for (guint i = 0; i < left->len;) {
    if (cp_survey_copies_are_alike (group->pdata[0], left->pdata[i]))
      g_ptr_array_add (group, g_ptr_array_remove_index (left, i));
    else
      i++;
  }
  return group;
}

/* Something that asks on one page asks again on another. */
static gboolean
repeats_itself (const CpSurveyCopy *copy)
{
  for (guint i = 0; i < copy->lines->len; i++) {
    const CpSurveyLine *line = copy->lines->pdata[i];
    guint index;
    if (line->asks && find_prompt (copy, line->folded, &index) &&
        ((const CpSurveyLine *) copy->lines->pdata[index])->page != line->page)
      return TRUE;
  }
  return FALSE;
}

static void
add_uncounted_pile (const CpSurveyCopy *copy, GPtrArray *surveys)
{
  CpSurvey *survey = cp_survey_new (CP_SURVEY_FROM_FORMS, copy->reading,
                                    &g_array_index (copy->reading->pages, CpPage, copy->first));

  g_ptr_array_add (
      survey->notes,
      g_strdup ("This looks like several completed copies of one form in one scan. We could not read "
                "enough of it to count them: please count them yourself."));
  g_ptr_array_add (surveys, survey);
}

void
cp_survey_forms_read (CpSurveyForms *forms, GPtrArray *surveys)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < forms->copies->len; i++)
    g_ptr_array_add (left, forms->copies->pdata[i]);
  while (left->len > 0) {
    g_autoptr (GPtrArray) copies = take_group (left);
    g_autoptr (GHashTable) n_having = g_hash_table_new (g_str_hash, g_str_equal);
    Group group = { forms->reader, copies, n_having, NULL };
    const CpSurveyCopy *first = copies->pdata[0];
    if (copies->len > 1)
      g_ptr_array_add (surveys, read_group (&group));
    else if (first->n_pages > 1 && has_gap (first->reading) && repeats_itself (first))
      add_uncounted_pile (first, surveys);
  }
}
