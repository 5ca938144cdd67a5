/* tea.c: bad: a name that all rooms share, without the prefix. */
int cp_pour_tea (void);
int pour_tea (int cups);

static int
pour (int cups)
{
  return cups;
}

int
cp_pour_tea (void)
{
  return pour (1);
}

int
pour_tea (int cups)
{
  return pour (cups);
}
