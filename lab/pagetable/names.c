// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Words for what consumers print. An array of characters and not of pointers: those
 * would need absolute relocations.
 */
#include <pagetable/map.h>

const char *pt_status_name(enum pt_status status)
{
	static const char names[PT_STATUSES][32] = {
		[PT_OK]				= "ok",
		[PT_MISALIGNED]			= "misaligned",
		[PT_OUTSIDE]			= "out of reach",
		[PT_OVERLAP]			= "overlapping",
		[PT_ATTRIBUTES]			= "not attributes",
		[PT_NO_MEMORY]			= "no memory",
		[PT_CORRUPT]			= "corrupt tables",
		[PT_FOREIGN]			= "invalid entries in use",
		[PT_UNMAPPED]			= "not mapped",
		[PT_NOT_PAGES]			= "not single pages",
		[PT_DIFFERENT]			= "different",
		[PT_CHANGED]			= "changed meanwhile",
	};

	return (uint32_t)status < PT_STATUSES ? names[status] : "?";
}
