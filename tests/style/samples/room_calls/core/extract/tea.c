/* tea.c: a room that cover does not see. */
int cp_pour_tea (void);

int
cp_pour_tea (void)
{
  return 1;
}
