// The lexicon's text files as bytes in the program: one function a file would be noise, so one table of all.
#ifndef VIETNAMESE_ENTITIES_CLEXICON_H
#define VIETNAMESE_ENTITIES_CLEXICON_H

#include <stddef.h>
#include <stdint.h>

/// One embedded file: its name without folder, its UTF-8 bytes (not NUL-terminated), their number.
typedef struct { const char *name; const uint8_t *bytes; size_t count; } vien_lexicon_file;

/// The embedded files, in the order in which they are read; `*count` receives their number.
const vien_lexicon_file *vien_lexicon_files(size_t *count);

/// The image of the lexicon compiled from these files (`LexiconImage`); `*count` receives its bytes.
const uint8_t *vien_lexicon_image(size_t *count);

#endif
