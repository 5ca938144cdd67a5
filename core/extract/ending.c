/* ending.c: takes the end of a worker and a reading, gives an outcome and its reason. */
#include "ending.h"
#include "identify.h"

void
cp_ending_set (CpEnding *ending, const CpEnd *end)
{
  g_free (ending->words);
  ending->kind = end->kind;
  ending->code = end->code;
  ending->words = g_strdup (end->words);
  ending->lost_memory = end->lost_memory;
}

void
cp_ending_clear (CpEnding *ending)
{
  g_clear_pointer (&ending->words, g_free);
  g_clear_pointer (&ending->lack, g_free);
}

/* How a worker's end that was not its own choice is told of the item. */
static const struct {
  CpOutcome outcome;
  CpReason reason;
} deaths[] = {
  [CP_END_CRASHED] = { CP_OUTCOME_DIED, CP_REASON_CRASHED },
  [CP_END_EXITED] = { CP_OUTCOME_DIED, CP_REASON_EXITED },
  [CP_END_TIME] = { CP_OUTCOME_DIED, CP_REASON_TIME },
  [CP_END_PROCESSOR_TIME] = { CP_OUTCOME_DIED, CP_REASON_PROCESSOR_TIME },
  [CP_END_MEMORY] = { CP_OUTCOME_DIED, CP_REASON_MEMORY },
  [CP_END_FLOOD] = { CP_OUTCOME_DIED, CP_REASON_FLOOD },
  [CP_END_FORBIDDEN_CALL] = { CP_OUTCOME_DIED, CP_REASON_FORBIDDEN_CALL },
  [CP_END_BAD_REPLY] = { CP_OUTCOME_DIED, CP_REASON_BAD_REPLY },
  [CP_END_STOPPED] = { CP_OUTCOME_HELD, CP_REASON_STOPPED },
};

/* The plugin gave up; what it had pushed by then counts, and the rest is a gap. */
static void
end_partly (const CpEnding *ending, CpItem *item, CpReading *reading, CpGapWhy why, CpOutcome outcome,
            CpReason reason, guint carries)
{
  if (reading->pages->len == 0 && reading->fields->len == 0) {
    cp_item_end (item, outcome, reason, g_strdup (ending->words), carries);
    return;
  }
  cp_reading_add_gap (reading, 0, why, carries, ending->words);
  cp_item_end (item, CP_OUTCOME_PARTLY_READ, CP_REASON_GAPS, NULL, carries);
}

static void
end_after_giving_up (const CpEnding *ending, CpItem *item, CpReading *reading, guint carries)
{
  switch (ending->code) {
  case CP_PLUGIN_ERROR_ENCRYPTED:
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, carries);
    return;
  case CP_PLUGIN_ERROR_UNSUPPORTED:
    cp_item_end (item, CP_OUTCOME_UNSUPPORTED, CP_REASON_UNSUPPORTED_FORM, g_strdup (ending->words), carries);
    return;
  case CP_PLUGIN_ERROR_CORRUPT:
    end_partly (ending, item, reading, CP_GAP_DAMAGED, CP_OUTCOME_BROKEN, CP_REASON_DAMAGED, carries);
    return;
  case CP_PLUGIN_ERROR_LIMIT:
    end_partly (ending, item, reading, CP_GAP_LIMIT, CP_OUTCOME_HELD, CP_REASON_LIMIT, carries);
    return;
  case CP_PLUGIN_ERROR_INTERNAL:
    cp_item_end (item, CP_OUTCOME_DIED, CP_REASON_PLUGIN_FAULT, g_strdup (ending->words), carries);
    return;
  }
}

/* Why no plugin reads the type, and so what to send instead. */
static CpReason
reason_without_plugin (const char *mime)
{
  static const struct {
    const char *mime;
    CpReason reason;
  } older[] = {
    { "application/msword", CP_REASON_OLD_TEXT },
    { "text/rtf", CP_REASON_OLD_TEXT },
    { "application/vnd.ms-excel", CP_REASON_OLD_SHEETS },
    { "application/vnd.ms-excel.sheet.binary.macroenabled.12", CP_REASON_OLD_SHEETS },
    { "application/vnd.ms-powerpoint", CP_REASON_OLD_SLIDES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (older); i++)
    if (g_str_equal (mime, older[i].mime))
      return older[i].reason;
  return CP_REASON_NO_PLUGIN;
}

static void
end_without_plugin (const CpEnding *ending, CpItem *item, guint carries)
{
  const char *advice = ending->lack != NULL ? ending->lack : cp_identify_type_advice (item->identity.mime);
  g_autofree char *words = cp_identify_type_words (item->identity.mime);

  if (g_str_equal (item->identity.mime, "application/encrypted"))
    cp_item_end (item, CP_OUTCOME_HELD, CP_REASON_PASSWORD, NULL, carries);
  else
    cp_item_end (
        item, CP_OUTCOME_UNSUPPORTED, reason_without_plugin (item->identity.mime),
        g_strdup_printf ("It is %s.%s%s", words, advice != NULL ? " " : "", advice != NULL ? advice : ""),
        carries);
}

static void
end_after_reading (const CpEnding *ending, CpItem *item, CpReading *reading, guint carries)
{
  if (ending->lost_memory)
    cp_reading_add_gap (reading, 0, CP_GAP_LIMIT, carries, "There was not enough memory to read all of it.");
  gboolean whole = reading->gaps->len == 0;
  cp_item_end (item, whole ? CP_OUTCOME_READ : CP_OUTCOME_PARTLY_READ,
               whole ? CP_REASON_NONE : CP_REASON_GAPS, NULL, cp_reading_leaves_open (reading));
}

void
cp_ending_end_item (const CpEnding *ending, CpItem *item, CpReading *reading)
{
  gboolean is_known = item->identity.mime != NULL;
  guint carries = is_known ? cp_identify_carries (item->identity.mime) : CP_CARRIES_ANYTHING;

  if (!is_known && (ending->kind == CP_END_DONE || ending->kind == CP_END_GAVE_UP))
    cp_item_end (item, CP_OUTCOME_DIED, CP_REASON_BAD_REPLY, g_strdup (ending->words), carries);
  else if (ending->kind == CP_END_DONE && reading->plugin == NULL)
    end_without_plugin (ending, item, carries);
  else if (ending->kind == CP_END_DONE)
    end_after_reading (ending, item, reading, carries);
  else if (ending->kind == CP_END_GAVE_UP)
    end_after_giving_up (ending, item, reading, carries);
  else
    cp_item_end (item, deaths[ending->kind].outcome, deaths[ending->kind].reason, g_strdup (ending->words),
                 carries);
  item->leaves_to_a_person = cp_reading_leaves_to_a_person (reading);
}
