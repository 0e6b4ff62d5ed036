#pragma once
#include <cmark.h>
#include <stddef.h>

// Glibc declares it for _GNU_SOURCE alone, which a Swift import does not define.
extern void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
