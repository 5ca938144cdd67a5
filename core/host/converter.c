/* converter.c: takes a file in an older format, gives a process that writes a copy in a newer one; never lets
 * that program run without bubblewrap around it (bwrap(1)). */
#define _GNU_SOURCE
#include "converter.h"
#include "converter-filter.h"
#include "descriptor.h"
#include "errors.h"
#include "seclusion.h"
#include "spool.h"
#include "still-clock-bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define EXCEL "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define POWERPOINT "application/vnd.openxmlformats-officedocument.presentationml.presentation"

/* LibreOffice opens most files within 1 GiB of address space; what it writes lies in memory, too. */
#define MEMORY_BYTES (1536u << 20)
#define FOLDER_BYTES "536870912"
#define MOST_PROCESSES "--nproc=64"
#define MOST_OPEN_FILES 256
#define TRIAL_SECONDS 10

/* Where bubblewrap finds its descriptors. */
enum { INPUT = 3, SETTINGS, FILTER, CLOCK, PROGRAM, N_FDS };
#define INPUT_NUMBER "3"
#define SETTINGS_NUMBER "4"
#define FILTER_NUMBER "5"
#define CLOCK_NUMBER "6"
#define PROGRAM_NUMBER "7"

const CpConversion cp_conversions[] = {
  { "application/msword", "doc", "docx", WORD, "writer", "libreoffice-writer-nogui" },
  { "text/rtf", "rtf", "docx", WORD, "writer", "libreoffice-writer-nogui" },
  { "application/vnd.ms-excel", "xls", "xlsx", EXCEL, "calc", "libreoffice-calc-nogui" },
  { "application/vnd.ms-excel.sheet.binary.macroenabled.12", "xlsb", "xlsx", EXCEL, "calc",
    "libreoffice-calc-nogui" },
  { "application/vnd.ms-powerpoint", "ppt", "pptx", POWERPOINT, "impress", "libreoffice-impress-nogui" },
  { "application/x-mspublisher", "pub", "pdf", "application/pdf", "draw", "libreoffice-draw-nogui" },
  { NULL, NULL, NULL, NULL, NULL, NULL },
};

struct CpConverter {
  gboolean is_off;
  char *bubblewrap;   /* NULL: not installed */
  char *installation; /* the folder of LibreOffice; NULL: not installed */
  GBytes *program;    /* that stands in for it; NULL: none does */
  char *refusal;      /* what bubblewrap said when it was tried; NULL where it works or was not tried */
};

/* No program of another's making starts before all of this holds. */
static const char *const walls[][4] = {
  { "--unshare-all" },
  { "--unshare-user" },
  { "--disable-userns" },
  { "--die-with-parent" },
  { "--new-session" },
  { "--cap-drop", "ALL" },
  { "--seccomp", FILTER_NUMBER },
  { "--clearenv" },
  { "--setenv", "HOME", "/job" },
  { "--setenv", "TMPDIR", "/job" },
  { "--setenv", "PATH", "/usr/bin:/bin" },
  { "--setenv", "LC_ALL", "C.UTF-8" },
  { "--setenv", "TZ", "UTC" },
  { "--ro-bind", "/usr", "/usr" },
  { "--ro-bind-try", "/bin", "/bin" },
  { "--ro-bind-try", "/lib", "/lib" },
  { "--ro-bind-try", "/lib64", "/lib64" },
  { "--ro-bind-try", "/etc/alternatives", "/etc/alternatives" },
  { "--ro-bind-try", "/etc/fonts", "/etc/fonts" },
  { "--ro-bind-try", "/etc/libreoffice", "/etc/libreoffice" },
  { "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig" },
  { "--dev", "/dev" },
  { "--size", FOLDER_BYTES },
  { "--tmpfs", "/job" },
  { "--symlink", "job", "/tmp" }, /* where LibreOffice puts a socket, whatever it is told */
  { "--dir", "/job/copy" },
  { "--dir", "/job/profile" },
  { "--dir", "/job/profile/user" },
  { "--file", SETTINGS_NUMBER, "/job/profile/user/registrymodifications.xcu" },
  { "--ro-bind-data", CLOCK_NUMBER, "/still-clock.so" },
  { "--setenv", "LD_PRELOAD", "/still-clock.so" },
  { "--setenv", "SAL_RAND_REPEATABLE", "1" }, /* LibreOffice's chance numbers */
  { "--chdir", "/job" },
};

