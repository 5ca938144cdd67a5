/* misbehave.c: what holds when a plugin breaks: it costs its own item, and nothing else.  Items go through
 * the real host. */
#define _GNU_SOURCE
#include "errors.h"
#include "extract.h"
#include "zygote.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const CpWork *const works[] = { &cp_extract_work, NULL };
static const CpExtractOptions options = { 0 };

static CpHost *
host_new_for (guint seconds, guint guards)
{
  CpHostOptions host_options = {
    .plugin_folder = g_getenv ("COPROOF_TEST_MODULES"), .works = works, .n_workers = 2, .guards = guards
  };
  g_autoptr (GError) error = NULL;

  cp_limits_init (&host_options.limits);
  host_options.limits.value[CP_LIMIT_ITEM_SECONDS] = seconds;
  host_options.limits.value[CP_LIMIT_ITEM_CPU_SECONDS] = 1;
  CpHost *host = cp_host_new (&host_options, &error);
  g_assert_no_error (error);
  return host;
}

static CpHost *
host_new (guint guards)
{
  return host_new_for (3, guards);
}

static CpItem *
add_text (CpItems *items, const char *path, const char *text)
{
  CpItem *item = cp_items_add (items, path);

  g_assert_true (cp_items_keep (items, item, text, strlen (text), NULL));
  cp_items_arrive (items, item);
  return item;
}

/* "died crashed" or "read none: the words of its page" */
static char *
describe (const CpItem *item, const CpDocuments *documents)
{
  const char *code = cp_reason_code (item->reason);
  const char *text = NULL;

  for (guint i = 0; i < documents->readings->len; i++) {
    const CpReading *reading = cp_documents_get (documents, i);
    if (reading->item == item && reading->pages->len > 0)
      text = g_array_index (reading->pages, CpPage, 0).text;
  }
  return g_strdup_printf ("%s %s%s%s", cp_outcome_name (item->outcome), code != NULL ? code : "none",
                          text != NULL ? ": " : "", text != NULL ? text : "");
}

/* What becomes of one file with this word in it, beside a good file, which must not suffer. */
static char *
try_word (CpHost *host, const char *word)
{
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);
  g_autoptr (GError) error = NULL;
  CpItem *bad = add_text (items, "bad.txt", word), *good = add_text (items, "good.txt", "good words here\n");

  cp_host_begin_bundle (host);
  g_autoptr (CpDocuments) documents = cp_extract_items (host, items, &options, &error);
  g_assert_no_error (error);
  g_autofree char *of_good = describe (good, documents);
  g_assert_cmpstr (of_good, ==, "read none: good words here\n");
  g_assert_nonnull (bad->sha256);
  return describe (bad, documents);
}

static void
assert_outcome (CpHost *host, const char *word, const char *expected)
{
  g_autofree char *outcome = try_word (host, word);

  if (!g_str_equal (outcome, expected))
    g_error ("%s: %s, not %s", word, outcome, expected);
}

static void
test_breaking_costs_one_file (void)
{
  static const struct {
    const char *word, *outcome;
  } cases[] = {
    { "exit", "died exited" },
    { "exit-quietly", "died bad-reply" },
    { "abort", "died crashed" },
    { "segv", "died crashed" },
    { "stack", "died crashed" },
    { "lose-memory", "partly read gaps: only a part" },
    { "flood-errors", "read none: good words after much noise" },
    { "bad-frame", "died bad-reply" },
    { "half-reply", "died bad-reply" },
    { "double-reply", "died bad-reply" },
    { "lying-span", "died bad-reply" },
    { "bad-text", "died bad-reply" },
    { "false-without-error", "died bad-reply" },
    { "give-up", "partly read gaps: the beginning" },
  };
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_outcome (host, cases[i].word, cases[i].outcome);
}

static void
test_what_never_ends_is_ended (void)
{
  g_autoptr (CpHost) patient =
      host_new_for (60, CP_GUARD_ALL); /* a busy machine gives a second of work in many */
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);

  assert_outcome (patient, "spin", "died processor-time");
  g_assert_false (cp_host_was_time_limit_met (patient));
  assert_outcome (host, "sleep", "died time");
  g_assert_true (cp_host_was_time_limit_met (host));
  assert_outcome (host, "ignore-term", "died time");
}

static pid_t
find_child (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *children = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  return (pid_t) strtol (children, NULL, 10);
}

