/* deep.c: bad: five levels, which clang-tidy does not see without braces. */
static void
walk (const Tree *tree)
{
  for (guint i = 0; i < tree->n; i++)
    for (guint j = 0; j < tree->n; j++)
      if (tree->rows[i][j] != NULL)
        while (is_open (tree->rows[i][j]))
          if (tree->rows[i][j]->bad)
            close (tree->rows[i][j]);
  call_with_many_arguments (tree->first, tree->second, tree->third,
                            if_it_is_only_a_name, "            if (a string) ");
}
