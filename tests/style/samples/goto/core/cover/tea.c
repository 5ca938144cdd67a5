/* tea.c: bad: goto out, in place of an early return. */
static void
pour (void)
{
  if (is_empty ("goto cupboard")) /* nor is this: goto shop */
    goto out;
out:
  wash_up ();
}
