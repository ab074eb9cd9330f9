// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/acpi.h>

#include "unit.h"

struct fadt_case {
	const char *name;
	struct ersi_fadt fadt;
	enum ersi_reason reason;
	enum ersi_conduit conduit;
};

#define REDUCED	ERSI_FADT_HW_REDUCED
#define SMC	ERSI_FADT_PSCI
#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)
#define OLD	ERSI_REASON_ACPI_FADT_REVISION
#define FULL	ERSI_REASON_ACPI_FADT_NOT_REDUCED
#define NO_PSCI	ERSI_REASON_ACPI_NO_PSCI

/* Length, revision, minor revision, flags, ARM boot flags */
static const struct fadt_case cases[] = {
	{ "3.0", { 244, 3, 0, REDUCED, 0 }, OLD, 0 },
	{ "4.0", { 244, 4, 0, REDUCED, 0 }, OLD, 0 },
	{ "4.9 is not 5.1", { 244, 4, 9, REDUCED, 0 }, OLD, 0 },
	{ "4.0 with ARM boot flags", { 244, 4, 0, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "5.0", { 268, 5, 0, REDUCED, 0 }, OLD, 0 },
	{ "5.0 with ARM boot flags", { 268, 5, 0, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "5.0 with ARM boot flags, HVC", { 268, 5, 0, REDUCED, HVC }, 0, ERSI_CONDUIT_HVC },
	{ "5.0 with ARM boot flags but no PSCI", { 268, 5, 0, REDUCED, 0x8000 }, NO_PSCI, 0 },
	{ "5.0 errata 1, as late code sees it", { 268, 5, 0x10, REDUCED, 0 }, NO_PSCI, 0 },
	{ "5.1", { 268, 5, 1, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "5.1 without PSCI", { 268, 5, 1, REDUCED, 0 }, NO_PSCI, 0 },
	{ "6.0", { 268, 6, 0, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "6.5", { 276, 6, 5, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "6.5, HVC", { 276, 6, 5, REDUCED, HVC }, 0, ERSI_CONDUIT_HVC },
	{ "HVC without PSCI", { 276, 6, 5, REDUCED, ERSI_FADT_PSCI_HVC }, NO_PSCI, 0 },
	{ "all other ARM boot flags", { 276, 6, 5, REDUCED, 0xfffc }, NO_PSCI, 0 },
	{ "all flags", { 276, 6, 5, UINT32_MAX, UINT16_MAX }, 0, ERSI_CONDUIT_HVC },
	{ "all flags but one", { 276, 6, 5, ~(uint32_t)REDUCED, SMC }, FULL, 0 },
	{ "not hardware-reduced and old", { 244, 3, 0, 0, 0 }, OLD, 0 },
	{ "a revision to come", { 4096, 255, 255, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "a header only", { 36, 6, 5, REDUCED, SMC }, FULL, 0 },
	{ "no flags", { 115, 6, 5, REDUCED, SMC }, FULL, 0 },
	{ "flags at the end", { 116, 6, 5, REDUCED, SMC }, NO_PSCI, 0 },
	{ "half of the ARM boot flags", { 130, 6, 5, REDUCED, SMC }, NO_PSCI, 0 },
	{ "ARM boot flags at the end", { 131, 6, 5, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "5.1, too short to say so", { 131, 5, 1, REDUCED, SMC }, 0, ERSI_CONDUIT_SMC },
	{ "5.1, too short for either", { 130, 5, 1, REDUCED, SMC }, OLD, 0 },
	{ "minor revision at the end", { 132, 5, 1, REDUCED, 0 }, NO_PSCI, 0 },
	{ "minor revision beyond the end", { 131, 5, 1, REDUCED, 0 }, OLD, 0 },
};

static void judge(void **state)
{
	const struct fadt_case *row = *state;
	struct ersi_finding finding;
	enum ersi_status status = ERSI_OK;

	if (row->reason)
		status = row->reason == NO_PSCI ? ERSI_ABSENT : ERSI_UNSUPPORTED;
	memset(&finding, 0xff, sizeof(finding));
	ersi_fadt_judge(&row->fadt, &finding);
	assert_int_equal(finding.status, status);
	assert_int_equal(finding.reason, row->reason);
	assert_int_equal(finding.conduit, row->conduit);
	if (row->reason == OLD)
		assert_true(ersi_fadt_is_old(&row->fadt));
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, judge);
	return RUN(tests);
}
