/* types.c: what is known of each file type: its words, the extensions that claim it, and what it could carry.
 */
#include "coproof-plugin.h"
#include "identify.h"

#include <string.h>

#define PAPER (CP_CARRIES_TEXT | CP_CARRIES_SCAN | CP_CARRIES_PHOTO)
#define PICTURE (CP_CARRIES_SCAN | CP_CARRIES_PHOTO)

/* A type, or with a final star all types that begin so; the first that fits counts. */
static const struct {
  const char *mime;
  const char *words;
  guint carries;
  const char *extensions[16];
} types[] = {
  { "application/pdf", "a PDF", PAPER, { "pdf" } },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a Word document",
    PAPER,
    { "docx", "docm", "dotx", "dotm" } },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "an Excel workbook",
    PAPER,
    { "xlsx", "xlsm", "xltx", "xltm" } },
  { "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "a PowerPoint file",
    PAPER,
    { "pptx", "pptm", "ppsx", "ppsm", "potx", "potm" } },
  { "application/vnd.oasis.opendocument.text*", "an OpenDocument text", PAPER, { "odt", "ott" } },
  { "application/vnd.oasis.opendocument.spreadsheet*",
    "an OpenDocument spreadsheet",
    PAPER,
    { "ods", "ots" } },
  { "application/vnd.oasis.opendocument.presentation*",
    "an OpenDocument presentation",
    PAPER,
    { "odp", "otp" } },
  { "application/msword", "an old Word document", PAPER, { "doc", "dot" } },
  { "application/vnd.ms-excel", "an old Excel workbook", PAPER, { "xls", "xlt" } },
  { "application/vnd.ms-powerpoint", "an old PowerPoint file", PAPER, { "ppt", "pps", "pot" } },
  { "application/encrypted",
    "an Office file with a password",
    PAPER,
    { "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "doc", "dot", "xls", "xlt",
      "ppt", "pps", "pot" } },
  { "application/x-mspublisher", "a Publisher file", PAPER, { "pub" } },
  { "application/vnd.ms-excel.sheet.binary.macroenabled.12", "a binary Excel workbook", PAPER, { "xlsb" } },
  { "application/x-ole-storage",
    "an old Office file or a saved e-mail",
    PAPER,
    { "doc", "xls", "ppt", "msg", "pub" } },
  { "application/CDFV2",
    "an old Office file or a saved e-mail",
    PAPER,
    { "doc", "xls", "ppt", "msg", "pub" } },
  { "text/rtf", "a rich text file", PAPER, { "rtf" } },
  { "text/html", "a web page", CP_CARRIES_TEXT, { "html", "htm", "xhtml" } },
  { "application/xhtml+xml", "a web page", CP_CARRIES_TEXT, { "html", "htm", "xhtml" } },
  { "text/csv", "a table as text", CP_CARRIES_TEXT, { "csv", "tsv", "txt" } },
  { "text/calendar", "a calendar file", CP_CARRIES_TEXT, { "ics", "ical", "ifb", "txt" } },
  { "text/*",
    "a text file",
    CP_CARRIES_TEXT,
    { "txt", "text", "csv", "md", "tsv", "yaml", "yml", "srt", "vtt", "eml", "mbox" } },
  { "message/rfc822", "an e-mail", PAPER, { "eml", "mht", "mhtml", "mbox", "txt" } },
  { "application/mbox", "a mailbox", PAPER, { "mbox", "mbx", "eml", "txt" } },
  { "application/vnd.ms-outlook", "an Outlook e-mail", PAPER, { "msg", "oft" } },
  { "application/vnd.ms-outlook-pst", "a whole Outlook mailbox", PAPER, { "pst", "ost" } },
  { "application/vnd.ms-tnef", "a wrapper that only Outlook opens (winmail.dat)", PAPER, { "dat" } },
  { "image/jpeg", "a JPEG picture", PICTURE, { "jpg", "jpeg", "jpe", "jfif" } },
  { "image/png", "a PNG picture", PICTURE, { "png" } },
  { "image/tiff", "a TIFF picture", PICTURE, { "tif", "tiff" } },
  { "image/webp", "a WebP picture", PICTURE, { "webp" } },
  { "image/heic", "an iPhone photo", PICTURE, { "heic", "heif" } },
  { "image/*", "a picture", PICTURE, { NULL } },
  { "audio/*",
    "a sound recording",
    CP_CARRIES_RECORDING,
    { "mp3", "m4a", "wav", "ogg", "oga", "opus", "amr", "aac", "flac", "wma", "aif", "aiff", "mp4", "3gp" } },
  { "video/*",
    "a video",
    CP_CARRIES_RECORDING,
    { "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "3gp", "mpg", "mpeg", "flv", "ogv", "mts", "wma",
      "mka" } },
  { "application/ogg", "a recording", CP_CARRIES_RECORDING, { "ogg", "oga", "ogv", "opus" } },
  { "application/vnd.apple.iwork",
    "an Apple Pages, Numbers or Keynote file",
    PAPER,
    { "pages", "numbers", "key" } },
  { "application/onenote", "a OneNote notebook", PAPER, { "one" } },
  { "application/vnd.google-apps.shortcut",
    "a shortcut to something in Google Drive",
    CP_CARRIES_ANYTHING,
    { "gdoc", "gsheet", "gslides", "gform", "gdraw", "gmap", "gsite" } },
  { "application/x-mswinurl", "a shortcut to a web page", CP_CARRIES_ANYTHING, { "url", "website" } },
  { "application/x-webloc", "a shortcut to a web page", CP_CARRIES_ANYTHING, { "webloc" } },
  { "application/x-ms-shortcut", "a Windows shortcut", CP_CARRIES_ANYTHING, { "lnk" } },
  { "application/zip", "a zip archive", CP_CARRIES_ANYTHING, { "zip" } },
  { "application/x-7z-compressed", "a 7-Zip archive", CP_CARRIES_ANYTHING, { "7z" } },
  { "application/x-rar", "a RAR archive", CP_CARRIES_ANYTHING, { "rar" } },
  { "application/x-dosexec", "a Windows program", 0, { "exe", "dll", "com" } },
  { "application/vnd.microsoft.portable-executable", "a Windows program", 0, { "exe", "dll", "com" } },
  { "application/x-executable", "a program", 0, { NULL } },
  { "application/x-pie-executable", "a program", 0, { NULL } },
  { "application/x-sharedlib", "a program", 0, { NULL } },
};