/* No macro runs, nothing that a file points to is asked for, no field or sheet is reckoned anew. */
static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
    "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>1</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Calc/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Field\" oor:op=\"fuse\"><value>false</value></prop></item>\n"
    "</oor:items>\n";

#define MADE_NOTHING G_STRINGIFY (CP_CONVERTER_MADE_NOTHING)

/* With the program, the extension of the file and that of the copy.  81 is how LibreOffice asks to be started
 * again once it has made a profile; 126 and 127 are the shell's own. */
static const char script[] =
    "for turn in 1 2; do\n"
    "  \"$1\" --headless --norestore --nologo --nodefault -env:UserInstallation=file:///job/profile"
    " --convert-to \"$3\" --outdir /job/copy \"/job/in.$2\" >&2\n"
    "  status=$?\n"
    "  [ $status -eq 81 ] || break\n"
    "done\n"
    "[ $status -lt 126 ] || exit $status\n"
    "[ $status -eq 0 ] && [ -s \"/job/copy/in.$3\" ] || exit " MADE_NOTHING "\n"
    "exec cat \"/job/copy/in.$3\"\n";

const CpConversion *
cp_conversion_find (const char *mime)
{
  for (const CpConversion *conversion = cp_conversions; conversion->mime != NULL; conversion++)
    if (g_str_equal (conversion->mime, mime))
      return conversion;
  return NULL;
}

/* The program, and what has to be seen to run it. */
static char *
add_program (const CpConverter *converter, GStrvBuilder *arguments)
{
  if (converter->program != NULL) {
    g_strv_builder_add_many (arguments, "--perms", "0555", "--ro-bind-data", PROGRAM_NUMBER, "/converter",
                             NULL);
    return g_strdup ("/converter");
  }
  if (converter->installation == NULL)
    return g_strdup (""); /* only the walls are tried */
  g_autofree char *folder = g_build_filename (converter->installation, "program", NULL);
  /* it finds its libraries by /proc, which is not there, or by this */
  g_strv_builder_add_many (arguments, "--ro-bind", converter->installation, converter->installation,
                           "--setenv", "LD_LIBRARY_PATH", folder, NULL);
  return g_build_filename (folder, "soffice.bin", NULL);
}

static GStrv
list_arguments (const CpConverter *converter, const CpConversion *conversion, const char *command)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_autofree char *input = g_strconcat ("/job/in.", conversion->from, NULL);

  g_strv_builder_add (arguments, "bwrap");
  for (gsize i = 0; i < G_N_ELEMENTS (walls); i++)
    for (gsize j = 0; walls[i][j] != NULL; j++)
      g_strv_builder_add (arguments, walls[i][j]);
  g_autofree char *program = add_program (converter, arguments);
  g_strv_builder_add_many (arguments, "--ro-bind-data", INPUT_NUMBER, input, NULL);
  /* bubblewrap's own folders lie in memory without a limit */
  g_strv_builder_add_many (arguments, "--remount-ro", "/dev", "--remount-ro", "/", NULL);
  /* a limit on processes counts those of the user in this namespace, so it is set within */
  g_strv_builder_add_many (arguments, "/usr/bin/prlimit", MOST_PROCESSES, "/bin/sh", "-c", command, "convert",
                           program, conversion->from, conversion->to, NULL);
  return g_strv_builder_end (arguments);
}

/* From here to execve(2) only calls that are safe in a new process. */
static gboolean
limit (int resource, rlim_t soft, rlim_t hard)
{
  const struct rlimit wanted = { soft, hard };

  return setrlimit ((__rlimit_resource_t) resource, &wanted) == 0;
}

static gboolean
set_limits (guint cpu_seconds, guint64 most_bytes)
{
  return limit (RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES) && limit (RLIMIT_CPU, cpu_seconds, cpu_seconds + 1) &&
         limit (RLIMIT_FSIZE, most_bytes, most_bytes) && limit (RLIMIT_CORE, 0, 0) &&
         limit (RLIMIT_NOFILE, MOST_OPEN_FILES, MOST_OPEN_FILES);
}

