/* outcome.c: the closed tables of outcomes and reasons. */
#include "outcome.h"

static const char *const outcome_names[CP_N_OUTCOMES] = {
  [CP_OUTCOME_READ] = "read",       [CP_OUTCOME_PARTLY_READ] = "partly read", [CP_OUTCOME_HELD] = "held",
  [CP_OUTCOME_REFUSED] = "refused", [CP_OUTCOME_UNSUPPORTED] = "unsupported", [CP_OUTCOME_BROKEN] = "broken",
  [CP_OUTCOME_DIED] = "died",
};

static const struct {
  const char *code;
  const char *words;
  const char *advice;
} reasons[CP_N_REASONS] = {
  [CP_REASON_NONE] = { NULL, NULL, NULL },
  [CP_REASON_PASSWORD] = { "password", "It needs a password to open.",
                           "Please send a copy that opens without a password." },
  [CP_REASON_AMBIGUOUS] = { "ambiguous",
                            "It is an archive, or in one, that can be read in more than one way.",
                            "Please send the files one by one, not in an archive." },
  [CP_REASON_GAPS] = { "gaps", "Parts of it could not be read.", NULL },
  [CP_REASON_LIMIT] = { "limit", "It is larger than we read.", "Please send it in smaller parts." },
  [CP_REASON_NO_PLUGIN] = { "no-plugin", "We do not read files of this type.",
                            "Please save it as a PDF and send that." },
  [CP_REASON_OLD_TEXT] = { "old-text", "We do not read files of this older type.",
                           "Please save it as .docx or PDF and send it again." },
  [CP_REASON_OLD_SHEETS] = { "old-sheets", "We do not read files of this older type.",
                             "Please save it as .xlsx or PDF and send it again." },
  [CP_REASON_OLD_SLIDES] = { "old-slides", "We do not read files of this older type.",
                             "Please save it as .pptx or PDF and send it again." },
  [CP_REASON_SYSTEM_FILE] = { "system-file", "A computer made it for its own use. It holds no evidence.",
                              NULL },
  [CP_REASON_NOT_A_FILE] = { "not-a-file", "It is a link or a device, not a file.",
                             "Please send the file itself." },
  [CP_REASON_NOT_OPENED] = { "not-opened", "This machine would not open it.",
                             "Please check who may read it." },
  [CP_REASON_UNSUPPORTED_FORM] = { "unsupported-form", "We do not read this form of the file type.",
                                   "Please save it as a PDF and send that." },
  [CP_REASON_EMPTY] = { "empty", "The file is empty (0 bytes).", "Please send it again." },
  [CP_REASON_DAMAGED] = { "damaged", "The file is damaged.", "Please send it again." },
  [CP_REASON_CRASHED] = { "crashed", "The reader stopped with a fault on this file.",
                          "Please save it as a PDF and send that." },
  [CP_REASON_EXITED] = { "exited", "The reader gave up on this file without saying why.",
                         "Please save it as a PDF and send that." },
  [CP_REASON_TIME] = { "time", "Reading it took too long.", "Please send a simpler or shorter copy." },
  [CP_REASON_PROCESSOR_TIME] = { "processor-time", "Reading it took too much work.",
                                 "Please send a simpler or shorter copy." },
  [CP_REASON_MEMORY] = { "memory", "Reading it took too much memory.",
                         "Please send a simpler or shorter copy." },
  [CP_REASON_FLOOD] = { "flood", "Reading it gave more than we can take.",
                        "Please send a simpler or shorter copy." },
  [CP_REASON_FORBIDDEN_CALL] = { "forbidden-call", "Reading it tried to do something that is not allowed.",
                                 "Please save it as a PDF and send that." },
  [CP_REASON_BAD_REPLY] = { "bad-reply", "The reader gave an answer that cannot be true.",
                            "Please save it as a PDF and send that." },
  [CP_REASON_PLUGIN_FAULT] = { "plugin-fault", "The reader has a fault of its own.",
                               "Please save it as a PDF and send that." },
  [CP_REASON_STOPPED] = { "stopped", "There was no time left to read it.",
                          "Please send fewer files at once." },
};

const char *
cp_outcome_name (CpOutcome outcome)
{
  return outcome_names[outcome];
}

const char *
cp_reason_code (CpReason reason)
{
  return reasons[reason].code;
}

const char *
cp_reason_words (CpReason reason)
{
  return reasons[reason].words;
}

const char *
cp_reason_advice (CpReason reason)
{
  return reasons[reason].advice;
}
