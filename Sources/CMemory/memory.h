// What Swift's standard library does not offer of memory, as inline wrappers.
#ifndef VIETNAMESE_ENTITIES_CMEMORY_H
#define VIETNAMESE_ENTITIES_CMEMORY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

/// Asks the processor to fetch the cache line of `address`, which need not be valid.
static inline void vien_prefetch(const void *address) { __builtin_prefetch(address); }

/// Whether two pieces of memory hold the same `count` bytes.
static inline bool vien_same(const void *a, const void *b, size_t count) { return memcmp(a, b, count) == 0; }

/// Writes `byte` to `count` bytes.
static inline void vien_fill(void *address, uint8_t byte, size_t count) { memset(address, byte, count); }

/// `count` bytes of zero; pages that are never written to cost nothing. NULL where there is no memory.
static inline void *vien_zeroed(size_t count) { return calloc(count, 1); }

static inline void vien_free(void *memory) { free(memory); }

/// The size of a huge page of most processors.
static inline size_t vien_huge_page(void) { return (size_t)2 << 20; }

/// `count` bytes of zero, a multiple of `vien_huge_page()`, in huge pages where the system has them, for one page fault
/// then does for 512, and random reads need few entries of the TLB. NULL where there is no memory.
static inline void *vien_block(size_t count) {
#if defined(__linux__)
    size_t page = vien_huge_page();
    char *base = (char *)mmap(NULL, count + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == (char *)MAP_FAILED) return NULL;
    char *block = (char *)(((uintptr_t)base + page - 1) & ~(uintptr_t)(page - 1));
    if (block > base) munmap(base, (size_t)(block - base));
    if (base + page > block) munmap(block + count, (size_t)(base + page - block));
#if defined(MADV_HUGEPAGE)
    madvise(block, count, MADV_HUGEPAGE);
#endif
    return block;
#else
    return calloc(count, 1);
#endif
}

/// Gives back what `vien_block(count)` returned.
static inline void vien_block_free(void *block, size_t count) {
#if defined(__linux__)
    munmap(block, count);
#else
    (void)count;
    free(block);
#endif
}

#endif
