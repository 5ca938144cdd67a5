/* case-document.c: takes what is written of a document, gives what an extractor would have read of it. */
#include "case-document.h"
#include "page-notation.h"

#include <string.h>

#define PAPER (CP_CARRIES_TEXT | CP_CARRIES_SCAN | CP_CARRIES_PHOTO)
#define PICTURE (CP_CARRIES_SCAN | CP_CARRIES_PHOTO)
#define OFFICE "application/vnd.openxmlformats-officedocument."

/* Plain text and mail have neither headings nor cells, whatever stands in them. */
typedef struct {
  const char *extension, *mime;
  CpUnit unit;
  gboolean is_marked;
  guint carries; /* what it could carry if it could not be read */
} Type;

static const Type types[] = {
  { "pdf", "application/pdf", CP_UNIT_PAGE, TRUE, PAPER },
  { "docx", OFFICE "wordprocessingml.document", CP_UNIT_SECTION, TRUE, PAPER },
  { "odt", "application/vnd.oasis.opendocument.text", CP_UNIT_SECTION, TRUE, PAPER },
  { "xlsx", OFFICE "spreadsheetml.sheet", CP_UNIT_SHEET, TRUE, PAPER },
  { "csv", "text/csv", CP_UNIT_SHEET, TRUE, CP_CARRIES_TEXT },
  { "pptx", OFFICE "presentationml.presentation", CP_UNIT_SLIDE, TRUE, PAPER },
  { "html", "text/html", CP_UNIT_SECTION, TRUE, CP_CARRIES_TEXT },
  { "eml", "message/rfc822", CP_UNIT_MESSAGE, FALSE, PAPER },
  { "txt", "text/plain", CP_UNIT_SECTION, FALSE, CP_CARRIES_TEXT },
  { "yaml", "text/plain", CP_UNIT_SECTION, FALSE, CP_CARRIES_TEXT },
  { "jpg", "image/jpeg", CP_UNIT_PAGE, TRUE, PICTURE },
  { "png", "image/png", CP_UNIT_PAGE, TRUE, PICTURE },
  { "mp3", "audio/mpeg", CP_UNIT_PAGE, TRUE, CP_CARRIES_RECORDING },
  { "mp4", "video/mp4", CP_UNIT_PAGE, TRUE, CP_CARRIES_RECORDING },
  { "zip", "application/zip", CP_UNIT_PAGE, TRUE, CP_CARRIES_ANYTHING },
};

/* Why a document, or a page behind those that are written, was not read. */
typedef struct {
  const char *word;
  CpOutcome outcome; /* of a document that nothing of was read; PENDING: some of it always is */
  CpReason reason;
  CpGapWhy why;  /* of the part that was not read, where others were */
  guint carries; /* 0: whatever a document of its type can carry */
} Unread;

static const Unread unread_words[] = {
  { "password", CP_OUTCOME_HELD, CP_REASON_PASSWORD, CP_GAP_ENCRYPTED, 0 },
  { "damaged", CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, CP_GAP_DAMAGED, 0 },
  { "unsupported", CP_OUTCOME_UNSUPPORTED, CP_REASON_NO_PLUGIN, CP_GAP_UNSUPPORTED, 0 },
  { "scan", CP_OUTCOME_PENDING, CP_REASON_GAPS, CP_GAP_NO_TEXT, PICTURE },
  { "handwriting", CP_OUTCOME_PENDING, CP_REASON_GAPS, CP_GAP_HANDWRITING, CP_CARRIES_SCAN },
  { "language", CP_OUTCOME_PENDING, CP_REASON_GAPS, CP_GAP_LANGUAGE, CP_CARRIES_TEXT | CP_CARRIES_SCAN },
  { "recording", CP_OUTCOME_PENDING, CP_REASON_GAPS, CP_GAP_RECORDING, CP_CARRIES_RECORDING },
};

static void
kind_expectation_free (gpointer data)
{
  CpKindExpectation *expectation = data;

  g_free (expectation->kind);
  g_free (expectation->not_yet);
  g_free (expectation);
}

static CpCaseDocument *
document_new (const CpSchemaContext *context, const CpYaml *node, const char *name)
{
  CpCaseDocument *document = g_new0 (CpCaseDocument, 1);

  document->place = (CpPlace){ context->file, node->line, node->column };
  document->name = g_strdup (name);
  document->kinds = g_ptr_array_new_with_free_func (kind_expectation_free);
  return document;
}

void
cp_case_document_free (CpCaseDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->name);
  g_free (document->mime);
  cp_reading_free (document->reading);
  g_ptr_array_unref (document->kinds);
  g_free (document);
}

const char *
cp_told_name (CpTold told)
{
  static const char *const names[CP_N_TOLD] = {
    [CP_TOLD_NO] = "no", [CP_TOLD_YES] = "yes", [CP_TOLD_FILLED] = "filled", [CP_TOLD_EMPTY] = "empty"
  };

  return names[told];
}

