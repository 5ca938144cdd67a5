/* finding.c: findings, grouped by document. */
#include "finding.h"

#include <string.h>

static void
finding_free (gpointer data)
{
  CpFinding *finding = data;

  g_free ((char *) finding->kind);
  g_strfreev ((char **) finding->why);
  g_free (finding);
}

CpFindings *
cp_findings_new (guint n_documents)
{
  CpFindings *findings = g_new0 (CpFindings, 1);

  findings->by_document = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (findings->by_document, g_ptr_array_new_with_free_func (finding_free));
  return findings;
}

void
cp_findings_free (CpFindings *findings)
{
  if (findings == NULL)
    return;
  g_ptr_array_unref (findings->by_document);
  g_free (findings);
}

void
cp_findings_add (CpFindings *findings, guint document, const CpFinding *finding)
{
  CpFinding *copy = g_memdup2 (finding, sizeof *finding);

  copy->kind = g_strdup (finding->kind);
  copy->why = (const char *const *) g_strdupv ((char **) finding->why);
  g_ptr_array_add (findings->by_document->pdata[document], copy);
}

void
cp_findings_drop (CpFindings *findings, guint document)
{
  g_ptr_array_set_size (findings->by_document->pdata[document], 0);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CpFinding *left = *(CpFinding *const *) a, *right = *(CpFinding *const *) b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  int order = strcmp (left->kind, right->kind);
  if (order != 0)
    return order;
  if (left->page != right->page)
    return left->page < right->page ? -1 : 1;
  return (left->start > right->start) - (left->start < right->start);
}

void
cp_findings_sort (CpFindings *findings)
{
  for (guint i = 0; i < findings->by_document->len; i++)
    g_ptr_array_sort (findings->by_document->pdata[i], compare_findings);
}
