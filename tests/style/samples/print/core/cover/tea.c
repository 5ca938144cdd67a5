/* tea.c: bad: a room that speaks to people by itself. */
static char *
pour (FILE *file)
{
  printf ("pouring\n");
  fprintf (file, "pouring\n");
  return g_strdup_printf ("%s", "printf (pouring)");
}
