/* recognise.h: words in the pictures of pages, each through the recogniser in a worker of its own. */
#pragma once

#include "document.h"
#include "host.h"
#include "picture.h"

extern const CpWork cp_recognise_work;

typedef struct CpRecognition CpRecognition;

/* Recognises for one portfolio, until its time for pictures is used up. */
CpRecognition *cp_recognition_new (CpHost *host, gboolean wanted);
void cp_recognition_free (CpRecognition *recognition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CpRecognition, cp_recognition_free)

/* Whether pictures are to be submitted at all: there is a recogniser, and it was asked for. */
gboolean cp_recognition_is_wanted (const CpRecognition *recognition);

/* Called when a picture is done, whatever came of it; `reading` has the words or the gap by then. */
typedef gboolean (*CpRecognisedFunc) (gpointer data, GError **error);

/* Recognises one picture: its dots are the pieces of the spool (an array of CpPiece, which is taken over).
 * The words become the text of the page with its number, which must be in the reading already; a page that
 * keeps its own words is only given ticks and signatures, and a note where the picture shows other words. */
void cp_recognition_submit (CpRecognition *recognition, CpSpool *spool, const CpPicture *picture,
                            GArray *pieces, CpReading *reading, CpRecognisedFunc done, gpointer data);