/* What to do first.  "Please save it as a PDF and send that." follows. */
static const struct {
  const char *mime;
  const char *words;
} advice[] = {
  { "application/vnd.apple.iwork", "Open it in the program that made it." },
  { "application/onenote", "Open it in OneNote." },
  { "application/vnd.ms-outlook-pst", "Open it in Outlook and choose the e-mails that matter." },
  { "application/vnd.ms-tnef", "What was attached to the e-mail is inside it: open it in Outlook." },
  { "application/vnd.google-apps.shortcut", "The document itself was not sent: open it first." },
  { "application/x-mswinurl", "The page itself was not sent: open it first." },
  { "application/x-webloc", "The page itself was not sent: open it first." },
  { "application/x-ms-shortcut", "The file that it points to was not sent: open it first." },
};

static gboolean
fits (const char *pattern, const char *mime)
{
  gsize length = strlen (pattern);

  return pattern[length - 1] == '*' ? strncmp (pattern, mime, length - 1) == 0 : g_str_equal (pattern, mime);
}

static gssize
find_type (const char *mime)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (fits (types[i].mime, mime))
      return (gssize) i;
  return -1;
}

static gboolean
claims (gsize type, const char *extension)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types[type].extensions) && types[type].extensions[i] != NULL; i++)
    if (g_str_equal (types[type].extensions[i], extension))
      return TRUE;
  return FALSE;
}

char *
cp_identify_type_words (const char *mime)
{
  gssize type = find_type (mime);

  return type >= 0 ? g_strdup (types[type].words) : g_strdup_printf ("a file of type %s", mime);
}

const char *
cp_identify_type_advice (const char *mime)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advice); i++)
    if (g_str_equal (advice[i].mime, mime))
      return advice[i].words;
  return NULL;
}

guint
cp_identify_carries (const char *mime)
{
  gssize type = find_type (mime);

  return type >= 0 ? types[type].carries : PAPER;
}

char *
cp_identify_check_claim (const char *extension, const char *mime)
{
  gssize is = find_type (mime), claimed = -1;

  if (is >= 0 && claims ((gsize) is, extension))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (types) && claimed < 0; i++)
    if (claims (i, extension))
      claimed = (gssize) i;
  if (claimed < 0) /* an extension that claims nothing we know */
    return NULL;
  g_autofree char *words = cp_identify_type_words (mime);
  return g_strdup_printf ("It is called .%s, but it is %s.", extension, words);
}