/* Whenever a file is done: how many workers the zygote has. */
static guint most_workers;

static void
count_workers (guint n_done, guint n_known)
{
  g_autofree char *path =
      g_strdup_printf ("/proc/%d/task/%d/children", (int) find_child (), (int) find_child ());
  g_autofree char *children = NULL;

  (void) n_done;
  (void) n_known;
  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  g_auto (GStrv) pids = g_strsplit (g_strchomp (children), " ", -1);
  most_workers = MAX (most_workers, *children != '\0' ? g_strv_length (pids) : 0);
}

/* Nobody waits for a worker that has said its last word; those that stay do not pile up for that. */
static void
test_those_that_end_and_stay_do_not_pile_up (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);

  for (guint i = 0; i < 7; i++)
    add_text (items, "stays.txt", "end-and-stay");
  add_text (items, "good.txt", "good");
  most_workers = 0;
  cp_host_set_progress (host, count_workers);
  g_autoptr (CpDocuments) documents = cp_extract_items (host, items, &options, NULL);
  g_assert_nonnull (documents);
  for (guint i = 0; i < items->items->len; i++) {
    g_autofree char *outcome = describe (items->items->pdata[i], documents);
    g_assert_cmpstr (outcome, ==, i < 7 ? "died time" : "read none: good");
  }
  g_assert_cmpuint (most_workers, >, 0);
  g_assert_cmpuint (most_workers, <=, 4);
}

static void
test_what_takes_everything_is_ended (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);

  assert_outcome (host, "flood", "died flood");
#ifdef __SANITIZE_ADDRESS__ /* the sanitizer's allocator ends the process in its own words */
  g_autofree char *outcome = try_word (host, "eat");
  g_assert_true (g_str_has_prefix (outcome, "died "));
#else
  assert_outcome (host, "eat", "died memory");
#endif
}

static void
test_neighbours_survive_a_signal_to_everyone (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL & ~CP_GUARD_SECCOMP);
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);

  g_assert_nonnull (cp_host_get_plugins (host, NULL));
  if (cp_host_get_landlock_version (host) < 6) {
    g_test_skip ("on this kernel only seccomp refuses signals to a neighbour");
    return;
  }
  CpItem *neighbour = add_text (items, "neighbour.txt", "nap, and some more words so that it goes first"),
         *killer = add_text (items, "killer.txt", "kill-all");
  g_autoptr (CpDocuments) documents = cp_extract_items (host, items, &options, NULL);

  g_assert_nonnull (documents);
  g_autofree char *of_neighbour = describe (neighbour, documents), *of_killer = describe (killer, documents);
  g_assert_cmpstr (of_neighbour, ==, "read none: woke up");
  g_assert_cmpstr (of_killer, ==, "read none: kill: SUCCEEDED"); /* so kill says, but nobody was hit */
}

static void
test_no_item_sees_what_another_left (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);

  for (guint i = 0; i < 8; i++) {
    assert_outcome (host, "leave", "read none: left");
    assert_outcome (host, "look-for", "read none: nothing");
  }
}

static gpointer
kill_zygote (gpointer zygote)
{
  g_usleep (300000);
  kill (GPOINTER_TO_INT (zygote), SIGKILL);
  return NULL;
}

/* The kernel may end the zygote when memory is short: the files that were being read then are lost, and no
 * others. */
static void
test_a_zygote_that_dies_is_replaced (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);
  CpItem *lost = add_text (items, "lost.txt", "sleep, long enough to be the first"),
         *later = add_text (items, "later.txt", "later");

  assert_outcome (host, "leave", "read none: left");
  GThread *killer = g_thread_new ("killer", kill_zygote, GINT_TO_POINTER (find_child ()));
  add_text (items, "lost-too.txt", "sleep, long enough to be the second");
  g_autoptr (CpDocuments) documents = cp_extract_items (host, items, &options, NULL);
  g_thread_join (killer);
  g_assert_nonnull (documents);
  g_autofree char *of_lost = describe (lost, documents), *of_later = describe (later, documents);
  g_assert_cmpstr (of_lost, ==, "died crashed");
  g_assert_cmpstr (of_later, ==, "read none: later");
  assert_outcome (host, "leave", "read none: left");
}

