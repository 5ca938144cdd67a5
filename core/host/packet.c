/* packet.c: packets with descriptors between the parent and its zygote (unix(7), SCM_RIGHTS). */
#define _GNU_SOURCE
#include "errors.h"
#include "zygote.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#define MAX_FDS 3

gboolean
cp_packet_send (int socket, const void *packet, gsize length, const int *fds, guint n_fds, GError **error)
{
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE (MAX_FDS * sizeof (int))];
  } control = { 0 };
  struct iovec part = { (void *) packet, length };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t n;

  if (n_fds > 0) {
    message.msg_control = &control;
    message.msg_controllen = CMSG_SPACE (n_fds * sizeof (int));
    control.head.cmsg_level = SOL_SOCKET;
    control.head.cmsg_type = SCM_RIGHTS;
    control.head.cmsg_len = CMSG_LEN (n_fds * sizeof (int));
    memcpy (CMSG_DATA (&control.head), fds, n_fds * sizeof (int));
  }
  do
    n = sendmsg (socket, &message, MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  if (n < 0 && errno != EPIPE && errno != ECONNRESET) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not speak to the readers' process: %s",
                 g_strerror (errno));
    return FALSE;
  }
  return TRUE;
}

gboolean
cp_packet_receive (int socket, void *packet, gsize size, gsize *ret_length, int *ret_fds, GError **error)
{
  union {
    struct cmsghdr head;
    char space[CMSG_SPACE (MAX_FDS * sizeof (int))];
  } control;
  struct iovec part = { packet, size };
  struct msghdr message = {
    .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
  };
  ssize_t n;

  for (guint i = 0; i < MAX_FDS; i++)
    ret_fds[i] = -1;
  do
    n = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n < 0 && errno == ECONNRESET)
    n = 0;
  if (n < 0 || (message.msg_flags & MSG_TRUNC) != 0) {
    g_set_error (error, CP_ERROR, CP_ERROR_FAULT, "could not hear the readers' process: %s",
                 n < 0 ? g_strerror (errno) : "a packet was too long");
    return FALSE;
  }
  for (struct cmsghdr *head = CMSG_FIRSTHDR (&message); head != NULL; head = CMSG_NXTHDR (&message, head)) {
    gsize n_fds = (head->cmsg_len - CMSG_LEN (0)) / sizeof (int);
    if (head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
      memcpy (ret_fds, CMSG_DATA (head), MIN (n_fds, MAX_FDS) * sizeof (int));
  }
  *ret_length = (gsize) n;
  return TRUE;
}
