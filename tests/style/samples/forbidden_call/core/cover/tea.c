/* tea.c: bad: a shell, and two calls that do not know how much room there is. */
static void
pour (char *cup)
{
  system ("kettle");
  strcpy (cup, "tea");
  sprintf (cup, "%s", "tea");
  g_snprintf (cup, 4, "%s", "sprintf (tea)");
  file_system (cup);
}
