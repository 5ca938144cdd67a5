/* dated.c: reads of what date a document must be. */
#include "fact.h"
#include "loader.h"

/* 2026-03-12, or a fact that is a date. */
static void
read_day (const CpSchemaContext *context, const CpYaml *map, const char *key, CpRuleDay *day)
{
  const CpYaml *node = cp_yaml_get (map, key);

  if (node == NULL || cp_date_parse (node->value, &day->day))
    return;
  const CpFactName *fact = cp_fact_find_name (node->value);
  if (fact == NULL)
    cp_loader_check_fact (context, node);
  else if (fact->type != CP_FACT_DATE)
    cp_schema_add_fault (context, node,
                         "\"%s\" is no date; \"%s\" takes one like 2026-03-12, or a fact that is a date",
                         node->value, key);
  else
    day->fact = g_strdup (fact->name);
}

void
cp_loader_read_dated (CpLoader *loader, const CpSchemaContext *context, const CpYaml *node, CpDated *dated)
{
  dated->months = loader->scheme->months_old;
  if (node == NULL)
    return;
  if (node->type == CP_YAML_SCALAR && g_str_equal (node->value, "true")) {
    dated->is_asked = TRUE;
    return;
  }
  if (node->type == CP_YAML_SCALAR && g_str_equal (node->value, "any-age")) {
    dated->months = 0;
    return;
  }
  if (node->type != CP_YAML_MAP) {
    cp_schema_add_fault (context, node,
                         "\"dated\" must be true, any-age, or a map of after, before and within_months");
    return;
  }
  if (!cp_schema_check (context, node, cp_keys_dated))
    return;
  read_day (context, node, "after", &dated->after);
  read_day (context, node, "before", &dated->before);
  const CpYaml *months = cp_yaml_get (node, "within_months");
  if (months != NULL)
    dated->months = cp_loader_read_count (loader, context, months);
}
