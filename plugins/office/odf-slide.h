/* odf-slide.h: the slides of an OpenDocument presentation, and the master pages that they stand on, as they
 * are read. */
#pragma once

#include "odf-package.h"
#include "slide.h"

/* A shape that shows a chart: its words are in a part of their own. */
typedef struct {
  guint shape; /* of the slide's shapes */
  char *name;
} OdfObject;

typedef struct {
  char *name;   /* of a master page */
  char *master; /* of a slide: the name of its master page */
  gboolean is_hidden;
  Slide slide;
  GArray *objects; /* OdfObject */
  GString *notes;
} OdfSlide;

/* Called for each slide, or master page, when it has been read. */
typedef void (*OdfSlideFunc) (gpointer data, guint number, OdfSlide *slide);

typedef struct {
  OdfText text; /* first, so that the elements of text can be given the whole */
  Asides *asides;
  OdfSlideFunc finished;
  gpointer data;       /* for `finished` */
  gboolean is_full;    /* no more are read */
  GHashTable *footers; /* what slides write at their foot, by name */

  /* while reading */
  OdfSlide *open; /* NULL outside of one */
  guint n_slides;
  gboolean in_notes;
  gboolean in_shape;
  gboolean is_left_out; /* the shape: a prompt, or what is only printed with notes */
  Shape shape;
  char *object; /* of the shape: the name of its chart; may be NULL */
  char *footer_name;
} OdfSlides;

void odf_slides_init (OdfSlides *slides, const OdfStyles *styles, OdfSlideFunc finished, gpointer data);
void odf_slides_clear (OdfSlides *slides);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdfSlides, odf_slides_clear)
/* Finishes the slide that damage left open. */
void odf_slides_finish (OdfSlides *slides);
/* The elements of slides. */
extern const Element odf_slide_elements[];
