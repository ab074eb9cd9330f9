/* SPDX-License-Identifier: BSD-2-Clause */
/* Options: words "name=value" on the command line; docs/lab/image.md lists them. */
#ifndef IMAGE_OPTIONS_H
#define IMAGE_OPTIONS_H

#include <pagetable/map.h>

#define OPTION_MAPS		8
#define OPTION_WORD		128

enum strategy { STRATEGY_EARLY, STRATEGY_FOLD, STRATEGY_SPLIT, STRATEGY_REBUILD, STRATEGIES };

/* What is written to memory and looked for afterwards. */
enum fill { FILL_ALL, FILL_TAGS, FILL_NONE };

/* What is broken on purpose, in or after each strategy or before the probe: the checks find it. */
enum breakage {
	BREAKAGE_NOTHING, BREAKAGE_ENTRY, BREAKAGE_ATTRIBUTE, BREAKAGE_MEMORY,
	BREAKAGE_TABLE, BREAKAGE_FAULT, BREAKAGE_LOST,
	BREAKAGE_TLBI, BREAKAGE_OTHERS, BREAKAGE_MMU, BREAKAGE_PROBE, BREAKAGES
};

/**
 * struct options - the command line, understood
 * @acpi_off:	acpi=off
 * @acpi_force:	acpi=force
 * @earlycon:	address of the console's PL011, or 0
 * @strategies:	bits, by enum strategy
 * @granule_shift: 12, 14 or 16
 * @va_bits:	of the linear map
 * @bbm:	level of FEAT_BBM to go by, if @has_bbm
 * @has_bbm:	it was given
 * @cpus:	CPUs to run on, the boot CPU included
 * @mapping:	of maps with blocks
 * @fill:	what the memory is checked with
 * @maps:	sizes of linear maps that are built, but not used
 * @map_count:	how many
 * @broken:	what is broken on purpose
 * @refused:	the first word that is no option, or empty
 */
struct options {
	bool acpi_off;
	bool acpi_force;
	uint64_t earlycon;
	uint32_t strategies;
	uint32_t granule_shift;
	uint32_t va_bits;
	uint32_t bbm;
	bool has_bbm;
	uint32_t cpus;
	enum pt_mapping mapping;
	enum fill fill;
	uint64_t maps[OPTION_MAPS];
	uint32_t map_count;
	enum breakage broken;
	char refused[OPTION_WORD];
};

void options_read(const char *cmdline, struct options *options);
const char *options_strategy_name(enum strategy strategy);
#endif
