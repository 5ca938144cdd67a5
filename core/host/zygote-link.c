/* zygote-link.c: takes settings, gives a process that forks workers. */
#define _GNU_SOURCE
#include "zygote-link.h"
#include "descriptor.h"
#include "errors.h"
#include "seclusion.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void
cp_zygote_link_init (CpZygoteLink *link, CpPluginRole role, const char *plugin_folder, const char *languages,
                     const CpLimits *limits, guint guards)
{
  *link =
      (CpZygoteLink){ .role = role,
                      .plugin_folder = g_build_filename (plugin_folder, cp_plugin_role_folder (role), NULL),
                      .languages = g_strdup (languages != NULL ? languages : ""),
                      .limits = *limits,
                      .wanted_guards = guards,
                      .socket = -1 };
}

void
cp_zygote_link_clear (CpZygoteLink *link)
{
  cp_zygote_link_stop (link);
  cp_registry_free (link->registry);
  g_free (link->plugin_folder);
  g_free (link->languages);
  g_clear_pointer (&link->settings, g_bytes_unref);
}

/* In the new process, between clone and exec: only calls that are safe there. */
static G_NORETURN void
become_zygote (int socket)
{
  static char name[] = CP_ZYGOTE_NAME;
  char *const arguments[] = { name, NULL };

  if (socket != CP_ZYGOTE_SOCKET)
    dup2 (socket, CP_ZYGOTE_SOCKET);
  else
    fcntl (socket, F_SETFD, 0);
  close_range (CP_ZYGOTE_SOCKET + 1, ~0U, 0);
  execv ("/proc/self/exe", arguments);
  _exit (127);
}

static pid_t
clone_with (int namespaces)
{
  return (pid_t) syscall (SYS_clone, (long) namespaces | SIGCHLD, NULL, NULL, NULL, NULL);
}

static gboolean
send_configuration (const CpZygoteLink *link, GError **error)
{
  const CpConfigureRequest request = {
    .kind = CP_REQUEST_CONFIGURE, .role = link->role, .guards = link->wanted_guards, .limits = link->limits
  };
  g_autoptr (GByteArray) packet = g_byte_array_new ();

  g_byte_array_append (packet, (const guint8 *) &request, sizeof request);
  g_byte_array_append (packet, (const guint8 *) link->plugin_folder,
                       (guint) strlen (link->plugin_folder) + 1);
  g_byte_array_append (packet, (const guint8 *) link->languages, (guint) strlen (link->languages) + 1);
  return cp_packet_send (link->socket, packet->data, packet->len, NULL, 0, error);
}

static gboolean
send_settings (const CpZygoteLink *link, GError **error)
{
  const CpSettingsRequest request = { CP_REQUEST_SETTINGS };
  gsize length;
  cp_autofd int fd = cp_fd_new_memory ("settings", error);
  const void *bytes = g_bytes_get_data (link->settings, &length);

  return fd >= 0 && cp_fd_write (fd, bytes, length, error) && cp_fd_seal (fd, error) &&
         cp_packet_send (link->socket, &request, sizeof request, &fd, 1, error);
}

gboolean
cp_zygote_link_set_settings (CpZygoteLink *link, GBytes *settings, GError **error)
{
  if (link->settings != NULL && g_bytes_equal (link->settings, settings))
    return TRUE;
  g_clear_pointer (&link->settings, g_bytes_unref);
  link->settings = g_bytes_ref (settings);
  return link->pid == 0 ? cp_zygote_link_start (link, error) : send_settings (link, error);
}

gboolean
cp_zygote_link_start (CpZygoteLink *link, GError **error)
{
  const int namespaces = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS | CLONE_NEWUTS;
  gboolean is_root = geteuid () == 0;
  int sockets[2];
  pid_t pid = -1;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not make a socket: %s", g_strerror (errno));
    return FALSE;
  }
  g_setenv ("LD_BIND_NOW", "1", TRUE); /* functions are looked up once, and not in every worker */
  if ((link->wanted_guards & CP_GUARD_NAMESPACES) != 0)
    pid = clone_with (namespaces | (is_root ? 0 : CLONE_NEWUSER));
  if (pid < 0)
    pid = clone_with (0);
  if (pid == 0)
    become_zygote (sockets[1]);
  if (pid > 0 && !is_root)
    cp_map_nobody (pid, geteuid (), getegid ()); /* without a name there it could make no further namespace */
  close (sockets[1]);
  link->socket = sockets[0];
  link->is_ready = FALSE;
  if (pid < 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not start the readers' process: %s",
                 g_strerror (errno));
    return FALSE;
  }
  link->pid = pid;
  return send_configuration (link, error) && (link->settings == NULL || send_settings (link, error));
}

