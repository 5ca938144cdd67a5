/* still-clock.c: for a program that it is loaded into, it is always the first day of 1970.
 *
 * A date that changes by itself (DATE in a letter, TODAY in a sheet) would otherwise come out as the day on
 * which the file is read: another one on each day, and true of none. */
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* In place of time(2) and clock_gettime(2). */
#define IN_PLACE_OF(name) __asm__(name) __attribute__ ((visibility ("default")))
time_t tell_seconds (time_t *ret_seconds) IN_PLACE_OF ("time");
int tell_time (clockid_t clock, struct timespec *ret_time) IN_PLACE_OF ("clock_gettime");

time_t
tell_seconds (time_t *ret_seconds)
{
  if (ret_seconds != NULL)
    *ret_seconds = 0;
  return 0;
}

/* Clocks that only measure go on: without them nothing that waits would wake. */
int
tell_time (clockid_t clock, struct timespec *ret_time)
{
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
    return (int) syscall (SYS_clock_gettime, clock, ret_time);
  *ret_time = (struct timespec){ 0 };
  return 0;
}
