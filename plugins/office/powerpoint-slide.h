/* powerpoint-slide.h: one slide of a PowerPoint file, or a layout that slides stand on, or a page of notes.
 */
#pragma once

#include "package.h"
#include "slide.h"
#include "story.h"

/* A shape of the file: its words, and what PowerPoint knows of it. */
typedef struct {
  Shape shape;
  char *placeholder; /* "title", "body"; NULL for a shape that is none */
  guint number;      /* of the placeholder */
  gboolean has_place;
  gboolean is_hidden;
  char *drawing; /* id of the relationship to its chart or diagram; may be NULL */
} PowerpointShape;

typedef struct {
  GPtrArray *shapes; /* PowerpointShape */
  gboolean is_hidden;
  gboolean hides_model; /* what its layout or master shows by itself is not shown */

  /* while reading */
  Story story;
  GPtrArray *open; /* PowerpointShape that is being read: none or one */
  GArray *groups;  /* Group: see powerpoint-slide.c */
  gboolean in_group_properties;
} PowerpointSlide;

void powerpoint_slide_init (PowerpointSlide *slide);
void powerpoint_slide_clear (PowerpointSlide *slide);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PowerpointSlide, powerpoint_slide_clear)
/* FALSE where the part is damaged; what stood before the damage stays. */
gboolean powerpoint_slide_read (PowerpointSlide *slide, Package *package, const char *part, GError **error);
/* Once, before any file. */
void powerpoint_slide_prepare (void);

/* Those without a place of their own stand where the layout has its like, or the layout's master.  Both may
 * be NULL. */
void powerpoint_slide_place (PowerpointSlide *slide, const PowerpointSlide *layout,
                             const PowerpointSlide *master);