/* Tika's mix: 16 of 100 files break.  The others come out byte for byte as without them. */
static void
test_a_hundred_files_with_sixteen_hostile (void)
{
  static const char *const words[] = { "exit",       "abort",        "segv",     "flood-errors",
                                       "bad-frame",  "half-reply",   "tcp",      "fork-bomb",
                                       "lying-span", "double-reply", "stack",    "exec",
                                       "write",      "exit-quietly", "bad-text", "false-without-error" };
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);
  guint n_hostile = 0;

  for (guint i = 0; i < 100; i++) {
    gboolean hostile = i % 6 == 5 && n_hostile < G_N_ELEMENTS (words);
    g_autofree char *path = g_strdup_printf ("%u.txt", i);
    g_autofree char *text =
        hostile ? g_strdup (words[n_hostile++]) : g_strdup_printf ("good words of file %u", i);
    add_text (items, path, text);
  }
  g_assert_cmpuint (n_hostile, ==, G_N_ELEMENTS (words));
  g_autoptr (CpDocuments) documents = cp_extract_items (host, items, &options, NULL);
  g_assert_nonnull (documents);
  for (guint i = 0; i < items->items->len; i++) {
    const CpItem *item = items->items->pdata[i];
    g_autofree char *outcome = describe (item, documents);
    g_autofree char *expected = g_strdup_printf ("read none: good words of file %u", i);
    g_assert_cmpint (item->outcome, !=, CP_OUTCOME_PENDING);
    g_assert_nonnull (item->sha256);
    if (i % 6 != 5 || i > 95)
      g_assert_cmpstr (outcome, ==, expected);
  }
}

/* Runs in a child, which is killed in the middle of its work. */
static void
work_for_ever (void)
{
  g_autoptr (CpHost) host = host_new (CP_GUARD_ALL);
  g_autoptr (CpItems) items = cp_items_new ("bundle", NULL);

  add_text (items, "a.txt", "sleep");
  add_text (items, "b.txt", "sleep");
  cp_extract_items (host, items, &options, NULL);
  _exit (0);
}

static guint
count_descendants (pid_t session)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    int pid = (int) strtol (name, NULL, 10);
    n += pid > 0 && getsid (pid) == session;
  }
  return n;
}

static void
test_nothing_stays_when_the_parent_is_killed (void)
{
  pid_t pid = fork ();

  if (pid == 0) {
    setsid ();
    work_for_ever ();
  }
  for (guint i = 0; i < 200 && count_descendants (pid) < 4; i++) /* parent, zygote, two workers */
    g_usleep (10000);
  g_assert_cmpuint (count_descendants (pid), ==, 4);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  for (guint i = 0; i < 200 && count_descendants (pid) > 0; i++)
    g_usleep (10000);
  g_assert_cmpuint (count_descendants (pid), ==, 0);
}

static void
test_no_zombie_stays (void)
{
  CpHost *host = host_new (CP_GUARD_ALL);

  assert_outcome (host, "exit", "died exited");
  cp_host_free (host);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

int
main (int n_arguments, char **arguments)
{
  if (g_str_equal (arguments[0], CP_ZYGOTE_NAME))
    return cp_zygote_main (works);

  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/misbehave/breaking-costs-one-file", test_breaking_costs_one_file);
  g_test_add_func ("/misbehave/what-never-ends-is-ended", test_what_never_ends_is_ended);
  g_test_add_func ("/misbehave/those-that-end-and-stay-do-not-pile-up",
                   test_those_that_end_and_stay_do_not_pile_up);
  g_test_add_func ("/misbehave/what-takes-everything-is-ended", test_what_takes_everything_is_ended);
  g_test_add_func ("/misbehave/neighbours-survive-a-signal-to-everyone",
                   test_neighbours_survive_a_signal_to_everyone);
  g_test_add_func ("/misbehave/no-item-sees-what-another-left", test_no_item_sees_what_another_left);
  g_test_add_func ("/misbehave/a-zygote-that-dies-is-replaced", test_a_zygote_that_dies_is_replaced);
  g_test_add_func ("/misbehave/a-hundred-files-with-sixteen-hostile",
                   test_a_hundred_files_with_sixteen_hostile);
  g_test_add_func ("/misbehave/nothing-stays-when-the-parent-is-killed",
                   test_nothing_stays_when_the_parent_is_killed);
  g_test_add_func ("/misbehave/no-zombie-stays", test_no_zombie_stays);
  return g_test_run ();
}
