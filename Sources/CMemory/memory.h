// What Swift's standard library does not offer of memory, as inline wrappers.
#ifndef VIETNAMESE_ENTITIES_CMEMORY_H
#define VIETNAMESE_ENTITIES_CMEMORY_H

#include <stdlib.h>

/// Asks the processor to fetch the cache line of `address`, which need not be valid.
static inline void vien_prefetch(const void *address) { __builtin_prefetch(address); }

/// `count` bytes of zero; pages that are never written to cost nothing. NULL where there is no memory.
static inline void *vien_zeroed(size_t count) { return calloc(count, 1); }

static inline void vien_free(void *memory) { free(memory); }

#endif