/* Each descriptor gets the number that is its place. */
static gboolean
arrange_descriptors (int *fds)
{
  for (int i = 0; i < N_FDS; i++)
    if (fds[i] >= 0 && (fds[i] = fcntl (fds[i], F_DUPFD, N_FDS)) < 0)
      return FALSE;
  for (int i = 0; i < N_FDS; i++)
    if (fds[i] >= 0 && dup2 (fds[i], i) < 0)
      return FALSE;
  return close_range (N_FDS, ~0U, 0) == 0;
}

typedef struct {
  const char *path;
  GStrv arguments;
  int *fds;
  guint cpu_seconds;
  guint64 most_bytes;
} Launch;

static G_NORETURN void
become_bubblewrap (const Launch *launch)
{
  char *const environment[] = { NULL };
  sigset_t none;

  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  signal (SIGPIPE, SIG_DFL); /* it would stay ignored */
  if (arrange_descriptors (launch->fds) && cp_seclude_root () &&
      set_limits (launch->cpu_seconds, launch->most_bytes) &&
      prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0) /* last: a change of user clears it */
    execve (launch->path, launch->arguments, environment);
  _exit (127);
}

/* A descriptor that bubblewrap can read from its start. */
static int
lend (const void *bytes, gsize length, GError **error)
{
  int fd = cp_spool_lend_bytes (bytes, length, error);

  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static int
lend_program (const CpConverter *converter, GError **error)
{
  gsize length = 0;
  const void *bytes = converter->program != NULL ? g_bytes_get_data (converter->program, &length) : "";

  return lend (bytes, length, error);
}

/* Gives a pidfd. */
static int
start_process (const Launch *launch, GError **error)
{
  pid_t pid = fork ();
  if (pid == 0)
    become_bubblewrap (launch);
  int pidfd = pid > 0 ? (int) syscall (SYS_pidfd_open, pid, 0) : -1;

  if (pidfd < 0)
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not start bubblewrap: %s", g_strerror (errno));
  if (pidfd < 0 && pid > 0) {
    kill (pid, SIGKILL);
    waitpid (pid, NULL, 0);
  }
  return pidfd;
}

static int
launch (const CpConverter *converter, const CpConversion *conversion, const char *command,
        const CpLimits *limits, const int fds[3], GError **error)
{
  g_auto (GStrv) arguments = list_arguments (converter, conversion, command);
  cp_autofd int nothing = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  cp_autofd int own_settings = lend (settings, strlen (settings), error);
  cp_autofd int clock = own_settings >= 0 ? lend (still_clock, sizeof still_clock, error) : -1;
  cp_autofd int program = clock >= 0 ? lend_program (converter, error) : -1;
  cp_autofd int filter = program >= 0 ? cp_converter_filter_new (error) : -1;

  if (filter < 0)
    return -1;
  lseek (fds[0], 0, SEEK_SET);
  int places[N_FDS] = { nothing, fds[1], fds[2], fds[0], own_settings, filter, clock, program };
  const Launch wanted = { converter->bubblewrap, arguments, places,
                          (guint) limits->value[CP_LIMIT_ITEM_CPU_SECONDS],
                          limits->value[CP_LIMIT_REPLY_BYTES] };
  return start_process (&wanted, error);
}

int
cp_converter_start (const CpConverter *converter, const CpConversion *conversion, const CpLimits *limits,
                    const int fds[3], GError **error)
{
  return launch (converter, conversion, script, limits, fds, error);
}

/* The shell and bubblewrap say as 128 and the signal what ended the program. */
static gint32
status_of (const siginfo_t *info)
{
  if (info->si_code != CLD_EXITED)
    return info->si_status;
  return info->si_status > 128 ? info->si_status - 128 : info->si_status << 8;
}

void
cp_converter_end (int pidfd, CpReport *ret_report)
{
  siginfo_t info = { 0 };
  struct rusage usage = { 0 };
  long failed;

  do
    failed = syscall (SYS_waitid, P_PIDFD, pidfd, &info, WEXITED, &usage);
  while (failed != 0 && errno == EINTR);
  *ret_report = (CpReport){
    .kind = CP_REPORT_ENDED,
    .status = failed == 0 ? status_of (&info) : SIGKILL,
    .cpu_microseconds = (guint64) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC +
                        (guint64) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec),
    .peak_kib = (guint64) usage.ru_maxrss,
  };
}

