/* SPDX-License-Identifier: BSD-2-Clause */
/* Options: words "name=value" on the command line; docs/lab/image.md lists them. */
#ifndef ERSI_IMAGE_OPTIONS_H
#define ERSI_IMAGE_OPTIONS_H

#include <pagetable/map.h>

#define ERSI_OPTION_MAPS	8
#define ERSI_OPTION_WORD	128

enum ersi_way { ERSI_WAY_EARLY, ERSI_WAY_FOLD, ERSI_WAY_SPLIT, ERSI_WAY_REBUILD, ERSI_WAYS };

/* What is written to memory and looked for afterwards. */
enum ersi_fill { ERSI_FILL_ALL, ERSI_FILL_TAGS, ERSI_FILL_NONE };

/* What is broken on purpose: in or after each way, or before the probe, for the checks to find. */
enum ersi_break {
	ERSI_BREAK_NOTHING, ERSI_BREAK_ENTRY, ERSI_BREAK_ATTRIBUTE, ERSI_BREAK_MEMORY,
	ERSI_BREAK_TABLE, ERSI_BREAK_FAULT, ERSI_BREAK_LOST,
	ERSI_BREAK_TLBI, ERSI_BREAK_OTHERS, ERSI_BREAK_MMU, ERSI_BREAK_PROBE, ERSI_BREAKS
};

/**
 * struct ersi_options - the command line, understood
 * @acpi_off:	acpi=off
 * @acpi_force:	acpi=force
 * @earlycon:	address of the console's PL011, or 0
 * @ways:	bits, by enum ersi_way
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
struct ersi_options {
	bool acpi_off;
	bool acpi_force;
	uint64_t earlycon;
	uint32_t ways;
	uint32_t granule_shift;
	uint32_t va_bits;
	uint32_t bbm;
	bool has_bbm;
	uint32_t cpus;
	enum pt_mapping mapping;
	enum ersi_fill fill;
	uint64_t maps[ERSI_OPTION_MAPS];
	uint32_t map_count;
	enum ersi_break broken;
	char refused[ERSI_OPTION_WORD];
};

void ersi_options_read(const char *cmdline, struct ersi_options *options);
const char *ersi_way_name(enum ersi_way way);
#endif
