/* plugin.c: an extractor that does what the first word of the file says: it breaks, or it tries to do harm.
 * Any other file it reads well.  Harm that was refused, but survived, becomes a page that names the call and
 * the kernel's answer; harm that was done becomes "SUCCEEDED". */
#define _GNU_SOURCE
#include "attempts.h"
#include "coproof-plugin.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where a worker's reply goes. */
#define REPLY 4

typedef struct {
  const CpFile *file;
  CpSink *sink;
  GError **error;
} Call;

static gboolean
push_words (const Call *call, const char *words)
{
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = words };

  return call->sink->page (call->sink, &page, call->error);
}

/* On stderr, where libraries complain. */
static void
complain (const char *words)
{
  (void) !write (STDERR_FILENO, words, strlen (words));
}

/* Breaking. */

static gboolean
do_exit (const Call *call)
{
  (void) call;
  _exit (3);
}

static gboolean
do_exit_quietly (const Call *call)
{
  (void) call;
  _exit (0);
}

static gboolean
do_abort (const Call *call)
{
  (void) call;
  abort ();
}

static gboolean
do_segv (const Call *call)
{
  volatile guintptr nowhere = 16;

  (void) call;
  *(volatile char *) nowhere = 1;
  return TRUE;
}

static int
recurse (volatile int depth)
{
  volatile char frame[4096];

  frame[0] = (char) depth;
  return depth < 0 ? 0 : recurse (depth + 1) + frame[0];
}

static gboolean
do_stack (const Call *call)
{
  return push_words (call, recurse (0) != 0 ? "deep" : "deeper");
}

static gboolean
do_spin (const Call *call)
{
  for (volatile guint64 i = 0;; i++)
    if (i == G_MAXUINT64)
      return push_words (call, "never");
}

static gboolean
do_sleep (const Call *call)
{
  sleep (3600);
  return push_words (call, "slept");
}

/* Leaves something in memory, and looks for what another item left. */
static char left_behind[32];

static gboolean
do_leave (const Call *call)
{
  g_strlcpy (left_behind, "a child's name", sizeof left_behind);
  return push_words (call, "left");
}

static gboolean
do_look_for (const Call *call)
{
  return push_words (call, left_behind[0] != '\0' ? left_behind : "nothing");
}

/* Long enough for a neighbour to do harm. */
static gboolean
do_nap (const Call *call)
{
  g_usleep (700000);
  return push_words (call, "woke up");
}

static gboolean
do_ignore_term (const Call *call)
{
  signal (SIGTERM, SIG_IGN);
  return do_sleep (call);
}

static gboolean
do_eat (const Call *call)
{
  for (guint i = 0; i < 100000; i++) {
    /* not malloc, which the tests' environment makes fill all that it gives */
    volatile char *bytes = mmap (NULL, 16 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) {
      complain ("Out of memory\n");
      abort ();
    }
    bytes[0] = (char) i;
  }
  return push_words (call, "full");
}

/* As poppler does: a word on stderr, and on as if nothing had happened. */
static gboolean
do_lose_memory (const Call *call)
{
  complain ("Out of memory\n");
  return push_words (call, "only a part");
}

