/* SPDX-License-Identifier: BSD-2-Clause */
/* A set of addresses: spans in order that do not touch. */
#ifndef ERSI_IMAGE_SPANS_H
#define ERSI_IMAGE_SPANS_H

#include <stdbool.h>
#include <stdint.h>

#define ERSI_SPANS_MAX	64

struct ersi_span {
	uint64_t base;
	uint64_t end;		/* the first address behind it */
};

/* @overflow: there were more spans than fit, and some were left out */
struct ersi_spans {
	uint32_t count;
	bool overflow;
	struct ersi_span at[ERSI_SPANS_MAX];
};

/* Both ignore a span that is empty or wraps. */
void ersi_spans_add(struct ersi_spans *set, uint64_t base, uint64_t size);
void ersi_spans_remove(struct ersi_spans *set, uint64_t base, uint64_t size);

/* Narrows each span to whole units, a power of two; one that has none goes. */
void ersi_spans_align(struct ersi_spans *set, uint64_t unit);

uint64_t ersi_spans_size(const struct ersi_spans *set);
bool ersi_spans_has(const struct ersi_spans *set, uint64_t base, uint64_t size);
#endif
