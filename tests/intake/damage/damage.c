/* damage.c: takes a good archive; cuts it at many places and flips many single bits of it, and gives each to
 * all readings of its format, in a process of its own.
 *
 *   damage zip|tar|7z FILE STEP TAIL FLIPS
 *
 * It is cut at every STEPth byte and at each of its last TAIL bytes; FLIPS bits are flipped, one a time.  It
 * prints what became of them, and fails when a process crashed, or took longer than it may, or when our own
 * walk found nothing wrong with a zip that was cut. */
#include "descriptor.h"
#include "readers.h"
#include "zip-span.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SECONDS 5

typedef enum { RESULT_CLEAN, RESULT_DOUBTED, RESULT_CRASHED, RESULT_HUNG, N_RESULTS } Result;

typedef struct {
  const CpWork *work;
  const char *options;
} Reading;

/* As unpack.c asks for them. */
static const struct {
  const char *name;
  Reading readings[3];
} formats[] = {
  { "zip",
    { { &cp_intake_walk_work, NULL },
      { &cp_intake_zip_central_work, NULL },
      { &cp_intake_list_work, "hash" } } },
  { "tar",
    { { &cp_intake_walk_work, NULL }, { &cp_intake_tar_work, NULL }, { &cp_intake_list_work, "hash tar" } } },
  { "7z",
    { { &cp_intake_walk_work, NULL }, { &cp_intake_stream_work, NULL }, { &cp_intake_list_work, "seek" } } },
};

typedef struct {
  const Reading *readings;
  gboolean is_zip;
  char *bytes;
  gsize length;
} Archive;

/* What a reading says is not looked at: that it says it, and ends, is all. */
static void
run_reading (const Reading *reading, int input, const CpLimits *limits)
{
  g_autoptr (GError) error = NULL;
  cp_autofd int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  g_autoptr (CpWriter) reply = cp_writer_new (nowhere);
  const CpJob job = { .input = input,
                      .argument = (const guint8 *) reading->options,
                      .argument_length = reading->options != NULL ? strlen (reading->options) + 1 : 0,
                      .limits = limits,
                      .reply = reply };

  reading->work->run (&job, &error);
}

/* Ends the process. */
static void
read_in_every_way (const Archive *archive, const char *bytes, gsize length)
{
  CpLimits limits;
  cp_autofd int input = cp_fd_new_memory ("archive", NULL);
  gboolean clean = FALSE;

  alarm (MOST_SECONDS);
  cp_limits_init (&limits);
  if (!cp_fd_write (input, bytes, length, NULL))
    abort ();
  for (guint i = 0; i < G_N_ELEMENTS (formats[0].readings); i++)
    run_reading (&archive->readings[i], input, &limits);
  if (archive->is_zip) {
    g_autoptr (CpSpanWalk) walk = cp_span_walk_new (input, length, &limits);
    clean = walk->is_zip && walk->faults->len == 0;
  }
  cp_fd_clear (&input);
  exit (clean ? RESULT_CLEAN : RESULT_DOUBTED);
}

static Result
try_bytes (const Archive *archive, const char *bytes, gsize length)
{
  int status;
  pid_t child = fork ();

  if (child < 0)
    return RESULT_CRASHED;
  if (child == 0)
    read_in_every_way (archive, bytes, length);
  if (waitpid (child, &status, 0) < 0)
    return RESULT_CRASHED;
  if (WIFSIGNALED (status))
    return WTERMSIG (status) == SIGALRM ? RESULT_HUNG : RESULT_CRASHED;
  return WEXITSTATUS (status) < RESULT_CRASHED ? (Result) WEXITSTATUS (status) : RESULT_CRASHED;
}

/* A line of TAP that is a comment. */
static void G_GNUC_PRINTF (1, 2) remark (const char *format, ...)
{
  g_autoptr (GString) line = g_string_new ("# ");
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (line, format, arguments);
  va_end (arguments);
  g_string_append_c (line, '\n');
  cp_fd_write (STDOUT_FILENO, line->str, line->len, NULL);
}

static void
count (guint *counts, Result result, const char *what, gsize place)
{
  counts[result]++;
  if (result == RESULT_CRASHED || result == RESULT_HUNG)
    remark ("%s at %" G_GSIZE_FORMAT " %s", what, place, result == RESULT_HUNG ? "hung" : "crashed");
}

/* FALSE when one of them is taken for whole. */
static gboolean
cut (const Archive *archive, gsize step, gsize tail, guint *counts)
{
  gsize first_of_tail = archive->length - MIN (tail, archive->length);
  gboolean good = TRUE;

  for (gsize length = 1; length < archive->length; length++) {
    if (length % step != 0 && length < first_of_tail)
      continue;
    Result result = try_bytes (archive, archive->bytes, length);
    count (counts, result, "cut", length);
    if (result == RESULT_CLEAN)
      remark ("cut at %" G_GSIZE_FORMAT " seems whole", length);
    good = good && result == RESULT_DOUBTED;
  }
  return good;
}

static gboolean
flip (Archive *archive, guint n_flips, guint *counts)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_flips);
  gboolean good = TRUE;

  for (guint i = 0; i < n_flips; i++) {
    gsize place = (gsize) g_rand_int_range (random, 0, (gint32) archive->length);
    char bit = (char) (1 << g_rand_int_range (random, 0, 8));
    archive->bytes[place] ^= bit;
    Result result = try_bytes (archive, archive->bytes, archive->length);
    archive->bytes[place] ^= bit;
    count (counts, result, "flip", place);
    good = good && (result == RESULT_CLEAN || result == RESULT_DOUBTED);
  }
  return good;
}

static void
remark_counts (const char *what, const guint *counts)
{
  remark ("%s: %u with nothing wrong to our walk, %u doubted or not a zip, %u crashed, %u hung", what,
          counts[RESULT_CLEAN], counts[RESULT_DOUBTED], counts[RESULT_CRASHED], counts[RESULT_HUNG]);
}

static gboolean
find_format (const char *name, Archive *archive)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name)) {
      archive->readings = formats[i].readings;
      archive->is_zip = i == 0;
      return TRUE;
    }
  return FALSE;
}

int
main (int n_arguments, char **arguments)
{
  Archive archive = { 0 };
  guint cuts[N_RESULTS] = { 0 }, flips[N_RESULTS] = { 0 };

  if (n_arguments != 6 || !find_format (arguments[1], &archive) ||
      !g_file_get_contents (arguments[2], &archive.bytes, &archive.length, NULL)) {
    g_printerr ("damage zip|tar|7z FILE STEP TAIL FLIPS\n");
    return EXIT_FAILURE;
  }
  g_autofree char *bytes = archive.bytes;
  if (archive.is_zip && try_bytes (&archive, archive.bytes, archive.length) != RESULT_CLEAN) {
    g_printerr ("the archive is not good as it is\n");
    return EXIT_FAILURE;
  }
  gboolean good = cut (&archive, strtoul (arguments[3], NULL, 10), strtoul (arguments[4], NULL, 10), cuts);
  good = flip (&archive, (guint) strtoul (arguments[5], NULL, 10), flips) && good;
  remark_counts ("cuts", cuts);
  remark_counts ("flips", flips);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
