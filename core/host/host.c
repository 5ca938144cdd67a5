/* host.c: the parent's side: a queue of tasks, the workers that are running, and one poll loop over all of
 * them. */
#define _GNU_SOURCE
#include "host.h"
#include "descriptor.h"
#include "errors.h"
#include "zygote-link.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIPE_BYTES (1 << 20)
#define READ_BYTES (256u << 10)
#define COMPLAINT_BYTES 4096 /* how much of a worker's stderr is kept, to be searched and thrown away */

/* A task in a worker. */
typedef struct {
  guint32 id;
  CpTask *task;
  int reply, errors, pidfd;
  gint64 started_us, heard_us;
  GByteArray *pending; /* bytes of frames that are not whole yet */
  guint64 reply_bytes;
  GString *complaints;
  gboolean has_report;
  CpReport report;
  gboolean has_end; /* the END frame came */
  gboolean end_good;
  CpPluginError end_code;
  char *end_words;
  CpEndKind verdict; /* why we killed it; DONE while we did not */
  char *verdict_words;
} Worker;

struct CpHost {
  CpHostOptions options;
  char *plugin_folder;
  guint n_quick_workers; /* for work that is soon done: one more, so that others work while one is forked */
  char *converter_program;
  CpConverter *converter; /* NULL: not asked for yet */
  CpZygoteLink zygotes[CP_N_ROLES];
  GSequence *waiting; /* CpTask, the next one first */
  GPtrArray *running; /* Worker */
  GArray *sources;    /* struct pollfd: what is listened to */
  guint32 next_id;
  gint64 started_us;
  gboolean time_limit_met;
  CpProgressFunc progress; /* may be NULL */
  guint n_done, n_known;
};

static void
task_free (CpTask *task)
{
  if (task->free_data != NULL)
    task->free_data (task->data);
  g_clear_pointer (&task->argument, g_bytes_unref);
  g_free (task);
}

static void
worker_free (gpointer data)
{
  Worker *worker = data;

  cp_fd_clear (&worker->reply);
  cp_fd_clear (&worker->errors);
  cp_fd_clear (&worker->pidfd);
  g_byte_array_unref (worker->pending);
  g_string_free (worker->complaints, TRUE);
  g_free (worker->end_words);
  g_free (worker->verdict_words);
  if (worker->task != NULL)
    task_free (worker->task);
  g_free (worker);
}

CpHost *
cp_host_new (const CpHostOptions *options, GError **error)
{
  g_autoptr (CpHost) host = g_new0 (CpHost, 1);

  host->options = *options;
  host->plugin_folder = g_strdup (options->plugin_folder);
  host->converter_program = g_strdup (options->converter);
  host->n_quick_workers = options->n_workers;
  if (options->n_workers == 0) {
    host->options.n_workers = g_get_num_processors ();
    host->n_quick_workers = host->options.n_workers + 1;
  }
  for (CpPluginRole role = 0; role < CP_N_ROLES; role++)
    cp_zygote_link_init (&host->zygotes[role], role, host->plugin_folder, options->languages,
                         &options->limits, options->guards);
  host->waiting = g_sequence_new (NULL);
  host->running = g_ptr_array_new_with_free_func (worker_free);
  host->sources = g_array_new (FALSE, FALSE, sizeof (struct pollfd));
  host->started_us = g_get_monotonic_time ();
  return cp_zygote_link_start (&host->zygotes[CP_ROLE_READER], error) ? g_steal_pointer (&host) : NULL;
}

static void
kill_worker (Worker *worker, CpEndKind verdict)
{
  if (worker->verdict == CP_END_DONE)
    worker->verdict = verdict;
  if (worker->pidfd >= 0)
    syscall (SYS_pidfd_send_signal, worker->pidfd, SIGKILL, NULL, 0);
}

static void
free_waiting (gpointer task, gpointer data)
{
  (void) data;
  task_free (task);
}

