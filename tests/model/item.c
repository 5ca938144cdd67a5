/* item.c: what holds of items. */
#include "item.h"

static void
test_children_stand_behind_their_parent (void)
{
  g_autoptr (CpItems) items = cp_items_new ("x.zip", NULL);
  CpItem *first = cp_items_add (items, "mail.eml");
  g_autoptr (GString) order = g_string_new (NULL);

  cp_items_add (items, "plan.pdf");
  for (guint i = 0; i < 11; i++)
    cp_items_add_child (items, first, "attachment");
  cp_items_add_child (items, items->items->pdata[3], "deeper");
  cp_items_sort (items);
  for (guint i = 0; i < items->items->len; i++)
    g_string_append_printf (order, "%s ", ((CpItem *) items->items->pdata[i])->id);
  g_assert_cmpstr (order->str, ==, "1 1.1 1.2 1.2.1 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 2 ");
}

static void
test_bytes_are_counted_and_hashed (void)
{
  g_autoptr (CpItems) items = cp_items_new ("x.zip", NULL);
  CpItem *item = cp_items_add (items, "abc.TXT");
  g_autofree char *extension = cp_item_extension (item);

  g_assert_true (cp_items_keep (items, item, "a", 1, NULL));
  g_assert_true (cp_items_keep (items, item, "bc", 2, NULL));
  cp_items_arrive (items, item);
  g_assert_cmpuint (item->size, ==, 3);
  /* FIPS 180-4's own example, "abc" */
  g_assert_cmpstr (item->sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (extension, ==, "txt");
}

static void
test_every_outcome_and_reason_has_words (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (CpOutcome outcome = CP_OUTCOME_READ; outcome < CP_N_OUTCOMES; outcome++)
    g_assert_nonnull (cp_outcome_name (outcome));
  for (CpReason reason = CP_REASON_PASSWORD; reason < CP_N_REASONS; reason++) {
    g_assert_true (g_hash_table_add (codes, (gpointer) cp_reason_code (reason)));
    g_assert_true (g_str_has_suffix (cp_reason_words (reason), "."));
  }
}

int
main (int n_arguments, char **arguments)
{
  g_test_init (&n_arguments, &arguments, NULL);
  g_test_add_func ("/model/item/children-stand-behind-their-parent", test_children_stand_behind_their_parent);
  g_test_add_func ("/model/item/bytes-are-counted-and-hashed", test_bytes_are_counted_and_hashed);
  g_test_add_func ("/model/outcome/every-outcome-and-reason-has-words",
                   test_every_outcome_and_reason_has_words);
  return g_test_run ();
}
