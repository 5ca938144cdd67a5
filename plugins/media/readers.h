/* readers.h: one reader for each family of recordings.  Each looks only at what says what it is, never at
 * sound or picture, and finds what it can: there is nothing in a file that makes it fail. */
#pragma once

#include "facts.h"

/* MP4, QuickTime, M4A, 3GP (ISO/IEC 14496-12; QuickTime File Format) */
void boxes_read (const guint8 *bytes, gsize length, Facts *facts);
/* Matroska, WebM (RFC 9559) */
void matroska_read (const guint8 *bytes, gsize length, Facts *facts);
/* MP3, with its tags (ISO/IEC 11172-3; id3.org) */
void mpeg_audio_read (const guint8 *bytes, gsize length, Facts *facts);
/* WAV, AVI (RIFF) */
void riff_read (const guint8 *bytes, gsize length, Facts *facts);
/* FLAC (RFC 9639) */
void flac_read (const guint8 *bytes, gsize length, Facts *facts);
/* Ogg: Vorbis, Opus, FLAC, Theora (RFC 3533) */
void ogg_read (const guint8 *bytes, gsize length, Facts *facts);
/* Windows Media: WMV, WMA (Advanced Systems Format) */
void asf_read (const guint8 *bytes, gsize length, Facts *facts);
/* AMR, the voice notes of older phones (RFC 4867, 5) */
void amr_read (const guint8 *bytes, gsize length, Facts *facts);

/* The comments of Ogg and FLAC (Vorbis I, 5). */
void vorbis_comments_read (const guint8 *bytes, gsize length, Facts *facts);
