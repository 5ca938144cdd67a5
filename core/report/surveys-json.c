/* surveys-json.c: what people answered, for programs. */
#include "surveys.h"

static json_t *
known_number (gint number)
{
  return number == CP_SURVEY_UNKNOWN ? json_null () : json_integer (number);
}

static json_t *
texts_to_json (const GPtrArray *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; i < texts->len; i++)
    json_array_append_new (list, json_string (texts->pdata[i]));
  return list;
}

static json_t *
answer_to_json (const CpSurveyAnswer *answer)
{
  json_t *json = json_object ();

  json_object_set_new (json, "answer", json_string (answer->answer));
  json_object_set_new (json, "count", known_number (answer->count));
  json_object_set_new (json, "share", cp_json_text_or_null (answer->share));
  json_object_set_new (json, "of", known_number (answer->of));
  return json;
}

static json_t *
question_to_json (const CpSurveyQuestion *question)
{
  json_t *json = json_object (), *answers = json_array ();

  json_object_set_new (json, "question", json_string (question->question));
  json_object_set_new (json, "page", cp_json_number_or_null (question->page));
  json_object_set_new (json, "start", json_integer (question->start));
  json_object_set_new (json, "length", json_integer (question->length));
  for (guint i = 0; i < question->answers->len; i++)
    json_array_append_new (answers, answer_to_json (question->answers->pdata[i]));
  json_object_set_new (json, "answers", answers);
  json_object_set_new (json, "several", json_boolean (question->several));
  json_object_set_new (json, "free_text_count", json_integer (question->free_text_count));
  json_object_set_new (json, "free_text", texts_to_json (question->free_text));
  json_object_set_new (json, "lowest", cp_json_text_or_null (question->lowest));
  json_object_set_new (json, "highest", cp_json_text_or_null (question->highest));
  return json;
}

static json_t *
survey_to_json (const CpSurvey *survey)
{
  json_t *json = json_object (), *items = json_array (), *questions = json_array ();

  for (guint i = 0; i < survey->items->len; i++)
    json_array_append_new (items, json_string (((const CpItem *) survey->items->pdata[i])->id));
  json_object_set_new (json, "from", json_string (cp_survey_source_name (survey->source)));
  json_object_set_new (json, "stated", json_boolean (survey->source == CP_SURVEY_FROM_REPORT));
  json_object_set_new (json, "items", items);
  json_object_set_new (json, "path", json_string (((const CpItem *) survey->items->pdata[0])->path));
  json_object_set_new (json, "page", cp_json_number_or_null (survey->page));
  json_object_set_new (json, "responses", known_number (survey->responses));
  for (guint i = 0; i < survey->questions->len; i++)
    json_array_append_new (questions, question_to_json (survey->questions->pdata[i]));
  json_object_set_new (json, "questions", questions);
  json_object_set_new (json, "notes", texts_to_json (survey->notes));
  return json;
}

json_t *
cp_surveys_json (const CpCheck *check)
{
  json_t *list = json_array ();

  for (guint i = 0; check->surveys != NULL && i < check->surveys->surveys->len; i++)
    json_array_append_new (list, survey_to_json (check->surveys->surveys->pdata[i]));
  return list;
}
