/* faults.c: collects faults and prints them in order. */
#include "faults.h"

#include <string.h>

static void
fault_free (gpointer data)
{
  CpFault *fault = data;

  g_free (fault->file);
  g_free (fault->words);
  g_free (fault);
}

CpFaults *
cp_faults_new (void)
{
  CpFaults *faults = g_new0 (CpFaults, 1);

  faults->faults = g_ptr_array_new_with_free_func (fault_free);
  return faults;
}

void
cp_faults_free (CpFaults *faults)
{
  if (faults == NULL)
    return;
  g_ptr_array_unref (faults->faults);
  g_free (faults);
}

void
cp_faults_add (CpFaults *faults, const char *file, guint line, guint column, const char *format, ...)
{
  CpFault *fault = g_new0 (CpFault, 1);
  va_list arguments;

  va_start (arguments, format);
  fault->words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fault->file = g_strdup (file);
  fault->line = line;
  fault->column = column;
  g_ptr_array_add (faults->faults, fault);
}

void
cp_faults_add_once (CpFaults *faults, const char *file, guint line, guint column, const char *words)
{
  for (guint i = 0; i < faults->faults->len; i++) {
    const CpFault *other = faults->faults->pdata[i];
    if (other->line == line && other->column == column && g_str_equal (other->file, file) &&
        g_str_equal (other->words, words))
      return;
  }
  cp_faults_add (faults, file, line, column, "%s", words);
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const CpFault *left = *(CpFault *const *) a, *right = *(CpFault *const *) b;
  int order = strcmp (left->file, right->file);

  if (order != 0)
    return order;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

char *
cp_faults_print (CpFaults *faults)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (faults->faults, compare_faults);
  for (guint i = 0; i < faults->faults->len; i++) {
    const CpFault *fault = faults->faults->pdata[i];
    if (fault->line > 0)
      g_string_append_printf (text, "%s:%u:%u: %s\n", fault->file, fault->line, fault->column, fault->words);
    else
      g_string_append_printf (text, "%s: %s\n", fault->file, fault->words);
  }
  return g_string_free (text, FALSE);
}
