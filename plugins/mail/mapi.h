/* mapi.h: the properties of a message, a recipient or an attachment in an Outlook file ([MS-OXMSG], 2.1
 * and 2.4). */
#pragma once

#include <glib.h>
#include <gsf/gsf.h>

/* The numbers of the properties that we read ([MS-OXPROPS]). */
enum {
  MAPI_CLASS = 0x001A,
  MAPI_SUBJECT = 0x0037,
  MAPI_SENT_TIME = 0x0039,
  MAPI_AUTHOR_NAME = 0x0042,
  MAPI_AUTHOR_ADDRESS = 0x0065,
  MAPI_HEADERS = 0x007D,
  MAPI_RECIPIENT_KIND = 0x0C15,
  MAPI_SENDER_NAME = 0x0C1A,
  MAPI_SENDER_ADDRESS = 0x0C1F,
  MAPI_SHOWN_CC = 0x0E03,
  MAPI_SHOWN_TO = 0x0E04,
  MAPI_DELIVERY_TIME = 0x0E06,
  MAPI_BODY = 0x1000,
  MAPI_BODY_RTF = 0x1009,
  MAPI_BODY_HTML = 0x1013,
  MAPI_NAME = 0x3001,
  MAPI_ADDRESS = 0x3003,
  MAPI_CREATED_TIME = 0x3007,
  MAPI_ATTACHED = 0x3701,
  MAPI_SHORT_FILE_NAME = 0x3704,
  MAPI_ATTACH_METHOD = 0x3705,
  MAPI_FILE_NAME = 0x3707,
  MAPI_ATTACHED_TYPE = 0x370E,
  MAPI_CONTENT_ID = 0x3712,
  MAPI_SMTP_ADDRESS = 0x39FE,
  MAPI_INTERNET_CODE_PAGE = 0x3FDE,
  MAPI_MESSAGE_CODE_PAGE = 0x3FFD,
  MAPI_SENDER_SMTP = 0x5D01,
  MAPI_AUTHOR_SMTP = 0x5D02,
  MAPI_HIDDEN = 0x7FFE,
};

/* Those of appointments have a number of their own set, and in each file another among the numbers above. */
enum {
  MAPI_APPOINTMENT_PLACE = 0x8208,
  MAPI_APPOINTMENT_START = 0x820D,
  MAPI_APPOINTMENT_END = 0x820E,
};

typedef struct {
  GsfInfile *folder;
  GByteArray *table; /* the entries of its property stream, 16 bytes each */
  char *charset;     /* of text that is not Unicode */
  guint *n_lost;     /* borrowed: raised for each place where letters are damaged */
} MapiObject;

/* `head_bytes` is the length of what stands before the entries: 32 in a file's own folder, 24 in a message
 * within another, 8 in a recipient or attachment.  `charset` may be NULL.  The folder is referenced. */
MapiObject *mapi_open (GsfInfile *folder, gsize head_bytes, const char *charset, guint *n_lost);
void mapi_free (MapiObject *object);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapiObject, mapi_free)

/* Each is NULL where there is no such property; owned by the caller. */
char *mapi_get_text (const MapiObject *object, guint property);
GByteArray *mapi_get_bytes (const MapiObject *object, guint property);
GDateTime *mapi_get_time (const MapiObject *object, guint property);
/* `otherwise` where there is none. */
guint mapi_get_number (const MapiObject *object, guint property, guint otherwise);

/* All of a stream of the folder, or NULL where there is none, or it claims to be larger than its file. */
GByteArray *mapi_read_stream (GsfInfile *folder, const char *name);

/* The number that a property of appointments has in this file ([MS-OXMSG], 2.2.3); 0 where it has none. */
guint mapi_find_appointment_property (GsfInfile *root, guint number);
