/* autoptr-poppler.h: cleanup for poppler's objects and lists. */
#pragma once

#include <poppler.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerAttachment, g_object_unref)

typedef GList PopplerImages;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerImages, poppler_page_free_image_mapping)
typedef GList PopplerFields;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerFields, poppler_page_free_form_field_mapping)
typedef GList PopplerAnnotations;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerAnnotations, poppler_page_free_annot_mapping)
