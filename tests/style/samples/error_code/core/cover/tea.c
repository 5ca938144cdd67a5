/* tea.c: bad: three codes that could be of any domain. */
static gboolean
pour (GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (fill (&failure))
    return TRUE;
  if (failure->code == TEA_ERROR_COLD)
    return heat (error) || (*error)->code != TEA_ERROR_SPILT;
  if (kettle->code == 3)
    return FALSE;
  switch (failure->code) {
  default:
    break;
  }
  return g_error_matches (failure, TEA_ERROR, TEA_ERROR_COLD);
}

static gboolean
is_cold (const GError *cause)
{
  if (cause->domain != TEA_ERROR)
    return FALSE;
  return cause->code == TEA_ERROR_COLD;
}