/* The folder in which a program called soffice lies, two steps up: PREFIX/program/soffice. */
static char *
find_installation (void)
{
  g_autofree char *found = g_find_program_in_path ("soffice");
  char *real = found != NULL ? realpath (found, NULL) : NULL;
  g_autofree char *folder = real != NULL ? g_path_get_dirname (real) : NULL;
  g_autofree char *program = folder != NULL ? g_build_filename (folder, "soffice.bin", NULL) : NULL;

  free (real);
  return program != NULL && g_file_test (program, G_FILE_TEST_IS_EXECUTABLE) ? g_path_get_dirname (folder)
                                                                             : NULL;
}

/* The first line of what was said. */
static char *
hear_refusal (int fd)
{
  char words[256];
  gsize length = 0;

  if (!cp_fd_read (fd, words, sizeof words, &length, NULL) || length == 0)
    return g_strdup ("it does not say why");
  g_autofree char *said = g_strndup (words, length);
  g_autofree char *valid = g_utf8_make_valid (said, -1);
  valid[strcspn (valid, "\n")] = '\0';
  return g_strdup (valid);
}

/* Behind the same walls, a shell that does nothing. */
static char *
try_walls (const CpConverter *converter)
{
  g_autoptr (GError) error = NULL;
  CpLimits limits;
  CpReport report;
  int ends[2];

  cp_limits_init (&limits);
  if (pipe2 (ends, O_CLOEXEC) < 0)
    return g_strdup (g_strerror (errno));
  cp_autofd int heard = ends[0];
  cp_autofd int said = ends[1];
  cp_autofd int nothing = open ("/dev/null", O_RDWR | O_CLOEXEC);
  const int fds[] = { nothing, said, said };
  cp_autofd int pidfd = launch (converter, cp_conversions, "exit 0", &limits, fds, &error);
  if (pidfd < 0)
    return g_strdup (error->message);
  struct pollfd end = { pidfd, POLLIN, 0 };
  if (poll (&end, 1, TRIAL_SECONDS * 1000) <= 0)
    syscall (SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0);
  cp_converter_end (pidfd, &report);
  cp_fd_clear (&said);
  return report.status == 0 ? NULL : hear_refusal (heard);
}

CpConverter *
cp_converter_new (const char *program)
{
  CpConverter *converter = g_new0 (CpConverter, 1);
  char *bytes = NULL;
  gsize length = 0;

  converter->is_off = program != NULL && program[0] == '\0';
  if (converter->is_off)
    return converter;
  converter->bubblewrap = g_find_program_in_path ("bwrap");
  if (program == NULL)
    converter->installation = find_installation ();
  else if (g_file_get_contents (program, &bytes, &length, NULL))
    converter->program = g_bytes_new_take (bytes, length);
  if (converter->bubblewrap != NULL)
    converter->refusal = try_walls (converter);
  return converter;
}

void
cp_converter_free (CpConverter *converter)
{
  if (converter == NULL)
    return;
  g_free (converter->bubblewrap);
  g_free (converter->installation);
  g_clear_pointer (&converter->program, g_bytes_unref);
  g_free (converter->refusal);
  g_free (converter);
}

static gboolean
has_part (const CpConverter *converter, const char *part)
{
  if (converter->program != NULL)
    return TRUE;
  g_autofree char *name = g_strconcat (part, ".xcd", NULL);
  g_autofree char *path = converter->installation != NULL
                              ? g_build_filename (converter->installation, "share", "registry", name, NULL)
                              : NULL;
  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
}

char *
cp_converter_explain_lack (const CpConverter *converter, const CpConversion *conversion)
{
  if (converter->is_off)
    return g_strdup ("Reading it through LibreOffice was turned off.");
  if (converter->refusal != NULL)
    return g_strdup_printf (
        "LibreOffice could read it, but this machine does not let bubblewrap lock it in (%s), "
        "so it is not used.",
        converter->refusal);
  gboolean lacks_part = !has_part (converter, conversion->part), lacks_walls = converter->bubblewrap == NULL;
  if (lacks_part && lacks_walls)
    return g_strdup_printf ("It could be read here with the packages %s and bubblewrap.",
                            conversion->package);
  if (lacks_part || lacks_walls)
    return g_strdup_printf ("It could be read here with the package %s.",
                            lacks_part ? conversion->package : "bubblewrap");
  return NULL;
}
