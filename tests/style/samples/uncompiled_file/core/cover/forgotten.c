/* forgotten.c: bad: it stands in no meson.build.  (The self-test leaves it out of the build on purpose.) */
