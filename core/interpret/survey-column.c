/* survey-column.c: takes the values of a column, gives a question with its answers. */
#include "survey-column.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* More different answers than these are no choice. */
#define MOST_CHOICES 8
#define LONGEST_CHOICE 60
#define LONGEST_COMMENT 300
#define HIGHEST_MARK 10
/* How many of the values must look alike, in per cent. */
#define LEAST_ALIKE 60
#define LEAST_DIFFERENT 80

typedef struct {
  char *folded, *shown;
  guint count;
  gint place; /* on a scale, or the number itself */
} Group;

typedef struct {
  GPtrArray *groups; /* Group */
  GHashTable *index; /* from its folded words to a Group */
  guint n_values;
} Tally;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->folded);
  g_free (group->shown);
  g_free (group);
}

static Tally *
tally_new (void)
{
  Tally *tally = g_new0 (Tally, 1);

  tally->groups = g_ptr_array_new_with_free_func (group_free);
  tally->index = g_hash_table_new (g_str_hash, g_str_equal);
  return tally;
}

static void
tally_free (Tally *tally)
{
  g_hash_table_unref (tally->index);
  g_ptr_array_unref (tally->groups);
  g_free (tally);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tally, tally_free)

gboolean
cp_survey_is_blank (const CpSurveyReader *reader, const char *value)
{
  g_autofree char *folded = cp_survey_words_fold (value, FALSE);

  return *folded == '\0' || cp_survey_words_has (reader->words, CP_SURVEY_BLANKS, folded);
}

static void
tally_add (Tally *tally, const char *value)
{
  g_autofree char *folded = cp_survey_words_fold (value, FALSE);
  Group *group = g_hash_table_lookup (tally->index, folded);

  tally->n_values++;
  if (group == NULL) {
    group = g_new0 (Group, 1);
    group->folded = g_steal_pointer (&folded);
    group->shown = cp_text_fold_space (value, -1);
    g_hash_table_insert (tally->index, group->folded, group);
    g_ptr_array_add (tally->groups, group);
  }
  group->count++;
}

static Tally *
count_values (const CpSurveyReader *reader, const GPtrArray *values)
{
  Tally *tally = tally_new ();

  for (guint i = 0; i < values->len; i++)
    if (!cp_survey_is_blank (reader, values->pdata[i]))
      tally_add (tally, values->pdata[i]);
  return tally;
}

/* ---- what the groups are */

gint
cp_survey_scale_find (const GPtrArray *scale, const char *folded)
{
  for (guint i = 0; i < scale->len; i++)
    if (g_str_equal (scale->pdata[i], folded))
      return (gint) i;
  return -1;
}

static gboolean
place_on (Tally *tally, const GPtrArray *scale)
{
  for (guint i = 0; i < tally->groups->len; i++) {
    Group *group = tally->groups->pdata[i];
    if ((group->place = cp_survey_scale_find (scale, group->folded)) < 0)
      return FALSE;
  }
  return tally->groups->len > 0;
}

/* "4", and "4 - agree", which some forms write */
static gboolean
place_as_marks (Tally *tally)
{
  for (guint i = 0; i < tally->groups->len; i++) {
    Group *group = tally->groups->pdata[i];
    char *end;
    gulong mark = strtoul (group->folded, &end, 10);
    if (end == group->folded || (*end != '\0' && *end != ' ') || mark > HIGHEST_MARK ||
        strlen (group->folded) > LONGEST_CHOICE || strchr ("+-.", group->shown[strlen (group->shown) - 1]))
      return FALSE;
    if (*end == ' ' && !g_ascii_isalpha (end[1]))
      return FALSE;
    group->place = (gint) mark;
  }
  return tally->groups->len > 0;
}

static gboolean
place_on_any_scale (const CpSurveyReader *reader, Tally *tally)
{
  const GPtrArray *scales = reader->words->scales;

  if (place_as_marks (tally))
    return tally->groups->len <= HIGHEST_MARK + 1;
  for (guint i = 0; i < scales->len; i++)
    if (place_on (tally, scales->pdata[i]))
      return TRUE;
  return FALSE;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(Group *const *) a, *right = *(Group *const *) b;

  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp (left->folded, right->folded);
}

static gboolean
is_few (const Tally *tally, gboolean is_choice)
{
  if (tally->groups->len > MOST_CHOICES || (!is_choice && tally->groups->len * 2 > tally->n_values))
    return FALSE;
  for (guint i = 0; i < tally->groups->len; i++)
    if (g_utf8_strlen (((const Group *) tally->groups->pdata[i])->shown, -1) > LONGEST_CHOICE)
      return FALSE;
  return tally->groups->len > 0;
}

/* Without the places that a scale gave which did not fit. */
static void
forget_places (Tally *tally)
{
  for (guint i = 0; i < tally->groups->len; i++)
    ((Group *) tally->groups->pdata[i])->place = 0;
}

/* ---- questions of each sort */

/* An answer that several people chose was offered to them, so its capitals are no names; unless a person was
 * asked for. */
static char *
shown_choice (const CpSurveyReader *reader, const CpSurveyQuestion *question, const Group *group)
{
  if (cp_survey_privacy_is_person (reader->privacy, group->shown))
    return g_strdup ("[name]");
  if (group->count > 1 && !g_regex_match_simple ("\\bwho(m|se)?\\b", question->question, G_REGEX_CASELESS, 0))
    return cp_survey_privacy_hide_numbers (group->shown);
  return cp_survey_privacy_hide (reader->privacy, group->shown);
}

