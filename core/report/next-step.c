/* next-step.c: chooses what to ask a sender for, and says it. */
#include "next-step.h"
#include "text.h"

const char cp_next_step_title[] = "What to add before a champion reads it";
const char cp_next_step_resend[] = "Send again, so that it can be read";
const char cp_next_step_add[] = "The scheme asks for this, and we did not find all of it";
const char cp_next_step_suggested[] = "The scheme also suggests";
const char cp_next_step_judge[] = "A person will judge";
const char cp_next_step_nothing[] = "We have nothing to ask for. What was found still needs a person's eyes.";

static gboolean
follows_from_another (const CpLine *line)
{
  return line->cover->need->type == CP_NEED_SAME_AS;
}

static void
add_unread (CpNextStep *step, const CpLine *line)
{
  for (guint i = 0; i < line->cover->unread->len; i++)
    if (!g_ptr_array_find (step->resend, line->cover->unread->pdata[i], NULL))
      g_ptr_array_add (step->resend, line->cover->unread->pdata[i]);
}

static void
add_line (CpNextStep *step, CpLine *line)
{
  switch (line->cover->verdict) {
  case CP_VERDICT_COVERED:
  case CP_VERDICT_NOT_APPLICABLE:
  case CP_N_VERDICTS:
    return;
  case CP_VERDICT_TO_BE_JUDGED:
    g_ptr_array_add (step->judge, line);
    return;
  case CP_VERDICT_UNREADABLE:
    add_unread (step, line);
    return;
  case CP_VERDICT_PARTLY:
  case CP_VERDICT_NOT_FOUND:
  case CP_VERDICT_OUT_OF_DATE:
    g_ptr_array_add (line->requirement->must ? step->add : step->suggested, line);
    return;
  }
}

CpNextStep *
cp_next_step_new (const CpCheck *check)
{
  CpNextStep *step = g_new (CpNextStep, 1);

  step->resend = g_ptr_array_new ();
  step->add = g_ptr_array_new ();
  step->suggested = g_ptr_array_new ();
  step->judge = g_ptr_array_new ();
  for (guint i = 0; i < check->coverage->lines->len; i++) {
    CpLine *line = check->coverage->lines->pdata[i];
    if (!follows_from_another (line))
      add_line (step, line);
  }
  return step;
}

void
cp_next_step_free (CpNextStep *step)
{
  g_ptr_array_unref (step->resend);
  g_ptr_array_unref (step->add);
  g_ptr_array_unref (step->suggested);
  g_ptr_array_unref (step->judge);
  g_free (step);
}

char *
cp_next_step_resend_words (const CpCheck *check, const CpItem *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *advice = cp_reason_advice (item->reason);

  for (guint i = 0; i < check->coverage->lines->len; i++) {
    const CpLine *line = check->coverage->lines->pdata[i];
    if (line->cover->verdict == CP_VERDICT_UNREADABLE && !follows_from_another (line) &&
        g_ptr_array_find (line->cover->unread, item, NULL))
      g_ptr_array_add (ids, line->requirement->id);
  }
  g_ptr_array_add (ids, NULL);
  g_autofree char *names = cp_text_join ((const char *const *) ids->pdata, "and");
  return g_strdup_printf ("%s: %s It could show %s.", item->name,
                          advice != NULL ? advice : "Please send a copy that can be read.", names);
}

char *
cp_next_step_line_words (const CpLine *line)
{
  return g_strdup_printf ("%s, %s. %s", line->requirement->id, line->requirement->title,
                          line->requirement->advice);
}

char *
cp_next_step_names (const GPtrArray *lines)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++) {
    const CpRequirement *requirement = ((const CpLine *) lines->pdata[i])->requirement;
    g_ptr_array_add (names, g_strdup_printf ("%s (%s)", requirement->id, requirement->title));
  }
  g_ptr_array_add (names, NULL);
  return cp_text_join ((const char *const *) names->pdata, "and");
}
