// SPDX-License-Identifier: BSD-2-Clause
/*
 * How the kernel maps its memory, in bytes for each level of its page tables and
 * for what may be done there, as its own dump (arch/arm64/mm/ptdump.c) tells:
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

void report_linear_map(void)
{
	uint64_t plain[LEVELS] = { 0 }, contiguous[LEVELS] = { 0 };
	uint64_t writable = 0, read_only = 0, executable = 0;
	FILE *dump = fopen(DUMP, "re");
	int inside = 0, complete = 0;
	char line[256];

	if (!dump) {
		report("linear-map unknown: %s", strerror(errno));
		return;
	}
	while (fgets(line, sizeof(line), dump)) {
		uint64_t start, end;
		char level[8];
		int at = 0;

		if (strstr(line, "Linear Mapping start")) {
			inside = 1;
		} else if (strstr(line, "Linear Mapping end")) {
			complete = inside;
			inside = 0;
		}
		if (!inside || sscanf(line, "0x%" SCNx64 "-0x%" SCNx64 " %*s %7s%n", &start, &end,
				      level, &at) != 3)
			continue;
		/* A hole has a level, but no attributes after it. */
		if (!strstr(line + at, " AF"))
			continue;
		*(strstr(line + at, " RW ") ? &writable : &read_only) += end - start;
		if (!strstr(line + at, " NX "))
			executable += end - start;
		for (size_t i = 0; i < LEVELS; i++) {
			if (strcmp(level, levels[i]))
				continue;
			plain[i] += end - start;
			if (strstr(line + at, " CON"))
				contiguous[i] += end - start;
		}
	}
	fclose(dump);
	if (!complete) {
		report("linear-map unknown: no such section in %s", DUMP);
		return;
	}
	report("linear-map pte=%" PRIu64 " cont-pte=%" PRIu64 " pmd=%" PRIu64 " cont-pmd=%" PRIu64
	       " pud=%" PRIu64 " cont-pud=%" PRIu64,
	       plain[0], contiguous[0], plain[1], contiguous[1], plain[2], contiguous[2]);
	report("linear-rights rw=%" PRIu64 " ro=%" PRIu64 " x=%" PRIu64, writable, read_only,
	       executable);
}
