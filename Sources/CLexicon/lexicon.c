#include "lexicon.h"

// `#embed` compiles in an instant where an embedded-resource literal takes minutes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t places[] = {
#embed "data/places.tsv"
};
static const uint8_t communes[] = {
#embed "data/communes.tsv"
};
static const uint8_t names[] = {
#embed "data/names.tsv"
};
static const uint8_t foreign_names[] = {
#embed "data/foreign-names.tsv"
};
static const uint8_t honorifics[] = {
#embed "data/honorifics.tsv"
};
static const uint8_t bodies[] = {
#embed "data/bodies.tsv"
};
static const uint8_t fields[] = {
#embed "data/fields.tsv"
};
static const uint8_t roles[] = {
#embed "data/roles.tsv"
};
static const uint8_t modifiers[] = {
#embed "data/modifiers.tsv"
};
static const uint8_t complements[] = {
#embed "data/complements.tsv"
};
static const uint8_t place_heads[] = {
#embed "data/place-heads.tsv"
};
static const uint8_t dates[] = {
#embed "data/dates.tsv"
};
static const uint8_t documents[] = {
#embed "data/documents.tsv"
};
static const uint8_t events[] = {
#embed "data/events.tsv"
};
static const uint8_t generic[] = {
#embed "data/generic.tsv"
};
static const uint8_t words[] = {
#embed "data/words.tsv"
};
static const uint8_t stops[] = {
#embed "data/stops.tsv"
};

// The files above compiled, by `make image`; its tables begin at cache lines.
static const _Alignas(64) uint8_t image[] = {
#embed "data/lexicon.image"
};

#define FILE(name, bytes) { name, bytes, sizeof bytes }
// Words that are frequent in texts come first: their ids, and what is kept by id, stay close together in memory.
static const vien_lexicon_file files[] = {
    FILE("stops.tsv", stops),
    FILE("words.tsv", words),
    FILE("generic.tsv", generic),
    FILE("complements.tsv", complements),
    FILE("modifiers.tsv", modifiers),
    FILE("honorifics.tsv", honorifics),
    FILE("fields.tsv", fields),
    FILE("roles.tsv", roles),
    FILE("bodies.tsv", bodies),
    FILE("place-heads.tsv", place_heads),
    FILE("dates.tsv", dates),
    FILE("documents.tsv", documents),
    FILE("events.tsv", events),
    FILE("names.tsv", names),
    FILE("places.tsv", places),
    FILE("communes.tsv", communes),
    FILE("foreign-names.tsv", foreign_names),
};

const vien_lexicon_file *vien_lexicon_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}

const uint8_t *vien_lexicon_image(size_t *count) {
    *count = sizeof image;
    return image;
}