void
cp_host_free (CpHost *host)
{
  if (host == NULL)
    return;
  for (guint i = 0; i < host->running->len; i++)
    kill_worker (host->running->pdata[i], CP_END_STOPPED);
  for (guint i = 0; i < CP_N_ROLES; i++)
    cp_zygote_link_clear (&host->zygotes[i]);
  g_ptr_array_unref (host->running);
  g_array_unref (host->sources);
  g_sequence_foreach (host->waiting, free_waiting, NULL);
  g_sequence_free (host->waiting);
  g_free (host->plugin_folder);
  g_free (host->converter_program);
  cp_converter_free (host->converter);
  g_free (host);
}

const CpConverter *
cp_host_get_converter (CpHost *host)
{
  if (host->converter == NULL)
    host->converter = cp_converter_new (host->converter_program);
  return host->converter;
}

const CpLimits *
cp_host_get_limits (const CpHost *host)
{
  return &host->options.limits;
}

const char *
cp_host_get_plugin_folder (const CpHost *host)
{
  return host->plugin_folder;
}

guint
cp_host_get_guards (const CpHost *host)
{
  return host->zygotes[CP_ROLE_READER].guards;
}

guint
cp_host_get_landlock_version (const CpHost *host)
{
  return host->zygotes[CP_ROLE_READER].landlock_version;
}

void
cp_host_note_time_limit (CpHost *host)
{
  host->time_limit_met = TRUE;
}

void
cp_host_set_progress (CpHost *host, CpProgressFunc progress)
{
  host->progress = progress;
}

void
cp_host_begin_bundle (CpHost *host)
{
  host->started_us = g_get_monotonic_time ();
  host->time_limit_met = FALSE;
}

gboolean
cp_host_was_time_limit_met (const CpHost *host)
{
  return host->time_limit_met;
}

static Worker *
find_worker (const CpHost *host, guint32 id)
{
  for (guint i = 0; i < host->running->len; i++)
    if (((Worker *) host->running->pdata[i])->id == id)
      return host->running->pdata[i];
  return NULL;
}

static void
note_report (CpHost *host, const CpReport *report, int *pidfd)
{
  Worker *worker = find_worker (host, report->id);

  if (worker == NULL)
    return;
  if (report->kind == CP_REPORT_STARTED) {
    worker->pidfd = cp_fd_steal (pidfd);
    if (worker->verdict != CP_END_DONE) /* its reply was bad before we knew how to kill it */
      kill_worker (worker, worker->verdict);
  } else {
    worker->report = *report;
    worker->has_report = TRUE;
  }
}

/* Starts a zygote that was not needed until now. */
static CpZygoteLink *
get_zygote (CpHost *host, CpPluginRole role, GError **error)
{
  CpZygoteLink *zygote = &host->zygotes[role];

  if (zygote->pid == 0 && !cp_zygote_link_start (zygote, error))
    return NULL;
  return cp_zygote_link_wait (zygote, error) ? zygote : NULL;
}

const CpRegistry *
cp_host_get_role (CpHost *host, CpPluginRole role, GError **error)
{
  const CpZygoteLink *zygote = get_zygote (host, role, error);

  return zygote != NULL ? zygote->registry : NULL;
}

const CpRegistry *
cp_host_get_plugins (CpHost *host, GError **error)
{
  return cp_host_get_role (host, CP_ROLE_READER, error);
}

gboolean
cp_host_set_classifier_settings (CpHost *host, GBytes *settings, GError **error)
{
  return cp_zygote_link_set_settings (&host->zygotes[CP_ROLE_CLASSIFIER], settings, error);
}

gboolean
cp_host_has_recogniser (const CpHost *host)
{
  return g_file_test (host->zygotes[CP_ROLE_RECOGNISER].plugin_folder, G_FILE_TEST_IS_DIR);
}

static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer data)
{
  const CpTask *left = a, *right = b;

  (void) data;
  if (left->urgent != right->urgent)
    return left->urgent ? -1 : 1;
  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;
  return 0;
}

void
cp_host_submit (CpHost *host, CpTask *task)
{
  host->n_known++;
  g_sequence_insert_sorted (host->waiting, task, compare_tasks, NULL);
}