static gboolean
do_flood (const Call *call)
{
  g_autofree char *words = g_strnfill (1 << 20, 'x');

  for (guint32 number = 1; number < 10240; number++) {
    const CpPage page = { .number = number, .unit = CP_UNIT_SECTION, .text = words };
    if (!call->sink->page (call->sink, &page, call->error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
do_flood_errors (const Call *call)
{
  static char noise[65536];

  memset (noise, 'n', sizeof noise);
  for (guint i = 0; i < 16384; i++)
    (void) !write (STDERR_FILENO, noise, sizeof noise);
  return push_words (call, "good words after much noise");
}

static gboolean
do_bad_frame (const Call *call)
{
  (void) call;
  (void) !write (REPLY, "\xFF\xFF\xFF\xFF\x03junk", 9);
  _exit (0);
}

static gboolean
do_half_reply (const Call *call)
{
  (void) call;
  (void) !write (REPLY, "\x40\0\0\0\x03half", 9); /* 64 bytes are said, four come */
  _exit (0);
}

/* An end of its own: good, code 0, no words. */
static const char end_frame[] = "\x09\0\0\0\0\1\0\0\0\0\xFF\xFF\xFF\xFF";

static gboolean
do_double_reply (const Call *call)
{
  (void) !write (REPLY, end_frame, sizeof end_frame - 1); /* then the host's end comes */
  return push_words (call, "after the end");
}

static gboolean
do_end_and_stay (const Call *call)
{
  (void) !write (REPLY, end_frame, sizeof end_frame - 1);
  while (call != NULL)
    g_usleep (G_USEC_PER_SEC);
  return TRUE;
}

static gboolean
do_lying_span (const Call *call)
{
  const CpMark mark = { .kind = CP_MARK_HEADING, .start = 3, .length = 300 };
  const CpPage page = { .number = 1, .unit = CP_UNIT_SECTION, .text = "short", .marks = &mark, .n_marks = 1 };

  return call->sink->page (call->sink, &page, call->error);
}

static gboolean
do_bad_text (const Call *call)
{
  return push_words (call, "no \xC3( UTF-8");
}

static gboolean
do_false_without_error (const Call *call)
{
  (void) call;
  return FALSE;
}

static gboolean
do_give_up (const Call *call)
{
  g_set_error_literal (call->error, CP_PLUGIN_ERROR, CP_PLUGIN_ERROR_CORRUPT, "the middle of it is missing");
  return push_words (call, "the beginning") && FALSE;
}

static const struct {
  const char *word;
  gboolean (*run) (const Call *call);
} breaking[] = {
  { "exit", do_exit },
  { "exit-quietly", do_exit_quietly },
  { "abort", do_abort },
  { "segv", do_segv },
  { "stack", do_stack },
  { "spin", do_spin },
  { "sleep", do_sleep },
  { "leave", do_leave },
  { "look-for", do_look_for },
  { "nap", do_nap },
  { "ignore-term", do_ignore_term },
  { "eat", do_eat },
  { "lose-memory", do_lose_memory },
  { "flood", do_flood },
  { "flood-errors", do_flood_errors },
  { "bad-frame", do_bad_frame },
  { "half-reply", do_half_reply },
  { "double-reply", do_double_reply },
  { "end-and-stay", do_end_and_stay },
  { "lying-span", do_lying_span },
  { "bad-text", do_bad_text },
  { "false-without-error", do_false_without_error },
  { "give-up", do_give_up },
};

/* "openat: EACCES" */
static gboolean
do_harm (const Call *call, const Attempt *attempt, const char *target)
{
  long result = attempt->try (target);
  const char *answer = result < 0 ? strerrorname_np ((int) -result) : "SUCCEEDED";
  g_autofree char *words = g_strdup_printf ("%s: %s", attempt->call, answer);

  return push_words (call, words);
}

static gboolean
extract (const CpFile *file, CpSink *sink, GError **error)
{
  const Call call = { file, sink, error };
  g_autofree char *text = g_strndup ((const char *) file->bytes, file->length);
  g_autofree char *word = g_strndup (text, strcspn (text, ", \n"));
  const char *target = text + strlen (word) + (text[strlen (word)] == ' ');
  const Attempt *attempt = find_attempt (word);

  for (gsize i = 0; i < G_N_ELEMENTS (breaking); i++)
    if (g_str_equal (breaking[i].word, word))
      return breaking[i].run (&call);
  return attempt != NULL ? do_harm (&call, attempt, target) : push_words (&call, text);
}

static const char *const mimes[] = { "text/plain", NULL };

COPROOF_PLUGIN = {
  .struct_size = sizeof (CpPlugin),
  .name = "misbehave",
  .revision = 1,
  .summary = "breaks, or tries to do harm, as the file says",
  .mimes = mimes,
  .extract = extract,
};
