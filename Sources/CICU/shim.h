// The only door to ICU. ICU renames its C symbols by macros (`ubrk_open` is `ubrk_open_72`), which Swift cannot
// see through, so every call is an inline wrapper here. A negative status is a warning; only `U_FAILURE` counts.
#ifndef VIETNAMESE_ENTITIES_CICU_H
#define VIETNAMESE_ENTITIES_CICU_H

#if !__has_include(<unicode/uversion.h>)
#error "ICU headers not found: install libicu-dev (Debian, Ubuntu: apt-get install libicu-dev pkg-config) or icu4c (Homebrew: brew install icu4c)"
#endif

#include <stdint.h>
#include <unicode/uversion.h>
#include <unicode/uchar.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/unorm2.h>

#if U_ICU_VERSION_MAJOR_NUM < 70
#error "ICU 70 or newer is needed: install a newer libicu-dev (Debian 12, Ubuntu 22.04 or later) or icu4c"
#endif

/// The ICU major version that this was compiled against.
static inline int32_t vien_icu_major(void) { return U_ICU_VERSION_MAJOR_NUM; }

/// A word-break iterator for the root locale, or NULL with `*failure` set to the status name.
static inline void *vien_words_open(const char **failure) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) { *failure = u_errorName(status); return NULL; }
    return words;
}

static inline void vien_words_close(void *words) { ubrk_close((UBreakIterator *)words); }

/// Points the iterator at UTF-8 text; boundaries are then UTF-8 byte offsets. `*text` is reused between calls
/// and opened when NULL. Returns 0 on success.
static inline int32_t vien_words_set(void *words, void **text, const uint8_t *bytes, int64_t count) {
    UErrorCode status = U_ZERO_ERROR;
    UText *opened = utext_openUTF8((UText *)*text, (const char *)bytes, count, &status);
    if (U_FAILURE(status)) return status;
    *text = opened;
    ubrk_setUText((UBreakIterator *)words, opened, &status);
    if (U_FAILURE(status)) return status;
    ubrk_first((UBreakIterator *)words);
    return 0;
}

/// The same over UTF-16; boundaries are UTF-16 offsets. The fastest way to drive ICU, used as the yardstick.
static inline int32_t vien_words_set_utf16(void *words, const uint16_t *units, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText((UBreakIterator *)words, (const UChar *)units, count, &status);
    if (U_FAILURE(status)) return status;
    ubrk_first((UBreakIterator *)words);
    return 0;
}

/// The next boundary, or -1 at the end.
static inline int32_t vien_words_next(void *words) { return ubrk_next((UBreakIterator *)words); }

static inline void vien_text_close(void *text) { if (text) utext_close((UText *)text); }

/// UAX #29 `Word_Break` property value (`U_WB_…`).
static inline int32_t vien_word_break(uint32_t scalar) {
    return u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK);
}
static inline int32_t vien_is_alphabetic(uint32_t scalar) { return u_isUAlphabetic((UChar32)scalar); }
static inline int32_t vien_is_digit(uint32_t scalar) { return u_isdigit((UChar32)scalar); }
static inline int32_t vien_is_upper(uint32_t scalar) { return u_isupper((UChar32)scalar) || u_istitle((UChar32)scalar); }
static inline int32_t vien_is_white(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }
static inline uint32_t vien_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
/// Canonical decomposition of one scalar into two (`b` is 0 when it is a single mapping); 0 when there is none.
static inline int32_t vien_decompose(uint32_t scalar, uint32_t *a, uint32_t *b) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return 0;
    UChar units[8];
    int32_t count = unorm2_getRawDecomposition(nfc, (UChar32)scalar, units, 8, &status);
    if (U_FAILURE(status) || count <= 0) return 0;
    int32_t at = 0;
    UChar32 first, second = 0;
    U16_NEXT(units, at, count, first);
    if (at < count) U16_NEXT(units, at, count, second);
    *a = (uint32_t)first; *b = (uint32_t)second;
    return at >= count;
}
/// The composition of two scalars, or 0.
static inline uint32_t vien_compose(uint32_t a, uint32_t b) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return 0;
    UChar32 composed = unorm2_composePair(nfc, (UChar32)a, (UChar32)b);
    return composed < 0 ? 0 : (uint32_t)composed;
}
/// NFC of UTF-16 text. Returns the length needed, or -1 on failure; call again with room when it exceeds `room`.
static inline int32_t vien_nfc(const uint16_t *units, int32_t count, uint16_t *out, int32_t room) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return -1;
    int32_t length = unorm2_normalize(nfc, (const UChar *)units, count, (UChar *)out, room, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) return length;
    return U_FAILURE(status) ? -1 : length;
}

#endif