static gboolean
make_pipe (int *ret_read, int *ret_write, GError **error)
{
  int ends[2];

  if (pipe2 (ends, O_CLOEXEC) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not make a pipe: %s", g_strerror (errno));
    return FALSE;
  }
  *ret_read = ends[0];
  *ret_write = ends[1];
  return TRUE;
}

static guint
find_work (const CpHost *host, const CpWork *work)
{
  guint index = 0;

  while (host->options.works[index] != work) {
    g_assert (host->options.works[index] != NULL);
    index++;
  }
  return index;
}

static gboolean
is_conversion (const Worker *worker)
{
  return worker->task->work->role == CP_NO_ROLE;
}

/* Its end is heard from its pidfd, and what is left in the pipes is then read without waiting for more. */
static gboolean
start_conversion (CpHost *host, Worker *worker, const int fds[3], GError **error)
{
  fcntl (worker->reply, F_SETFL, O_NONBLOCK);
  fcntl (worker->errors, F_SETFL, O_NONBLOCK);
  worker->pidfd = cp_converter_start (cp_host_get_converter (host), worker->task->conversion,
                                      &host->options.limits, fds, error);
  return worker->pidfd >= 0;
}

static gboolean
ask_for_worker (CpHost *host, const Worker *worker, const int fds[3], GError **error)
{
  const CpTask *task = worker->task;
  CpZygoteLink *zygote = get_zygote (host, task->work->role, error);

  return zygote != NULL &&
         cp_zygote_link_ask (zygote, worker->id, find_work (host, task->work), task->argument, fds, error);
}

static gboolean
start_task (CpHost *host, CpTask *task, GError **error)
{
  Worker *worker = g_new0 (Worker, 1);
  cp_autofd int input = -1, reply = -1, errors = -1;

  worker->id = host->next_id++;
  worker->task = task;
  worker->reply = worker->errors = worker->pidfd = -1;
  worker->started_us = worker->heard_us = g_get_monotonic_time ();
  worker->complaints = g_string_new (NULL);
  worker->pending = g_byte_array_new ();
  g_ptr_array_add (host->running, worker);

  input = task->open_input (task, error);
  if (input < 0 || !make_pipe (&worker->reply, &reply, error) || !make_pipe (&worker->errors, &errors, error))
    return FALSE;
  fcntl (worker->reply, F_SETPIPE_SZ,
         PIPE_BYTES); /* fewer switches between worker and parent; may be refused */
  const int fds[] = { input, reply, errors };
  return is_conversion (worker) ? start_conversion (host, worker, fds, error)
                                : ask_for_worker (host, worker, fds, error);
}

static gboolean
take_frame (Worker *worker, CpReader *frame, GError **error)
{
  if (worker->has_end) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "it went on after its end");
    return FALSE;
  }
  if (frame->kind != CP_FRAME_END)
    return worker->task->frame (worker->task, frame, error);

  worker->has_end = TRUE;
  worker->end_good = cp_reader_u8 (frame) != 0;
  worker->end_code = cp_reader_u32 (frame);
  worker->end_words = g_strdup (cp_reader_string (frame));
  if (!cp_reader_finish (frame) || worker->end_code > CP_PLUGIN_ERROR_INTERNAL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT, "its last words make no sense");
    return FALSE;
  }
  return TRUE;
}

static void
take_frames (Worker *worker)
{
  const guint8 *next = worker->pending->data, *end = next + worker->pending->len;
  g_autoptr (GError) error = NULL;
  CpReader frame;
  gboolean good = TRUE;

  while (good && cp_reader_next_frame (&next, end, &frame)) {
    worker->heard_us = g_get_monotonic_time ();
    good = take_frame (worker, &frame, &error);
  }
  if (!good || frame.bad) {
    worker->verdict_words = g_strdup (error != NULL ? error->message : "a part of it has no true length");
    kill_worker (worker, CP_END_BAD_REPLY);
    return;
  }
  g_byte_array_remove_range (worker->pending, 0, (guint) (next - worker->pending->data));
}

/* Reads what is there; closes the descriptor at the end.  Gives 0 then. */
static gsize
read_some (int *fd, guint8 *buffer)
{
  ssize_t n;

  do
    n = read (*fd, buffer, READ_BYTES);
  while (n < 0 && errno == EINTR);
  if (n <= 0)
    cp_fd_clear (fd);
  return n > 0 ? (gsize) n : 0;
}

