#include "counts.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
bool vien_runs_on_valgrind(void) { return RUNNING_ON_VALGRIND != 0; }
void vien_callgrind_zero(void) { CALLGRIND_ZERO_STATS; }
void vien_callgrind_dump(const char *name) { CALLGRIND_DUMP_STATS_AT(name); }
#else
bool vien_runs_on_valgrind(void) { return false; }
void vien_callgrind_zero(void) {}
void vien_callgrind_dump(const char *name) { (void)name; }
#endif

static uint64_t allocations, bytes;

uint64_t vien_allocations(void) { return __atomic_load_n(&allocations, __ATOMIC_RELAXED); }
uint64_t vien_allocated_bytes(void) { return __atomic_load_n(&bytes, __ATOMIC_RELAXED); }

#if defined(__GLIBC__)
// A program's own malloc stands in for the C library's in all its libraries (glibc manual, "Replacing malloc"). This
// one counts and passes on; `free` stays the library's, for it is the library's memory.

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

bool vien_counts_allocations(void) { return true; }

static void count(size_t size) {
    __atomic_fetch_add(&allocations, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&bytes, size, __ATOMIC_RELAXED);
}

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    count(size);
    return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
    count(size);
    void *found = __libc_memalign(alignment, size);
    if (found == NULL) return ENOMEM;
    *memory = found;
    return 0;
}
#else
bool vien_counts_allocations(void) { return false; }
#endif
