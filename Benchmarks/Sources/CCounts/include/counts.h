#ifndef VIEN_COUNTS_H
#define VIEN_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted here: on Linux with glibc, in a program that links this target.
bool vien_counts_allocations(void);
/// Calls of malloc, calloc, realloc and their aligned kin in this process so far, of all threads.
uint64_t vien_allocations(void);
/// The bytes that those calls asked for.
uint64_t vien_allocated_bytes(void);

/// Whether the program runs under valgrind, and was built where valgrind's header is.
bool vien_runs_on_valgrind(void);
/// Sets callgrind's counts to zero.
void vien_callgrind_zero(void);
/// Writes callgrind's counts since the last call to a file of their own, under a name, and sets them to zero.
void vien_callgrind_dump(const char *name);

#endif
