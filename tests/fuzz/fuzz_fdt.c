// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as a device tree. Beyond what the sanitizers see: a finding makes
 * sense, early code names no conduit that late code would not use, and what
 * /chosen hands over is what libfdt finds there.
 */
#include <stdlib.h>

#include <earlyrsi/fdt.h>
#include <earlyrsi/handover.h>

#include "tests/unit/fake.h"
#include "tests/unit/late.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_finding(const struct ersi_finding *finding)
{
	require((finding->status == ERSI_OK) == (finding->conduit != ERSI_CONDUIT_NONE));
	require((finding->status == ERSI_OK) == (finding->reason == ERSI_REASON_NONE));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fake fake = { 0 };
	struct ersi_finding finding, chosen;
	uint8_t *fdt;

	if (size > INT32_MAX)
		return 0;

	/* A copy of its own, because a blob is aligned and the fuzzer's is not. */
	fdt = malloc(size ? size : 1);
	require(fdt);
	memcpy(fdt, data, size);

	ersi_fdt_find(&fake, fdt, (uint32_t)size, &finding);
	ersi_handover_find_chosen(&fake, fdt, (uint32_t)size, &chosen);
	require(!fake_verify(&fake));
	require(!memcmp(fdt, data, size));
	check_finding(&finding);
	check_finding(&chosen);
	if (finding.status == ERSI_OK || finding.status == ERSI_ABSENT)
		require(finding.conduit == late_find(fdt, (uint32_t)size));
	/* In a tree that cannot be walked to its end, libfdt may not come to one either. */
	if (finding.status != ERSI_MALFORMED && finding.status != ERSI_LIMIT)
		require(chosen.conduit == late_find_chosen(fdt));

	free(fdt);
	return 0;
}
