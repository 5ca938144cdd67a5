/* facts.c: takes the items of a bundle, gives what its coproof.yaml states. */
#include "facts.h"
#include "errors.h"
#include "schema.h"

#include <string.h>

enum { FRAME_FACT = 1 };

static gboolean
run (const CpJob *job, GError **error)
{
  gsize length;
  const char *text = (const char *) cp_job_map_input (job, &length, error);
  if (text == NULL)
    return FALSE;

  g_autoptr (CpFaults) faults = cp_faults_new ();
  const CpSchemaContext context = { .file = CP_FACTS_FILE, .faults = faults };
  g_autoptr (CpYaml) tree = cp_yaml_read (text, length, CP_FACTS_FILE, faults);
  if (tree == NULL || !cp_schema_check (&context, tree, cp_keys_facts)) {
    g_autofree char *words = cp_faults_print (faults);
    g_set_error_literal (error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, g_strchomp (words));
    return FALSE;
  }
  for (guint i = 0; i < tree->keys->len; i++) {
    cp_writer_begin (job->reply, FRAME_FACT);
    cp_writer_string (job->reply, ((const CpYaml *) tree->keys->pdata[i])->value);
    cp_writer_string (job->reply, ((const CpYaml *) tree->nodes->pdata[i])->value);
    if (!cp_writer_end (job->reply, error))
      return FALSE;
  }
  return TRUE;
}

const CpWork cp_rules_facts_work = {
  .name = "facts",
  .run = run,
  .memory_mib = 64,
  .seconds = CP_LIMIT_ITEM_SECONDS,
  .cpu_seconds = CP_LIMIT_ITEM_CPU_SECONDS,
};

typedef struct {
  CpItems *items;
  CpItem *item;
  CpFacts *facts;
  char **ret_stage, **ret_fault;
} Reading;

static int
open_input (CpTask *task, GError **error)
{
  const Reading *reading = task->data;

  return cp_items_lend (reading->items, reading->item, error);
}

static gboolean
take_frame (CpTask *task, CpReader *frame, GError **error)
{
  const Reading *reading = task->data;
  const char *name = cp_reader_string (frame), *value = cp_reader_string (frame);
  g_autoptr (GError) fault = NULL;

  if (!cp_reader_finish (frame) || frame->kind != FRAME_FACT || name == NULL || value == NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "a fact makes no sense");
    return FALSE;
  }
  if (g_str_equal (name, "stage")) {
    g_free (*reading->ret_stage);
    *reading->ret_stage = g_strdup (value);
  } else if (!cp_facts_set (reading->facts, name, value, CP_FACT_FROM_SENDER, reading->item->id, &fault)) {
    g_free (*reading->ret_fault);
    *reading->ret_fault = g_strdup (fault->message);
  }
  return TRUE;
}

static gboolean
end_reading (CpTask *task, const CpEnd *end, GError **error)
{
  const Reading *reading = task->data;

  (void) error;
  if (end->kind == CP_END_DONE)
    return TRUE;
  g_free (*reading->ret_fault);
  *reading->ret_fault = g_strdup (end->words != NULL ? end->words : "it could not be read");
  return TRUE;
}

static guint
count_folders (const CpItem *item)
{
  guint n = 0;

  for (const char *c = item->path; *c != '\0'; c++)
    n += *c == '/';
  return n;
}

static CpItem *
find_item (const CpItems *items)
{
  for (guint i = 0; i < items->items->len; i++) {
    CpItem *item = items->items->pdata[i];
    g_autofree char *base = g_path_get_basename (item->path);
    if (item->parent == NULL && item->pieces->len > 0 && count_folders (item) <= 1 &&
        g_str_equal (base, CP_FACTS_FILE))
      return item;
  }
  return NULL;
}

gboolean
cp_rules_read_facts (CpHost *host, CpItems *items, CpFacts *facts, char **ret_stage, char **ret_fault,
                     GError **error)
{
  CpItem *item = find_item (items);
  Reading reading = { items, item, facts, ret_stage, ret_fault };

  *ret_stage = *ret_fault = NULL;
  if (item == NULL)
    return TRUE;
  item->states_facts = TRUE;
  CpTask *task = g_new0 (CpTask, 1);
  task->work = &cp_rules_facts_work;
  task->data = &reading;
  task->open_input = open_input;
  task->frame = take_frame;
  task->ended = end_reading;
  cp_host_submit (host, task);
  return cp_host_run (host, error);
}