void
cp_zygote_link_stop (CpZygoteLink *link)
{
  cp_fd_clear (&link->socket);
  if (link->pid > 0) {
    kill (link->pid, SIGKILL);
    while (waitpid (link->pid, NULL, 0) < 0 && errno == EINTR)
      ;
  }
  link->pid = 0;
  link->is_ready = FALSE;
}

void
cp_zygote_link_kill (const CpZygoteLink *link)
{
  if (link->pid > 0)
    kill (link->pid, SIGKILL);
}

static CpRegistry *
read_registry (int description)
{
  g_autofree guint8 *bytes = g_malloc (CP_FRAME_MAX_BYTES);
  const guint8 *next = bytes;
  CpReader reader;
  gsize length;

  if (description < 0 || !cp_fd_read_at (description, bytes, CP_FRAME_MAX_BYTES, 0, &length, NULL) ||
      !cp_reader_next_frame (&next, bytes + length, &reader))
    return NULL;
  return cp_registry_read (&reader);
}

static gboolean
check_guards (const CpZygoteLink *link, GError **error)
{
  guint missing = link->wanted_guards & CP_GUARD_NEEDED & ~link->guards;

  if (missing == 0)
    return TRUE;
  g_set_error (
      error, CP_ERROR, CP_ERROR_FAULT,
      "this machine cannot lock the readers in (%s is missing), so nothing was read; \"coproof doctor\" says "
      "more, and --unsandboxed reads without that protection",
      cp_guard_name (missing & CP_GUARD_LANDLOCK ? CP_GUARD_LANDLOCK : CP_GUARD_SECCOMP));
  return FALSE;
}

static gboolean
become_ready (CpZygoteLink *link, const CpReport *report, int description, GError **error)
{
  cp_registry_free (link->registry);
  link->registry = read_registry (description);
  link->guards = report->guards;
  link->landlock_version = report->landlock_version;
  if (link->registry == NULL) {
    g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT,
                         "the readers' process did not say which plugins it has");
    return FALSE;
  }
  link->is_ready = TRUE;
  return check_guards (link, error);
}

CpHeard
cp_zygote_link_hear (CpZygoteLink *link, CpReport *ret_report, int *ret_pidfd, GError **error)
{
  int fds[3];
  gsize length;

  if (!cp_packet_receive (link->socket, ret_report, sizeof *ret_report, &length, fds, error))
    return CP_HEARD_ERROR;
  if (length != sizeof *ret_report)
    return CP_HEARD_NOTHING;
  cp_autofd int sent = fds[0];
  if (ret_report->kind == CP_REPORT_READY)
    return become_ready (link, ret_report, sent, error) ? CP_HEARD_READY : CP_HEARD_ERROR;
  *ret_pidfd = cp_fd_steal (&sent);
  return CP_HEARD_REPORT;
}

gboolean
cp_zygote_link_wait (CpZygoteLink *link, GError **error)
{
  while (!link->is_ready) {
    CpReport report;
    cp_autofd int pidfd = -1;
    CpHeard heard = cp_zygote_link_hear (link, &report, &pidfd, error);
    if (heard == CP_HEARD_ERROR)
      return FALSE;
    if (heard == CP_HEARD_NOTHING) {
      g_set_error_literal (error, CP_ERROR, CP_ERROR_FAULT,
                           "the readers' process stopped before it was ready; see the message above");
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
cp_zygote_link_ask (CpZygoteLink *link, guint32 id, guint32 work, GBytes *argument, const int fds[3],
                    GError **error)
{
  const CpStartRequest request = { CP_REQUEST_START, id, work };
  g_autoptr (GByteArray) packet = g_byte_array_new ();
  gsize length = 0;
  const guint8 *bytes = argument != NULL ? g_bytes_get_data (argument, &length) : NULL;

  g_assert (length <= CP_REQUEST_MAX_BYTES);
  g_byte_array_append (packet, (const guint8 *) &request, sizeof request);
  if (bytes != NULL)
    g_byte_array_append (packet, bytes, (guint) length);
  return cp_packet_send (link->socket, packet->data, packet->len, fds, 3, error);
}
