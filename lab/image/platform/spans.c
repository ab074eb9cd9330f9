// SPDX-License-Identifier: BSD-2-Clause
#include "spans.h"

static void delete_at(struct spans *set, uint32_t index)
{
	set->count--;
	for (; index < set->count; index++)
		set->at[index] = set->at[index + 1];
}

static void insert_at(struct spans *set, uint32_t index, uint64_t base, uint64_t end)
{
	uint32_t i;

	if (set->count == SPANS_MAX) {
		set->overflow = true;
		return;
	}
	for (i = set->count; i > index; i--)
		set->at[i] = set->at[i - 1];
	set->at[index] = (struct span){ base, end };
	set->count++;
}

void spans_add(struct spans *set, uint64_t base, uint64_t size)
{
	uint64_t end = base + size;
	uint32_t i = 0;

	if (end <= base)
		return;
	while (i < set->count && set->at[i].end < base)
		i++;
	/* What touches it becomes part of it. */
	while (i < set->count && set->at[i].base <= end) {
		if (set->at[i].base < base)
			base = set->at[i].base;
		if (set->at[i].end > end)
			end = set->at[i].end;
		delete_at(set, i);
	}
	insert_at(set, i, base, end);
}

void spans_remove(struct spans *set, uint64_t base, uint64_t size)
{
	uint64_t end = base + size;
	struct span old;
	uint32_t i = 0;

	if (end <= base)
		return;
	while (i < set->count) {
		old = set->at[i];
		if (old.end <= base || old.base >= end) {
			i++;
			continue;
		}
		delete_at(set, i);
		if (old.base < base)
			insert_at(set, i++, old.base, base);
		if (old.end > end)
			insert_at(set, i++, end, old.end);
	}
}

void spans_align(struct spans *set, uint64_t unit)
{
	struct span *span;
	uint32_t i = 0;

	while (i < set->count) {
		span = &set->at[i];
		span->base = (span->base + unit - 1) & ~(unit - 1);
		span->end &= ~(unit - 1);
		if (span->base < span->end)
			i++;
		else
			delete_at(set, i);
	}
}

uint64_t spans_size(const struct spans *set)
{
	uint64_t size = 0;
	uint32_t i;

	for (i = 0; i < set->count; i++)
		size += set->at[i].end - set->at[i].base;
	return size;
}