/* The index of a word, or -1 with a fault: `words` has the known ones, ending in NULL. */
static gint
find_word (const CpSchemaContext *context, const CpYaml *node, const char *what, const char *const *words)
{
  for (gint i = 0; words[i] != NULL; i++)
    if (node->type == CP_YAML_SCALAR && g_str_equal (words[i], node->value))
      return i;
  cp_schema_add_unknown (context, node, what, node->type == CP_YAML_SCALAR ? node->value : "", words);
  return -1;
}

/* By its MIME type where one is given, or else by its name. */
static Type
find_type (const CpSchemaContext *context, const CpYaml *map)
{
  const CpYaml *name = cp_yaml_get (map, "name"), *mime = cp_yaml_get (map, "mime");
  const char *dot = strrchr (name->value, '.');
  Type type = { NULL, mime != NULL ? mime->value : NULL, CP_UNIT_PAGE, TRUE, PAPER };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (mime != NULL ? g_str_equal (types[i].mime, mime->value)
                     : dot != NULL && g_ascii_strcasecmp (types[i].extension, dot + 1) == 0)
      return types[i];
  if (mime == NULL)
    cp_schema_add_fault (context, name, "the type of \"%s\" is not known by its name; say its \"mime\"",
                         name->value);
  return type;
}

static CpUnit
read_unit (const CpSchemaContext *context, const CpYaml *node, CpUnit otherwise)
{
  const char *words[CP_N_UNITS + 1] = { NULL };

  if (node == NULL)
    return otherwise;
  for (CpUnit unit = 0; unit < CP_N_UNITS; unit++)
    words[unit] = cp_unit_name (unit);
  gint unit = find_word (context, node, "unit", words);
  return unit >= 0 ? (CpUnit) unit : otherwise;
}

static void
read_pages (const CpSchemaContext *context, const CpYaml *map, const Type *type, CpReading *reading)
{
  const CpYaml *text = cp_yaml_get (map, "text"), *pages = cp_yaml_get (map, "pages");
  CpUnit unit = read_unit (context, cp_yaml_get (map, "unit"), type->unit);

  if (text != NULL && pages != NULL)
    cp_schema_add_fault (context, text,
                         "\"text\" is the one page, \"pages\" are several: it takes only one of them");
  if (text != NULL)
    cp_page_notation_add (reading, 1, unit, text->value, type->is_marked);
  for (guint i = 0; pages != NULL && i < pages->nodes->len; i++)
    cp_page_notation_add (reading, i + 1, unit, ((const CpYaml *) pages->nodes->pdata[i])->value,
                          type->is_marked);
  if (text == NULL && pages == NULL) /* a picture: a page without words */
    cp_page_notation_add (reading, 1, unit, "", FALSE);
}

static CpFieldKind
read_field_kind (const CpSchemaContext *context, const CpYaml *node)
{
  const char *words[CP_N_FIELDS + 1] = { NULL };

  if (node == NULL)
    return CP_FIELD_TEXT;
  for (CpFieldKind kind = 0; kind < CP_N_FIELDS; kind++)
    words[kind] = cp_field_kind_name (kind);
  gint kind = find_word (context, node, "kind of field", words);
  return kind >= 0 ? (CpFieldKind) kind : CP_FIELD_TEXT;
}

/* A field with a value is filled in, unless it says otherwise. */
static void
read_fields (const CpSchemaContext *context, const CpYaml *list, CpReading *reading)
{
  for (guint i = 0; list != NULL && i < list->nodes->len; i++) {
    const CpYaml *map = list->nodes->pdata[i];
    const char *value = cp_yaml_get_text (map, "value"), *filled = cp_yaml_get_text (map, "filled");
    const char *page = cp_yaml_get_text (map, "page");
    const CpField field = { .page = page != NULL ? (guint32) g_ascii_strtoull (page, NULL, 10) : 1,
                            .kind = read_field_kind (context, cp_yaml_get (map, "kind")),
                            .name = cp_yaml_get_text (map, "name"),
                            .value = value != NULL ? value : "",
                            .filled = filled != NULL ? g_str_equal (filled, "true") : value != NULL };
    if (cp_reading_find_page (reading, field.page) == NULL)
      cp_schema_add_fault (context, map, "there is no page %u for this field to stand on", field.page);
    cp_reading_add_field (reading, &field);
  }
}

/* What the file says of itself. */
static void
read_about (const CpSchemaContext *context, const CpYaml *map, CpReading *reading)
{
  static const char *const keys[] = { "title",  "author", "created", "modified", "taken",       "producer",
                                      "camera", "gps",    "width",   "height",   "orientation", NULL };

  for (guint i = 0; map != NULL && i < map->keys->len; i++) {
    const CpYaml *key = map->keys->pdata[i], *value = map->nodes->pdata[i];
    if (find_word (context, key, "fact about a file", keys) < 0)
      continue;
    if (value->type != CP_YAML_SCALAR)
      cp_schema_add_fault (context, value, "\"%s\" must be a text", key->value);
    else
      cp_reading_add_meta (reading, key->value, value->value);
  }
}

