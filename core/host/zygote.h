/* zygote.h: the process that loads every plugin once and then does nothing but fork workers.
 *
 * It is the program itself, started anew, so it holds nothing of any portfolio: it sees requests and
 * descriptors, never bytes.  Packets are the structs below, on a sequenced-packet socket between two
 * processes of the same binary. */
#pragma once

#include "sandbox.h"
#include "work.h"

/* argv[0] of the program when it is to be a zygote. */
#define CP_ZYGOTE_NAME "coproof-zygote"
/* The socket to the parent. */
#define CP_ZYGOTE_SOCKET 3
#define CP_REQUEST_MAX_BYTES (60u << 10)

typedef enum { CP_REQUEST_CONFIGURE, CP_REQUEST_SETTINGS, CP_REQUEST_START } CpRequestKind;

/* The first packet; the plugin folder's path and the languages follow the struct, each with its NUL. */
typedef struct {
  guint32 kind;
  guint32 role; /* CpPluginRole */
  guint32 guards;
  CpLimits limits;
} CpConfigureRequest;

/* With one descriptor: what the classifiers are to read once. */
typedef struct {
  guint32 kind;
} CpSettingsRequest;

/* With three descriptors: input, reply, stderr.  The argument follows the struct. */
typedef struct {
  guint32 kind;
  guint32 id;
  guint32 work;
} CpStartRequest;

typedef enum { CP_REPORT_READY, CP_REPORT_STARTED, CP_REPORT_ENDED } CpReportKind;

/* READY brings a descriptor of the registry's description, STARTED a pidfd. */
typedef struct {
  guint32 kind;
  guint32 id;
  gint32 pid;
  gint32 status;  /* as of wait(2) */
  guint32 guards; /* READY: those that hold */
  guint32 landlock_version;
  guint64 cpu_microseconds;
  guint64 peak_kib;
} CpReport;

/* Sends and receives one packet with up to three descriptors.  That the other end is gone is told when
 * receiving. */
gboolean cp_packet_send (int socket, const void *packet, gsize length, const int *fds, guint n_fds,
                         GError **error);
/* 0 bytes: the other end is gone.  ret_fds has three places; those without a descriptor become -1. */
gboolean cp_packet_receive (int socket, void *packet, gsize size, gsize *ret_length, int *ret_fds,
                            GError **error);

/* The life of a zygote: loads, reports, forks until the parent is gone.  `works` is NULL-terminated.  Returns
 * the exit status. */
int cp_zygote_main (const CpWork *const *works);
