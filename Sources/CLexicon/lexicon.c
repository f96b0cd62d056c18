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

#define FILE(name, bytes) { name, bytes, sizeof bytes }
static const vien_lexicon_file files[] = {
    FILE("places.tsv", places),
    FILE("communes.tsv", communes),
    FILE("names.tsv", names),
    FILE("foreign-names.tsv", foreign_names),
    FILE("honorifics.tsv", honorifics),
    FILE("bodies.tsv", bodies),
    FILE("fields.tsv", fields),
    FILE("roles.tsv", roles),
    FILE("modifiers.tsv", modifiers),
    FILE("complements.tsv", complements),
    FILE("place-heads.tsv", place_heads),
    FILE("dates.tsv", dates),
    FILE("documents.tsv", documents),
    FILE("events.tsv", events),
    FILE("generic.tsv", generic),
    FILE("stops.tsv", stops),
    FILE("words.tsv", words),
};

const vien_lexicon_file *vien_lexicon_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
