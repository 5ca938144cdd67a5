/* rules.c: takes a sheet, gives its printed lines, and leaves white paper where they were: to tesseract a
 * line in a table is a letter, and a row of dots is a word. */
#include "rules.h"

/* Millimetres. */
#define SHORTEST 12.0
#define SHORTEST_SIDE 6.0
#define FARTHEST_CORNER 1.0
#define THICKEST 1.2
#define LONGEST_BREAK 1.5
#define LARGEST_DOT 1.0
#define WIDEST_GAP 2.2

typedef struct {
  int shortest, thickest, broken, dot, gap; /* dots */
} Measures;

static int
to_dots (const Sheet *sheet, gdouble millimetres)
{
  return MAX ((int) (sheet_millimetres (sheet, millimetres) + 0.5), 1);
}

/* The long and thin ones among the pieces, in black on white. */
static PIX *
keep_thin (PIX *pieces, const Measures *measures, gboolean lie)
{
  g_autoptr (PIX) thin = pixSelectBySize (pieces, measures->thickest, measures->thickest, 8,
                                          lie ? L_SELECT_HEIGHT : L_SELECT_WIDTH, L_SELECT_IF_LTE, NULL);

  return thin != NULL ? pixSelectBySize (thin, measures->shortest, measures->shortest, 8,
                                         lie ? L_SELECT_WIDTH : L_SELECT_HEIGHT, L_SELECT_IF_GTE, NULL)
                      : NULL;
}

static PIX *
find_solid (PIX *ink, const Measures *measures, gboolean lie)
{
  int length = measures->shortest, gap = measures->broken;
  g_autoptr (PIX) long_ones = pixOpenBrick (NULL, ink, lie ? length : 1, lie ? 1 : length);
  g_autoptr (PIX) joined =
      long_ones != NULL ? pixCloseSafeBrick (NULL, long_ones, lie ? gap : 3, lie ? 3 : gap) : NULL;

  return joined != NULL ? keep_thin (joined, measures, lie) : NULL;
}

/* A row of dots or dashes, none of them larger than a dot. */
static PIX *
find_dotted (PIX *ink, const Measures *measures)
{
  g_autoptr (PIX) dots =
      pixSelectBySize (ink, measures->gap, measures->dot, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, NULL);
  g_autoptr (PIX) joined = dots != NULL ? pixCloseSafeBrick (NULL, dots, measures->gap, 3) : NULL;
  g_autoptr (PIX) rows = joined != NULL ? pixOpenBrick (NULL, joined, measures->shortest, 1) : NULL;
  g_autoptr (PIX) whole = rows != NULL ? pixSeedfillBinary (NULL, rows, joined, 8) : NULL;

  return whole != NULL ? keep_thin (whole, measures, TRUE) : NULL;
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const Rule *left = a, *right = b;

  return left->y1 != right->y1 ? left->y1 - right->y1 : left->x1 - right->x1;
}

static void
list (PIX *pieces, GArray *rules)
{
  g_autoptr (BOXA) boxes = pieces != NULL ? pixConnComp (pieces, NULL, 8) : NULL;

  for (int i = 0; boxes != NULL && i < boxaGetCount (boxes); i++) {
    int x, y, width, height;
    if (boxaGetBoxGeometry (boxes, i, &x, &y, &width, &height) != 0)
      continue;
    const Rule rule = { x, y, x + width, y + height };
    g_array_append_val (rules, rule);
  }
}

static gboolean
ends_at (const GArray *lying, int x, int y, int slack)
{
  for (guint i = 0; i < lying->len; i++) {
    const Rule *rule = rules_get (lying, i);
    if (x >= rule->x1 - slack && x <= rule->x2 + slack && y >= rule->y1 - slack && y <= rule->y2 + slack)
      return TRUE;
  }
  return FALSE;
}

/* A side of a low box to write in is shorter than other rules, but begins and ends at one that lies: letters
 * do not.
 */
static PIX *
find_sides (const Sheet *sheet, const Measures *measures, Rules *rules)
{
  Measures shorter = *measures;
  shorter.shortest = to_dots (sheet, SHORTEST_SIDE);
  g_autoptr (PIX) found = find_solid (sheet->ink, &shorter, FALSE);
  int slack = to_dots (sheet, FARTHEST_CORNER);
  PIX *sides = found != NULL ? pixCreateTemplate (found) : NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Rule));

  list (found, all);
  for (guint i = 0; sides != NULL && i < all->len; i++) {
    const Rule *side = rules_get (all, i);
    if (side->y2 - side->y1 < measures->shortest && (!ends_at (rules->lying, side->x1, side->y1, slack) ||
                                                     !ends_at (rules->lying, side->x1, side->y2, slack)))
      continue;
    g_array_append_val (rules->standing, *side);
    pixRasterop (sides, side->x1, side->y1, side->x2 - side->x1, side->y2 - side->y1, PIX_SRC, found,
                 side->x1, side->y1);
  }
  return sides;
}

/* A rule is a dot wider than its ink, where the picture fades to white. */
static void
whiten (Sheet *sheet, PIX *pieces)
{
  g_autoptr (PIX) wide = pieces != NULL ? pixDilateBrick (NULL, pieces, 3, 3) : NULL;

  if (wide == NULL)
    return;
  pixSetMasked (sheet->grey, wide, 255);
  pixSubtract (sheet->ink, sheet->ink, wide);
}

Rules *
rules_take_off (Sheet *sheet)
{
  const Measures measures = { to_dots (sheet, SHORTEST), to_dots (sheet, THICKEST),
                              to_dots (sheet, LONGEST_BREAK), to_dots (sheet, LARGEST_DOT),
                              to_dots (sheet, WIDEST_GAP) };
  Rules *rules = g_new0 (Rules, 1);
  g_autoptr (PIX) lying = find_solid (sheet->ink, &measures, TRUE);
  g_autoptr (PIX) dotted = find_dotted (sheet->ink, &measures);

  rules->lying = g_array_new (FALSE, FALSE, sizeof (Rule));
  rules->standing = g_array_new (FALSE, FALSE, sizeof (Rule));
  list (lying, rules->lying);
  g_autoptr (PIX) standing = find_sides (sheet, &measures, rules);
  list (dotted, rules->lying);
  g_array_sort (rules->lying, compare_rules);
  whiten (sheet, lying);
  whiten (sheet, standing);
  whiten (sheet, dotted);
  return rules;
}

void
rules_free (Rules *rules)
{
  if (rules == NULL)
    return;
  g_array_unref (rules->lying);
  g_array_unref (rules->standing);
  g_free (rules);
}
