// SPDX-License-Identifier: BSD-2-Clause
#include "agree.h"
#include "lateacpi.h"
#include "unit.h"

void find_and_agree(struct tables *tables)
{
	const struct late_memory memory = {
		.bytes = tables->memory,
		.pa = TABLES_PA,
		.size = tables->fake.memory_size,
		.initrd_pa = tables->initrd_size ? TABLES_PA + TABLES_INITRD : 0,
		.initrd_size = tables->initrd_size,
	};
	struct late_acpi late = late_acpi_find(&memory, TABLES_PA + TABLES_RSDP);
	const struct ersi_finding *finding = &tables->finding;

	tables_find(tables);
	assert_kept(&tables->fake);
	switch (ersi_finding_class(finding)) {
	case ERSI_CLASS_OK:
	case ERSI_CLASS_ABSENT:
		assert_true(late.used);
		assert_int_equal(late.conduit, finding->conduit);
		break;
	case ERSI_CLASS_MALFORMED:
	case ERSI_CLASS_UNSUPPORTED:
		assert_false(late.used);
		break;
	default:
		assert_false(late_acpi_is_sound(&memory, TABLES_PA + TABLES_RSDP));
	}
	assert_int_equal(finding->diagnosis == ERSI_DIAG_FOUND,
			 finding->conduit != ERSI_CONDUIT_NONE);
	assert_int_equal(finding->diagnosis == ERSI_DIAG_FOUND,
			 ersi_finding_class(finding) == ERSI_CLASS_OK);
}
