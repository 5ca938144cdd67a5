/* spool.c: what holds of the spool. */
#define _GNU_SOURCE
#include "spool.h"
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static GArray *
pieces_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CpPiece));
}

static char *
read_all (int fd)
{
  char *bytes = g_malloc0 (4096);
  gsize length;

  g_assert_true (cp_fd_read_at (fd, bytes, 4095, 0, &length, NULL));
  return bytes;
}

static void
test_interleaved_members_stay_apart (void)
{
  g_autoptr (CpSpool) spool = cp_spool_new (NULL);
  g_autoptr (GArray) first = pieces_new (), second = pieces_new ();

  g_assert_true (cp_spool_append (spool, first, "one ", 4, NULL));
  g_assert_true (cp_spool_append (spool, second, "ANNA ", 5, NULL));
  g_assert_true (cp_spool_append (spool, first, "two", 3, NULL));
  g_assert_true (cp_spool_append (spool, second, "BEN", 3, NULL));
  cp_autofd int a = cp_spool_lend (spool, first, NULL), b = cp_spool_lend (spool, second, NULL);
  g_autofree char *of_a = read_all (a), *of_b = read_all (b);
  g_assert_cmpstr (of_a, ==, "one two");
  g_assert_cmpstr (of_b, ==, "ANNA BEN");
}

static void
test_a_lent_member_cannot_be_changed (void)
{
  g_autoptr (CpSpool) spool = cp_spool_new (NULL);
  g_autoptr (GArray) pieces = pieces_new ();

  g_assert_true (cp_spool_append (spool, pieces, "evidence", 8, NULL));
  cp_autofd int lent = cp_spool_lend (spool, pieces, NULL);
  g_assert_cmpint (write (lent, "x", 1), ==, -1);
  g_assert_cmpint (errno, ==, EPERM);
  g_assert_cmpint (ftruncate (lent, 0), ==, -1);
  g_assert_true (mmap (NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, lent, 0) == MAP_FAILED);
}

static void
test_a_large_member_is_lent_read_only (void)
{
  const gsize length = (32u << 20) + 1; /* one more than is held in memory */
  g_autoptr (CpSpool) spool = cp_spool_new (NULL);
  g_autoptr (GArray) pieces = pieces_new ();
  g_autofree char *bytes = g_malloc0 (length);
  struct stat status;

  g_assert_true (cp_spool_append (spool, pieces, bytes, length, NULL));
  cp_autofd int lent = cp_spool_lend (spool, pieces, NULL);
  g_assert_cmpint (fstat (lent, &status), ==, 0);
  g_assert_cmpuint ((gsize) status.st_size, ==, length);
  g_assert_cmpuint (status.st_nlink, ==, 0);
  g_assert_cmpint (fcntl (lent, F_GETFL) & O_ACCMODE, ==, O_RDONLY);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/base/spool/interleaved-members-stay-apart", test_interleaved_members_stay_apart);
  g_test_add_func ("/base/spool/a-lent-member-cannot-be-changed", test_a_lent_member_cannot_be_changed);
  g_test_add_func ("/base/spool/a-large-member-is-lent-read-only", test_a_large_member_is_lent_read_only);
  return g_test_run ();
}
