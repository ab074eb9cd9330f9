// SPDX-License-Identifier: BSD-2-Clause
#include "memory.h"

/* A word says where it belongs; the factor keeps it from looking like an address. */
#define FACTOR	UINT64_C(0x9e3779b97f4a7c15)
#define PIECE	UINT64_C(1024)	/* bytes; pages are multiples */

static const struct spans *filled;
static uint64_t stride;		/* bytes from one word to the next; 0: nothing is written */

static uint64_t word_at(uint64_t pa)
{
	return pa * FACTOR;
}

/* Chunks begin anew with each span. */
static uint64_t chunks_of(const struct span *span)
{
	return (span->end - span->base + MEMORY_CHUNK - 1) / MEMORY_CHUNK;
}

uint64_t memory_chunks(void)
{
	uint64_t chunks = 0;
	uint32_t i;

	for (i = 0; stride && i < filled->count; i++)
		chunks += chunks_of(&filled->at[i]);
	return chunks;
}

static struct span chunk_at(uint64_t chunk)
{
	const struct span *span = filled->at;
	struct span result;

	for (; chunk >= chunks_of(span); span++)
		chunk -= chunks_of(span);
	result.base = span->base + chunk * MEMORY_CHUNK;
	result.end = result.base + MEMORY_CHUNK;
	if (result.end > span->end)
		result.end = span->end;
	return result;
}

void memory_fill(const struct spans *spans, uint64_t page, enum fill fill)
{
	uint64_t pa;
	uint32_t i;

	filled = spans;
	stride = fill == FILL_ALL ? sizeof(uint64_t) : fill == FILL_TAGS ? page : 0;
	for (i = 0; stride && i < spans->count; i++)
		for (pa = spans->at[i].base; pa < spans->at[i].end; pa += stride)
			*(uint64_t *)pa = word_at(pa);
}

/* Whether a piece without any fault is there; for speed, because nearly all are. */
static bool is_right(const uint64_t *words, uint64_t pa)
{
	const uint64_t step = sizeof(uint64_t) * FACTOR;
	uint64_t expected = word_at(pa), wrong = 0;
	uint32_t i;

	for (i = 0; i < PIECE / sizeof(uint64_t); i++, expected += step)
		wrong |= words[i] ^ expected;
	return !wrong;
}

uint64_t memory_check(uint64_t chunk, uint64_t offset, struct mismatch *first)
{
	const struct span span = chunk_at(chunk);
	const bool all = stride == sizeof(uint64_t);
	uint64_t pa, found, faults = 0;

	for (pa = span.base; pa < span.end; pa += stride) {
		while (all && pa % PIECE == 0 && pa < span.end &&
		       is_right((const uint64_t *)(pa + offset), pa))
			pa += PIECE;
		if (pa >= span.end)
			break;
		found = *(const uint64_t *)(pa + offset);
		if (found == word_at(pa))
			continue;
		if (!faults++)
			*first = (struct mismatch){ pa, word_at(pa), found };
	}
	return faults;
}
