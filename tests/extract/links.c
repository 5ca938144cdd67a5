/* links.c: what holds of texts that send their reader to the web. */
#include "links.h"

#include <string.h>

typedef struct {
  CpItem *item;
  CpReading *reading;
} World;

static void
world_init (World *world, const char *text, gsize margin)
{
  const CpMark mark = { .kind = CP_MARK_MARGIN, .start = 0, .length = (guint32) margin };
  const CpPage page = {
    .number = 1, .unit = CP_UNIT_PAGE, .text = text, .marks = &mark, .n_marks = margin > 0 ? 1 : 0
  };

  world->item = cp_item_new ("1", "report.docx", NULL);
  world->reading = cp_reading_new (world->item);
  cp_reading_add_page (world->reading, &page);
  cp_links_add_gaps (world->reading);
}

static void
world_clear (World *world)
{
  cp_reading_free (world->reading);
  cp_item_free (world->item);
}

static void
assert_gaps (const char *text, guint n)
{
  World world;

  world_init (&world, text, 0);
  if (world.reading->gaps->len != n)
    g_error ("%u gaps and not %u: %s", world.reading->gaps->len, n, text);
  world_clear (&world);
}

static void
test_evidence_on_the_web_is_asked_for (void)
{
  World world;

  world_init (&world, "Our children made a film: https://youtu.be/invented123\n", 0);
  g_assert_cmpuint (world.reading->gaps->len, ==, 1);
  const CpGap *gap = &g_array_index (world.reading->gaps, CpGap, 0);
  g_assert_cmpint (gap->why, ==, CP_GAP_LINK);
  g_assert_cmpuint (gap->page, ==, 1);
  g_assert_cmpuint (gap->carries, ==, CP_CARRIES_RECORDING);
  g_assert_cmpstr (
      gap->detail, ==,
      "“Our children made a film” points to youtu.be. We never look on the web: please send a copy.");
  world_clear (&world);
}

static void
test_places_where_people_keep_things (void)
{
  assert_gaps ("See our Padlet for what the parents wrote.\n", 1);
  assert_gaps ("Minutes: https://docs.google.com/document/d/invented/edit\n", 1);
  assert_gaps ("It is all on oakschool.sharepoint.com/sites/coproduction/plan\n", 1);
  assert_gaps ("Photos of the day: https://www.oak-school.example/news/playground-day\n", 1);
}

static void
test_what_is_no_evidence (void)
{
  assert_gaps ("Find us at www.oak-school.example\n", 0);
  assert_gaps ("Join the meeting: https://teams.microsoft.com/l/meetup-join/invented\n", 0);
  assert_gaps ("See the SEND code of practice: https://www.gov.uk/government/publications/send-code\n", 0);
  assert_gaps ("To book a place: https://www.eventbrite.co.uk/e/invented\n", 0);
  assert_gaps ("Unsubscribe: https://list-manage.com/unsubscribe?photos=1\n", 0);
  assert_gaps ("We used Padlet in two sessions and liked it.\n", 0);
}

static void
test_the_same_link_is_told_once (void)
{
  assert_gaps ("Our film: https://youtu.be/invented123\n\nAgain, the film: https://youtu.be/invented123\n",
               1);
}

static void
test_a_footer_is_no_evidence (void)
{
  static const char text[] = "Watch our films https://www.youtube.com/playlist?list=invented\nWe met.\n";
  World world;

  world_init (&world, text, strcspn (text, "\n"));
  g_assert_cmpuint (world.reading->gaps->len, ==, 0);
  world_clear (&world);
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/extract/links/evidence-on-the-web-is-asked-for", test_evidence_on_the_web_is_asked_for);
  g_test_add_func ("/extract/links/places-where-people-keep-things", test_places_where_people_keep_things);
  g_test_add_func ("/extract/links/what-is-no-evidence", test_what_is_no_evidence);
  g_test_add_func ("/extract/links/the-same-link-is-told-once", test_the_same_link_is_told_once);
  g_test_add_func ("/extract/links/a-footer-is-no-evidence", test_a_footer_is_no_evidence);
  return g_test_run ();
}
