// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>
#include <earlyrsi/fadt.h>

#include "unit.h"

struct fadt_case {
	const char *name;
	struct ersi_fadt fadt;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

#define REDUCED	ERSI_FADT_HW_REDUCED
#define SMC	ERSI_FADT_PSCI
#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)
#define OLD	FOUND_NO(UNSUPPORTED, FADT_REVISION)
#define FULL	FOUND_NO(UNSUPPORTED, FADT_FLAGS)
#define SHORT	FOUND_NO(UNCERTAIN, FADT_SHORT)
#define NO_PSCI	FOUND_NO(ABSENT, FADT_NO_PSCI)

/* Length, revision, minor revision, flags, ARM boot flags */
static const struct fadt_case cases[] = {
	{ "3.0", { 244, 3, 0, REDUCED, 0 }, OLD },
	{ "4.0", { 244, 4, 0, REDUCED, 0 }, OLD },
	{ "4.9 is not 5.1", { 244, 4, 9, REDUCED, 0 }, OLD },
	{ "4.0 with ARM boot flags", { 244, 4, 0, REDUCED, SMC }, FOUND_SMC },
	{ "5.0", { 268, 5, 0, REDUCED, 0 }, OLD },
	{ "5.0 with ARM boot flags", { 268, 5, 0, REDUCED, SMC }, FOUND_SMC },
	{ "5.0 with ARM boot flags, HVC", { 268, 5, 0, REDUCED, HVC }, FOUND_HVC },
	{ "5.0 with ARM boot flags but no PSCI", { 268, 5, 0, REDUCED, 0x8000 }, NO_PSCI },
	{ "5.0 errata 1, which Linux takes for 5.16", { 268, 5, 0x10, REDUCED, 0 }, NO_PSCI },
	{ "5.1", { 268, 5, 1, REDUCED, SMC }, FOUND_SMC },
	{ "5.1 without PSCI", { 268, 5, 1, REDUCED, 0 }, NO_PSCI },
	{ "6.0", { 268, 6, 0, REDUCED, SMC }, FOUND_SMC },
	{ "6.5", { 276, 6, 5, REDUCED, SMC }, FOUND_SMC },
	{ "6.5, HVC", { 276, 6, 5, REDUCED, HVC }, FOUND_HVC },
	{ "HVC without PSCI", { 276, 6, 5, REDUCED, ERSI_FADT_PSCI_HVC }, NO_PSCI },
	{ "all other ARM boot flags", { 276, 6, 5, REDUCED, 0xfffc }, NO_PSCI },
	{ "all flags", { 276, 6, 5, UINT32_MAX, UINT16_MAX }, FOUND_HVC },
	{ "all flags but one", { 276, 6, 5, ~(uint32_t)REDUCED, SMC }, FULL },
	{ "not hardware-reduced and old", { 244, 3, 0, 0, 0 }, OLD },
	{ "a revision to come", { 4096, 255, 255, REDUCED, SMC }, FOUND_SMC },
	{ "a header only", { 36, 6, 5, REDUCED, SMC }, SHORT },
	{ "half of the ARM boot flags", { 130, 6, 5, REDUCED, HVC }, SHORT },
	{ "without a minor revision", { 131, 6, 5, REDUCED, SMC }, SHORT },
	{ "minor revision at the end", { 132, 6, 5, REDUCED, SMC }, FOUND_SMC },
	{ "5.1, too short to say so", { 131, 5, 1, REDUCED, SMC }, SHORT },
	{ "5.1 at the end", { 132, 5, 1, REDUCED, 0 }, NO_PSCI },
	{ "old and short", { 116, 3, 0, 0, 0 }, SHORT },
};

#define PA	0x123456789

static void judge(void **state)
{
	const struct fadt_case *row = *state;
	const struct ersi_fadt *fadt = &row->fadt;
	bool old = fadt->revision < 5 || (fadt->revision == 5 && !fadt->minor);
	struct ersi_finding finding;

	memset(&finding, 0xff, sizeof(finding));
	ersi_fadt_judge(fadt, PA, &finding);
	assert_found(&finding, row->diagnosis, row->class, row->conduit);
	assert_int_equal(ersi_fadt_is_old(fadt), old);

	switch (row->diagnosis) {
	case ERSI_DIAG_FADT_SHORT:
		assert_details(&finding, PA, 132, fadt->length);
		break;
	case ERSI_DIAG_FADT_REVISION:
		assert_true(old);
		assert_details(&finding, PA, 0x501, fadt->revision * 256 + fadt->minor);
		break;
	case ERSI_DIAG_FADT_FLAGS:
		assert_details(&finding, PA, ERSI_FADT_HW_REDUCED, fadt->flags);
		break;
	case ERSI_DIAG_FADT_NO_PSCI:
		assert_details(&finding, PA, 0, 0);
		break;
	default:
		assert_int_equal(row->class, ERSI_CLASS_OK);
	}
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, judge);
	return RUN(tests);
}
