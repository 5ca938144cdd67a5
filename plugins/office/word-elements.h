/* word-elements.h: the elements that a story of a Word file is read by, in four tables. */
#pragma once

#include "part.h"
#include "word-story.h"

extern const Element word_text_elements[], word_table_elements[], word_form_elements[],
    word_reference_elements[];

/* An `end` for properties. */
void word_story_end_properties (gpointer reader);
/* A `text` for what people see: a line end within the XML is only white space. */
void word_story_add_characters (gpointer reader, const char *text, gsize length);
