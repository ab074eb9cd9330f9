// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as a device tree. Besides what the sanitizers check, a finding must make
 * sense, the probe must name no conduit that normal initialisation would not use, and
 * it must find in /chosen what libfdt finds there.
 */
#include <stdlib.h>

#include "probe/fdt.h"

#include "tests/unit/late.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_finding(const struct ersi_finding *finding)
{
	bool found = finding->diagnosis == ERSI_DIAG_FOUND;

	require(found == (finding->conduit != ERSI_CONDUIT_NONE));
	require(found == (ersi_finding_class(finding) == ERSI_CLASS_OK));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ersi_finding psci, chosen;
	enum ersi_class class;
	uint8_t *fdt;

	if (size > INT32_MAX)
		return 0;

	/* A copy of its own, because a blob is aligned and the fuzzer's is not. */
	fdt = malloc(size ? size : 1);
	require(fdt);
	memcpy(fdt, data, size);

	ersi_fdt_find(fdt, (uint32_t)size, &psci, &chosen);
	require(!memcmp(fdt, data, size));
	check_finding(&psci);
	check_finding(&chosen);
	class = ersi_finding_class(&psci);
	if (class == ERSI_CLASS_OK || class == ERSI_CLASS_ABSENT)
		require(psci.conduit == late_find_first(fdt, (uint32_t)size));
	/* In a tree that cannot be walked to its end, libfdt may not reach /chosen. */
	if (class != ERSI_CLASS_MALFORMED && class != ERSI_CLASS_LIMIT)
		require(chosen.conduit == late_find_chosen(fdt));

	free(fdt);
	return 0;
}
