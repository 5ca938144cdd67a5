/* breakfast.c: bad: calls into a room that its own does not see; the linker would find it. */
int cp_make_breakfast (void);
int cp_pour_milk (void);
int cp_pour_tea (void);

int
cp_make_breakfast (void)
{
  return cp_pour_milk () + cp_pour_tea ();
}
