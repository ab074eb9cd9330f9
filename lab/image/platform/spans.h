/* SPDX-License-Identifier: BSD-2-Clause */
/* A set of addresses: spans in order that do not touch. */
#ifndef IMAGE_SPANS_H
#define IMAGE_SPANS_H

#include <stdbool.h>
#include <stdint.h>

#define SPANS_MAX	64

struct span {
	uint64_t base;
	uint64_t end;		/* the first address behind it */
};

/* @overflow: there were more spans than fit, and some were left out */
struct spans {
	uint32_t count;
	bool overflow;
	struct span at[SPANS_MAX];
};

/* Both ignore a span that is empty or wraps. */
void spans_add(struct spans *set, uint64_t base, uint64_t size);
void spans_remove(struct spans *set, uint64_t base, uint64_t size);

/* Narrows each span to whole units, a power of two; one that has none goes. */
void spans_align(struct spans *set, uint64_t unit);

uint64_t spans_size(const struct spans *set);
#endif
