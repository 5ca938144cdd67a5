/* milk.c: a room that cover sees. */
int cp_pour_milk (void);

int
cp_pour_milk (void)
{
  return 1;
}
