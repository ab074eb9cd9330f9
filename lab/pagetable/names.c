// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Words for what consumers print. An array of characters and not of pointers: those
 * would need absolute relocations.
 */
#include <pagetable/map.h>

const char *ersi_pagetable_status_name(enum ersi_pagetable_status status)
{
	static const char names[ERSI_PAGETABLE_STATUSES][32] = {
		[ERSI_PAGETABLE_OK]		= "ok",
		[ERSI_PAGETABLE_MISALIGNED]	= "misaligned",
		[ERSI_PAGETABLE_OUTSIDE]	= "out of reach",
		[ERSI_PAGETABLE_OVERLAP]	= "overlapping",
		[ERSI_PAGETABLE_ATTRIBUTES]	= "not attributes",
		[ERSI_PAGETABLE_NO_MEMORY]	= "no memory",
		[ERSI_PAGETABLE_CORRUPT]	= "corrupt tables",
		[ERSI_PAGETABLE_FOREIGN]	= "invalid entries in use",
		[ERSI_PAGETABLE_UNMAPPED]	= "not mapped",
		[ERSI_PAGETABLE_NOT_PAGES]	= "not single pages",
		[ERSI_PAGETABLE_DIFFERENT]	= "different",
		[ERSI_PAGETABLE_CHANGED]	= "changed meanwhile",
	};

	return (uint32_t)status < ERSI_PAGETABLE_STATUSES ? names[status] : "?";
}
