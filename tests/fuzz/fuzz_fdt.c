// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as a device tree. Beyond what the sanitizers see: a finding makes
 * sense, and early code names no conduit that late code would not use.
 */
#include <stdlib.h>

#include <earlyrsi/fdt.h>

#include "tests/unit/fake.h"
#include "tests/unit/late.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fake fake = { 0 };
	struct ersi_finding finding;
	uint8_t *fdt;

	if (size > INT32_MAX)
		return 0;

	/* A copy of its own, because a blob is aligned and the fuzzer's is not. */
	fdt = malloc(size ? size : 1);
	require(fdt);
	memcpy(fdt, data, size);

	ersi_fdt_find(&fake, fdt, (uint32_t)size, &finding);
	require(!fake_verify(&fake));
	require(!memcmp(fdt, data, size));
	require((finding.status == ERSI_OK) == (finding.conduit != ERSI_CONDUIT_NONE));
	require((finding.status == ERSI_OK) == (finding.reason == ERSI_REASON_NONE));
	if (finding.status == ERSI_OK || finding.status == ERSI_ABSENT)
		require(finding.conduit == late_find(fdt, (uint32_t)size));

	free(fdt);
	return 0;
}