static const Unread *
find_unread (const CpSchemaContext *context, const CpYaml *node)
{
  const char *words[G_N_ELEMENTS (unread_words) + 1] = { NULL };

  if (node == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (unread_words); i++)
    words[i] = unread_words[i].word;
  gint index = find_word (context, node, "reason for not being read", words);
  return index >= 0 ? &unread_words[index] : NULL;
}

/* With words beside it the part that was not read lies behind them. */
static void
leave_unread (CpCaseDocument *document, const Unread *unread, const Type *type, gboolean has_words)
{
  guint carries = unread->carries != 0 ? unread->carries : type->carries;
  guint32 page = has_words ? document->reading->pages->len + 1 : 1;

  if (!has_words && unread->outcome != CP_OUTCOME_PENDING) {
    g_clear_pointer (&document->reading, cp_reading_free);
    document->outcome = unread->outcome;
    document->reason = unread->reason;
    document->leaves_open = type->carries;
    return;
  }
  cp_reading_add_gap (document->reading, page, unread->why, carries, NULL);
  document->outcome = CP_OUTCOME_PARTLY_READ;
  document->reason = CP_REASON_GAPS;
  document->leaves_open = cp_reading_leaves_open (document->reading);
  document->leaves_to_a_person = cp_reading_leaves_to_a_person (document->reading);
}

/* "filled", or {is: filled, not_yet: why}. */
static void
read_kind (const CpSchemaContext *context, const CpScheme *scheme, const CpYaml *name, const CpYaml *value,
           CpCaseDocument *document)
{
  static const char *const words[] = { "no", "yes", "filled", "empty", NULL };
  const CpYaml *is = value;

  if (cp_scheme_find_kind (scheme, name->value) == NULL) {
    g_autoptr (GPtrArray) known = g_ptr_array_new ();
    for (guint i = 0; i < scheme->kinds->len; i++)
      g_ptr_array_add (known, ((const CpKind *) scheme->kinds->pdata[i])->id);
    g_ptr_array_add (known, NULL);
    cp_schema_add_unknown (context, name, "kind", name->value, (const char *const *) known->pdata);
    return;
  }
  if (value->type == CP_YAML_MAP) {
    if (!cp_schema_check (context, value, cp_keys_kind_expectation))
      return;
    is = cp_yaml_get (value, "is");
  }
  gint told = find_word (context, is, "answer", words);
  if (told < 0)
    return;
  CpKindExpectation *expectation = g_new0 (CpKindExpectation, 1);
  expectation->place = (CpPlace){ context->file, name->line, name->column };
  expectation->kind = g_strdup (name->value);
  expectation->told = (CpTold) told;
  expectation->not_yet = value->type == CP_YAML_MAP ? g_strdup (cp_yaml_get_text (value, "not_yet")) : NULL;
  g_ptr_array_add (document->kinds, expectation);
}

CpCaseDocument *
cp_case_document_read (const CpSchemaContext *context, const CpScheme *scheme, const CpYaml *map)
{
  const CpYaml *kinds = cp_yaml_get (map, "kinds"), *unread_node = cp_yaml_get (map, "unread");
  CpCaseDocument *document = document_new (context, map, cp_yaml_get_text (map, "name"));
  const Type type = find_type (context, map);
  const Unread *unread = find_unread (context, unread_node);
  gboolean has_words = cp_yaml_get (map, "text") != NULL || cp_yaml_get (map, "pages") != NULL;

  document->mime = g_strdup (type.mime);
  document->outcome = CP_OUTCOME_READ;
  document->reading = cp_reading_new (NULL);
  read_pages (context, map, &type, document->reading);
  read_fields (context, cp_yaml_get (map, "fields"), document->reading);
  read_about (context, cp_yaml_get (map, "about"), document->reading);
  if (unread != NULL)
    leave_unread (document, unread, &type, has_words);
  for (guint i = 0; kinds != NULL && i < kinds->keys->len; i++)
    read_kind (context, scheme, kinds->keys->pdata[i], kinds->nodes->pdata[i], document);
  return document;
}

CpCaseDocument *
cp_case_document_new_stated (const CpSchemaContext *context, const CpYaml *stated)
{
  CpCaseDocument *document = document_new (context, stated, "coproof.yaml");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < stated->keys->len; i++)
    g_string_append_printf (text, "%s: %s\n", ((const CpYaml *) stated->keys->pdata[i])->value,
                            ((const CpYaml *) stated->nodes->pdata[i])->value);
  document->mime = g_strdup ("text/plain");
  document->outcome = CP_OUTCOME_READ;
  document->reading = cp_reading_new (NULL);
  cp_page_notation_add (document->reading, 1, CP_UNIT_SECTION, text->str, FALSE);
  return document;
}
