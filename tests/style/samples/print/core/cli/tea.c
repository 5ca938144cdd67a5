/* tea.c: a near miss: speaking to people is what this room does. */
static void
pour (void)
{
  g_print ("pouring\n");
}