static void
hear_reply (CpHost *host, Worker *worker)
{
  static guint8 buffer[READ_BYTES];
  gsize n = read_some (&worker->reply, buffer);

  worker->reply_bytes += n;
  if (worker->verdict != CP_END_DONE)
    return; /* it was killed: the rest is drained unread */
  if (is_conversion (worker)) {
    if (!worker->task->bytes (worker->task, buffer, n))
      kill_worker (worker, CP_END_FLOOD);
  } else {
    g_byte_array_append (worker->pending, buffer, (guint) n);
    take_frames (worker);
  }
  guint64 own_bytes = worker->reply_bytes - MIN (worker->task->apart_bytes, worker->reply_bytes);
  if (own_bytes > host->options.limits.value[CP_LIMIT_REPLY_BYTES] && !worker->task->work->restarts_clock)
    kill_worker (worker, CP_END_FLOOD);
}

static void
hear_errors (Worker *worker)
{
  static guint8 buffer[READ_BYTES];
  gsize n = read_some (&worker->errors, buffer);
  gsize room = COMPLAINT_BYTES - worker->complaints->len;

  g_string_append_len (worker->complaints, (const char *) buffer, (gssize) MIN (n, room));
}

/* A copy was made, or the program found nothing in the file to make one of. */
static void
end_conversion (CpHost *host, Worker *worker)
{
  while (worker->reply >= 0)
    hear_reply (host, worker);
  while (worker->errors >= 0)
    hear_errors (worker);
  cp_converter_end (worker->pidfd, &worker->report);
  worker->has_report = TRUE;
  int status = worker->report.status;
  worker->end_good = WIFEXITED (status) && WEXITSTATUS (status) == 0;
  worker->has_end =
      worker->end_good || (WIFEXITED (status) && WEXITSTATUS (status) == CP_CONVERTER_MADE_NOTHING);
  worker->end_code = CP_PLUGIN_ERROR_CORRUPT;
  worker->end_words = g_strdup ("LibreOffice could not open it. If you can, save it as a PDF.");
}

/* Libraries say it in these words, on stderr only, and some then go on as if nothing had happened. */
static gboolean
complained_of_memory (const Worker *worker)
{
  static const char *const complaints[] = { "Out of memory", "out of memory", "failed to allocate",
                                            "bad_alloc", "annot allocate memory" };

  for (guint i = 0; i < G_N_ELEMENTS (complaints); i++)
    if (strstr (worker->complaints->str, complaints[i]) != NULL)
      return TRUE;
  return FALSE;
}

static CpEndKind
judge_death (const Worker *worker)
{
  int status = worker->report.status;

  if (worker->verdict != CP_END_DONE)
    return worker->verdict;
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    return CP_END_PROCESSOR_TIME;
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGSYS)
    return CP_END_FORBIDDEN_CALL;
  if (WIFSIGNALED (status))
    return complained_of_memory (worker) ? CP_END_MEMORY : CP_END_CRASHED;
  if (!worker->has_end)
    return WEXITSTATUS (status) == 0 ? CP_END_BAD_REPLY : CP_END_EXITED;
  if (worker->end_good)
    return CP_END_DONE;
  return worker->end_words != NULL ? CP_END_GAVE_UP : CP_END_BAD_REPLY;
}

static const char *
bad_reply_words (const Worker *worker)
{
  if (worker->verdict_words != NULL)
    return worker->verdict_words;
  return worker->has_end ? "it failed without saying why" : "it stopped in the middle";
}