static void
add_groups (const CpSurveyReader *reader, CpSurveyQuestion *question, Tally *tally, gboolean is_scale)
{
  g_ptr_array_sort (tally->groups, compare_groups);
  for (guint i = 0; i < tally->groups->len; i++) {
    const Group *group = tally->groups->pdata[i];
    g_autofree char *shown = is_scale ? g_strdup (group->shown) : shown_choice (reader, question, group);
    cp_survey_add_answer (question, shown, (gint) group->count);
  }
}

/* Several answers in one cell: Microsoft Forms parts them by a semicolon, Google Forms by a comma. */
static Tally *
count_several (const CpSurveyReader *reader, const GPtrArray *values, const char *separator,
               gboolean is_choice)
{
  g_autoptr (Tally) tally = tally_new ();
  guint n_people = 0;

  for (guint i = 0; i < values->len; i++) {
    g_auto (GStrv) parts = g_strsplit (values->pdata[i], separator, -1);
    gboolean has_any = FALSE;
    for (guint j = 0; parts[j] != NULL; j++) {
      if (cp_survey_is_blank (reader, g_strstrip (parts[j])))
        continue;
      tally_add (tally, parts[j]);
      has_any = TRUE;
    }
    n_people += has_any;
  }
  return tally->n_values > n_people && is_few (tally, is_choice) ? g_steal_pointer (&tally) : NULL;
}

static gboolean
read_several (const CpSurveyReader *reader, CpSurveyQuestion *question, const GPtrArray *values,
              gboolean is_choice)
{
  g_autoptr (Tally) tally = count_several (reader, values, ";", is_choice);

  if (tally == NULL && !is_choice)
    tally = count_several (reader, values, ", ", FALSE);
  if (tally == NULL)
    return FALSE;
  gboolean is_scale = place_on_any_scale (reader, tally);
  if (!is_scale)
    forget_places (tally);
  question->several = TRUE;
  add_groups (reader, question, tally, is_scale);
  return TRUE;
}

static gboolean
read_numbers (CpSurveyQuestion *question, const Tally *tally)
{
  const Group *lowest = tally->groups->pdata[0], *highest = lowest;
  gdouble low = 0, high = 0;

  for (guint i = 0; i < tally->groups->len; i++) {
    const Group *group = tally->groups->pdata[i];
    char *end;
    gdouble value = g_ascii_strtod (group->shown, &end);
    if (!g_ascii_isdigit (*group->shown) || *end != '\0' || strlen (group->shown) > 6)
      return FALSE;
    if (i == 0 || value < low) {
      lowest = group;
      low = value;
    }
    if (i == 0 || value > high) {
      highest = group;
      high = value;
    }
  }
  question->free_text_count = tally->n_values;
  question->lowest = g_strdup (lowest->shown);
  question->highest = g_strdup (highest->shown);
  return TRUE;
}

static void
read_comments (const CpSurveyReader *reader, CpSurveyQuestion *question, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++) {
    if (cp_survey_is_blank (reader, values->pdata[i]))
      continue;
    question->free_text_count++;
    if (question->free_text->len == CP_SURVEY_COMMENTS)
      continue;
    g_autofree char *folded = cp_text_fold_space (values->pdata[i], -1);
    g_autofree char *short_text = cp_text_shorten (folded, LONGEST_COMMENT);
    g_ptr_array_add (question->free_text, cp_survey_privacy_hide (reader->privacy, short_text));
  }
}

CpSurveyQuestion *
cp_survey_read_column (const CpSurveyReader *reader, const char *words, const GPtrArray *values,
                       gboolean is_choice)
{
  g_autofree char *shown = cp_survey_privacy_hide_printed (reader->privacy, words);
  CpSurveyQuestion *question = cp_survey_question_new (shown);
  g_autoptr (Tally) tally = count_values (reader, values);

  if (tally->n_values == 0 || (is_choice && read_several (reader, question, values, TRUE)))
    return question;
  gboolean is_scale = place_on_any_scale (reader, tally);
  if (!is_scale)
    forget_places (tally);
  if (is_scale || is_few (tally, is_choice))
    add_groups (reader, question, tally, is_scale);
  else if (!read_several (reader, question, values, FALSE) && !read_numbers (question, tally))
    read_comments (reader, question, values);
  return question;
}

/* ---- the look of a column */

gboolean
cp_survey_column_is_people (const CpSurveyReader *reader, const GPtrArray *values)
{
  g_autoptr (Tally) tally = count_values (reader, values);
  guint n_people = 0;

  for (guint i = 0; i < tally->groups->len; i++) {
    const Group *group = tally->groups->pdata[i];
    if (cp_survey_privacy_is_person (reader->privacy, group->shown))
      n_people += group->count;
  }
  return tally->n_values > 1 && n_people * 100 >= tally->n_values * LEAST_ALIKE &&
         tally->groups->len * 100 >= tally->n_values * LEAST_DIFFERENT;
}

gboolean
cp_survey_column_is_moments (const GPtrArray *values)
{
  guint n_filled = 0, n_moments = 0;

  for (guint i = 0; i < values->len; i++) {
    const char *value = values->pdata[i];
    n_filled += *value != '\0';
    n_moments += cp_survey_is_moment (value);
  }
  return n_moments > 0 && n_moments * 100 >= n_filled * LEAST_ALIKE;
}

gboolean
cp_survey_column_is_scale (const CpSurveyReader *reader, const GPtrArray *values)
{
  g_autoptr (Tally) tally = count_values (reader, values);

  return tally->groups->len > 0 && place_on_any_scale (reader, tally);
}
