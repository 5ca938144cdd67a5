/* voices.h: whose voices are heard: engagement levels by the four C's, and in whose words.
 *
 * A level counts only for an act by or with that group in one sentence, quotation or table row, never for
 * being mentioned.  It is a help for whoever judges, and changes no verdict.
 *
 * Pure: no input or output.  In JSON it stands as "voices": {note, four_cs: [{id, title}], levels: [{id,
 * title, voice, places, cells: [{four_c, voice, places}]}]}; voice is null, "reported", "quoted by the
 * organisation" or "own words"; each place has voice, item, path, page, quote, start, length. */
#pragma once

#include "cover.h"
#include "voice-rules.h"

/* The later, the nearer to the people themselves. */
typedef enum {
  CP_VOICE_NONE,      /* nothing was found */
  CP_VOICE_REPORTED,  /* somebody else says what they did */
  CP_VOICE_QUOTED,    /* their words, as the organisation wrote them down */
  CP_VOICE_OWN_WORDS, /* a letter, an answer */
  CP_N_VOICES
} CpVoice;

/* "own words" */
const char *cp_voice_name (CpVoice voice);

/* At most so many places stand in a cell. */
#define CP_VOICE_PLACES 2

typedef struct {
  CpVoice voice;
  CpEvidence *evidence; /* file, page, quote */
  gboolean is_comment;  /* of a table of answers, where people name each other: not to be quoted on a page */
} CpVoicePlace;

typedef struct {
  CpVoice voice;     /* the best of its places */
  GPtrArray *places; /* CpVoicePlace, owned; the best first */
} CpVoiceCell;

typedef struct {
  const CpTopic *level; /* borrowed */
  CpVoiceCell all;      /* whatever they did, also where the four C's cannot be told */
  CpVoiceCell *cells;   /* one for each of the four C's */
} CpVoiceRow;

typedef struct {
  const CpTopicList *four_cs; /* borrowed */
  GPtrArray *rows;            /* CpVoiceRow, owned; one a level, in the order of the rules */
} CpVoices;

/* What was read, by the rules of the scheme.  Copies of another file count once.  NULL where the scheme has
 * no such rules.  The result borrows from all three, which must outlive it; owned by the caller. */
CpVoices *cp_voices_find (const CpScheme *scheme, const CpDocuments *documents, const CpFindings *findings);
void cp_voices_free (CpVoices *voices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpVoices, cp_voices_free)