static gboolean
finish_worker (CpHost *host, Worker *worker, GError **error)
{
  CpEnd end = {
    .kind = judge_death (worker),
    .code = worker->end_code,
    .lost_memory = complained_of_memory (worker),
    .signal = WIFSIGNALED (worker->report.status) ? WTERMSIG (worker->report.status) : 0,
    .cpu_microseconds = worker->report.cpu_microseconds,
    .peak_kib = worker->report.peak_kib,
  };

  if (end.kind == CP_END_GAVE_UP)
    end.words = worker->end_words;
  else if (end.kind == CP_END_BAD_REPLY)
    end.words = bad_reply_words (worker);
  if (end.kind == CP_END_TIME)
    host->time_limit_met = TRUE;
  gboolean good = worker->task->ended (worker->task, &end, error);
  g_ptr_array_remove_fast (host->running, worker);
  host->n_done++;
  if (host->progress != NULL)
    host->progress (host->n_done, host->n_known);
  return good;
}

static gboolean
is_over (const Worker *worker)
{
  return worker->has_report && worker->reply < 0 && worker->errors < 0;
}

static gboolean
finish_workers (CpHost *host, GError **error)
{
  for (guint i = host->running->len; i-- > 0;)
    if (is_over (host->running->pdata[i]) && !finish_worker (host, host->running->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gint64
deadline_us (const CpHost *host, const Worker *worker)
{
  const CpWork *work = worker->task->work;
  gint64 from = work->restarts_clock ? worker->heard_us : worker->started_us;

  return from + (gint64) host->options.limits.value[work->seconds] * G_USEC_PER_SEC;
}

static gint64
bundle_deadline_us (const CpHost *host)
{
  return host->started_us + (gint64) host->options.limits.value[CP_LIMIT_BUNDLE_SECONDS] * G_USEC_PER_SEC;
}

static gint64
next_deadline_us (const CpHost *host)
{
  gint64 next = bundle_deadline_us (host);

  for (guint i = 0; i < host->running->len; i++)
    next = MIN (next, deadline_us (host, host->running->pdata[i]));
  return next;
}

static void
enforce_deadlines (CpHost *host)
{
  gint64 now = g_get_monotonic_time ();
  gboolean all = now >= bundle_deadline_us (host);

  for (guint i = 0; i < host->running->len; i++) {
    Worker *worker = host->running->pdata[i];
    gboolean is_late = now >= deadline_us (host, worker);
    if (worker->has_report || (!all && !is_late))
      continue;
    if (worker->verdict == CP_END_DONE)
      kill_worker (worker, CP_END_TIME);
    if (is_late && worker->pidfd < 0) /* it never began: a classifier is not done with its settings */
      cp_zygote_link_kill (&host->zygotes[worker->task->work->role]);
  }
}

static gboolean
end_unrun (CpTask *task, GError **error)
{
  const CpEnd end = { .kind = CP_END_STOPPED };
  gboolean good = task->ended (task, &end, error);

  task_free (task);
  return good;
}

/* The tasks that the portfolio's time did not reach. */
static gboolean
stop_waiting (CpHost *host, GError **error)
{
  while (!g_sequence_is_empty (host->waiting)) {
    GSequenceIter *first = g_sequence_get_begin_iter (host->waiting);
    CpTask *task = g_sequence_get (first);
    g_sequence_remove (first);
    host->time_limit_met = TRUE;
    if (!end_unrun (task, error))
      return FALSE;
  }
  return TRUE;
}

/* The zygote died, which no file can cause, and its workers with it: the rest goes to another. */
static gboolean
replace_zygote (CpHost *host, CpPluginRole role, GError **error)
{
  cp_zygote_link_stop (&host->zygotes[role]);
  for (guint i = host->running->len; i-- > 0;) {
    Worker *worker = host->running->pdata[i];
    if (worker->task->work->role != role)
      continue;
    const CpEnd end = { .kind = worker->verdict != CP_END_DONE ? worker->verdict : CP_END_CRASHED };
    if (!worker->task->ended (worker->task, &end, error))
      return FALSE;
    g_ptr_array_remove_index_fast (host->running, i);
  }
  return get_zygote (host, role, error) != NULL;
}

static gboolean
hear_zygote (CpHost *host, CpPluginRole role, GError **error)
{
  CpReport report;
  cp_autofd int pidfd = -1;

  switch (cp_zygote_link_hear (&host->zygotes[role], &report, &pidfd, error)) {
  case CP_HEARD_REPORT:
    note_report (host, &report, &pidfd);
    return TRUE;
  case CP_HEARD_READY:
    return TRUE;
  case CP_HEARD_NOTHING:
    return replace_zygote (host, role, error);
  case CP_HEARD_ERROR:
    break;
  }
  return FALSE;
}

static gboolean
wait_for (CpHost *host, struct pollfd *sources, guint n_sources, GError **error)
{
  gint64 wait_us = next_deadline_us (host) - g_get_monotonic_time ();

  if (poll (sources, n_sources, (int) CLAMP (wait_us / 1000 + 1, 1, 60000)) >= 0 || errno == EINTR)
    return TRUE;
  g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not wait for the readers: %s", g_strerror (errno));
  return FALSE;
}

static void
listen_to (CpHost *host, int fd)
{
  const struct pollfd source = { fd, POLLIN, 0 };

  g_array_append_val (host->sources, source);
}

/* Of each worker its reply, its errors, and the end of a conversion. */
enum { N_SOURCES = 3 };

static void
listen_to_all (CpHost *host)
{
  g_array_set_size (host->sources, 0);
  for (guint i = 0; i < CP_N_ROLES; i++)
    listen_to (host, host->zygotes[i].socket);
  for (guint i = 0; i < host->running->len; i++) {
    const Worker *worker = host->running->pdata[i];
    listen_to (host, worker->reply);
    listen_to (host, worker->errors);
    listen_to (host, is_conversion (worker) ? worker->pidfd : -1);
  }
}

static void
hear_worker (CpHost *host, Worker *worker, const struct pollfd *sources)
{
  if (sources[0].revents != 0)
    hear_reply (host, worker);
  if (sources[1].revents != 0)
    hear_errors (worker);
  if (sources[2].revents != 0)
    end_conversion (host, worker);
}

static gboolean
hear (CpHost *host, GError **error)
{
  listen_to_all (host);
  struct pollfd *sources = (struct pollfd *) (void *) host->sources->data;

  if (!wait_for (host, sources, host->sources->len, error))
    return FALSE;
  for (guint i = 0; i < host->running->len; i++)
    hear_worker (host, host->running->pdata[i], sources + CP_N_ROLES + (gsize) N_SOURCES * i);
  for (guint i = 0; i < CP_N_ROLES; i++)
    if (sources[i].revents != 0 && !hear_zygote (host, i, error))
      return FALSE;
  return TRUE;
}

/* A worker that has said its last word only has to go, and nobody waits for that: on two processors it took a
 * tenth of the time.  Of those that do not go there are never more than of those at work. */
static gboolean
has_room (const CpHost *host, const CpTask *next)
{
  gboolean is_quick = next->work->role == CP_ROLE_READER || next->work->role == CP_ROLE_CLASSIFIER;
  guint n_workers = is_quick ? host->n_quick_workers : host->options.n_workers;
  guint n_busy = 0;

  for (guint i = 0; i < host->running->len; i++)
    n_busy += ((const Worker *) host->running->pdata[i])->has_end ? 0 : 1;
  return n_busy < n_workers && host->running->len < 2 * n_workers;
}

static gboolean
start_waiting (CpHost *host, GError **error)
{
  if (g_get_monotonic_time () >= bundle_deadline_us (host))
    return stop_waiting (host, error);
  while (!g_sequence_is_empty (host->waiting)) {
    GSequenceIter *first = g_sequence_get_begin_iter (host->waiting);
    CpTask *task = g_sequence_get (first);
    if (!has_room (host, task))
      return TRUE;
    g_sequence_remove (first);
    gboolean stopped = task->is_stopped != NULL && task->is_stopped (task);
    if (stopped ? !end_unrun (task, error) : !start_task (host, task, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cp_host_run (CpHost *host, GError **error)
{
  if (cp_host_get_plugins (host, error) == NULL)
    return FALSE;
  for (;;) {
    if (!start_waiting (host, error))
      return FALSE;
    if (host->running->len == 0)
      return TRUE;
    if (!hear (host, error))
      return FALSE;
    enforce_deadlines (host);
    if (!finish_workers (host, error))
      return FALSE;
  }
}
