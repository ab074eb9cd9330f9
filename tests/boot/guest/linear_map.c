// SPDX-License-Identifier: BSD-2-Clause
/*
 * How the kernel maps its memory, in bytes for each level of its page tables and
 * for what may be done there, and what is mapped where, as its own dump
 * (arch/arm64/mm/ptdump.c) tells:
 *
 *	---[ Linear Mapping start ]---
 *	0xffff000000000000-0xffff000000210000        2112K PTE       RW NX SHD AF ...
 *	---[ Linear Mapping end ]---
 *
 * A mapping with the contiguous hint says "CON", one that is a block "BLK".
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report.h"

#define DUMP	"/sys/kernel/debug/kernel_page_tables"

static const char *const levels[] = { "PTE", "PMD", "PUD" };
#define LEVELS	(sizeof(levels) / sizeof(levels[0]))

#define WRITABLE	0x10
#define NO_EXECUTE	0x20
#define CONTIGUOUS	0x40

/* Mapped alike, at a level (an index of the names above) and with such rights */
struct range {
	uint64_t start;
	uint64_t end;
	uint32_t how;
};

struct map {
	uint64_t plain[LEVELS], contiguous[LEVELS];
	uint64_t writable, read_only, executable;
	struct range last;
	uint64_t ranges, hash;
};

/* A line of the dump; false for a hole, which has a level but no attributes after it. */
static int parse(const char *line, struct range *range)
{
	char level[8];
	int at = 0;

	if (sscanf(line, "0x%" SCNx64 "-0x%" SCNx64 " %*s %7s%n", &range->start, &range->end,
		   level, &at) != 3 || !strstr(line + at, " AF"))
		return 0;
	for (range->how = 0; range->how < LEVELS; range->how++)
		if (!strcmp(level, levels[range->how]))
			break;
	range->how |= (strstr(line + at, " RW ") ? WRITABLE : 0U) |
		      (strstr(line + at, " NX ") ? NO_EXECUTE : 0U) |
		      (strstr(line + at, " CON") ? CONTIGUOUS : 0U);
	return 1;
}

/* FNV-1a: maps with the same ranges have the same hash, and hardly any others do. */
static void add_to_hash(struct map *map, uint64_t value)
{
	for (int i = 0; i < 8; i++) {
		map->hash ^= value >> (8 * i) & 0xff;
		map->hash *= UINT64_C(0x100000001b3);
	}
}

static void end_range(struct map *map)
{
	if (map->last.end == map->last.start)
		return;
	map->ranges++;
	add_to_hash(map, map->last.start);
	add_to_hash(map, map->last.end);
	add_to_hash(map, map->last.how);
}

static void add(struct map *map, const struct range *range)
{
	uint64_t size = range->end - range->start;
	uint32_t level = range->how & 0xf;

	*(range->how & WRITABLE ? &map->writable : &map->read_only) += size;
	if (!(range->how & NO_EXECUTE))
		map->executable += size;
	if (level < LEVELS) {
		map->plain[level] += size;
		if (range->how & CONTIGUOUS)
			map->contiguous[level] += size;
	}

	/* The dump tells more attributes apart, and some of them change all the time (KFENCE). */
	if (map->last.end == range->start && map->last.how == range->how) {
		map->last.end = range->end;
	} else {
		end_range(map);
		map->last = *range;
	}
}

static int read_dump(FILE *dump, struct map *map)
{
	int inside = 0, complete = 0;
	struct range range;
	char line[256];

	while (fgets(line, sizeof(line), dump)) {
		if (strstr(line, "Linear Mapping start")) {
			inside = 1;
		} else if (strstr(line, "Linear Mapping end")) {
			complete = inside;
			inside = 0;
		}
		if (inside && parse(line, &range))
			add(map, &range);
	}
	end_range(map);
	return complete;
}

void report_linear_map(void)
{
	struct map map = { .hash = UINT64_C(0xcbf29ce484222325) };
	FILE *dump = fopen(DUMP, "re");
	int complete;

	if (!dump) {
		report("linear-map unknown: %s", strerror(errno));
		return;
	}
	complete = read_dump(dump, &map);
	fclose(dump);
	if (!complete) {
		report("linear-map unknown: no such section in %s", DUMP);
		return;
	}
	report("linear-map pte=%" PRIu64 " cont-pte=%" PRIu64 " pmd=%" PRIu64 " cont-pmd=%" PRIu64
	       " pud=%" PRIu64 " cont-pud=%" PRIu64,
	       map.plain[0], map.contiguous[0], map.plain[1], map.contiguous[1], map.plain[2],
	       map.contiguous[2]);
	report("linear-rights rw=%" PRIu64 " ro=%" PRIu64 " x=%" PRIu64, map.writable,
	       map.read_only, map.executable);
	report("linear-ranges count=%" PRIu64 " hash=%016" PRIx64, map.ranges, map.hash);
}
