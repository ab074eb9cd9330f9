// SPDX-License-Identifier: BSD-2-Clause
/*
 * Every diagnosis has words and a class, and a finding is written in full.
 */
#include <earlyrsi/conduit.h>

#include "unit.h"

/* The class of every diagnosis, written down a second time */
static const enum ersi_class classes[ERSI_DIAGNOSES] = {
	[ERSI_DIAG_NOT_READ]		= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_FOUND]		= ERSI_CLASS_OK,
	[ERSI_DIAG_FDT_HEADER]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_FDT_STRUCTURE]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_FDT_DEPTH]		= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_FDT_COMPATIBLE]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_FDT_NO_PSCI]		= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_FDT_DISABLED]	= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_FDT_PSCI_0_1]	= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_FDT_NO_METHOD]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_FDT_METHOD]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_RSDP_UNMAPPABLE]	= ERSI_CLASS_UNMAPPABLE,
	[ERSI_DIAG_RSDP_SIGNATURE]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_RSDP_LENGTH]		= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_RSDP_CHECKSUM]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_RSDP_EXTENDED]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_RSDP_ROOT]		= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_ROOT_UNMAPPABLE]	= ERSI_CLASS_UNMAPPABLE,
	[ERSI_DIAG_ROOT_SIGNATURE]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_ROOT_SHORT]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_ROOT_LONG]		= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_ROOT_CHECKSUM]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_TABLES]		= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_TABLE_UNMAPPABLE]	= ERSI_CLASS_UNMAPPABLE,
	[ERSI_DIAG_NO_FADT]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_NO_FADT_INITRD]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_FADT_UNMAPPABLE]	= ERSI_CLASS_UNMAPPABLE,
	[ERSI_DIAG_FADT_SHORT]		= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_FADT_LONG]		= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_FADT_CHECKSUM]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_FADT_REVISION]	= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_FADT_FLAGS]		= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_FADTS_DIFFER]	= ERSI_CLASS_UNCERTAIN,
	[ERSI_DIAG_FADT_NO_PSCI]	= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_INITRD_UNMAPPABLE]	= ERSI_CLASS_UNMAPPABLE,
	[ERSI_DIAG_INITRD_STEPS]	= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_INITRD_FADT]		= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_INITRD_TOTAL]	= ERSI_CLASS_LIMIT,
	[ERSI_DIAG_CHOSEN_ABSENT]	= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_CHOSEN_LENGTH]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_CHOSEN_VALUE]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_RECORD]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_CONDUITS_DIFFER]	= ERSI_CLASS_CONFLICT,
	[ERSI_DIAG_NO_CONDUIT]		= ERSI_CLASS_ABSENT,
	[ERSI_DIAG_NOT_EL1]		= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_HVC]			= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_NO_EL3]		= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_PSCI_VERSION]	= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_NO_SMCCC_VERSION]	= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_SMCCC_VERSION]	= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_NO_RSI]		= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_RSI_VERSION]		= ERSI_CLASS_UNSUPPORTED,
	[ERSI_DIAG_REALM_CONFIG]	= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_IPA_WIDTH]		= ERSI_CLASS_MALFORMED,
	[ERSI_DIAG_REALM]		= ERSI_CLASS_OK,
};

static const char *words(enum ersi_diagnosis diagnosis)
{
	const struct ersi_finding finding = { .diagnosis = diagnosis };

	return ersi_finding_words(&finding);
}

static enum ersi_class class_of(enum ersi_diagnosis diagnosis)
{
	const struct ersi_finding finding = { .diagnosis = diagnosis };

	return ersi_finding_class(&finding);
}

static void have_words_for_every_diagnosis(void **state)
{
	(void)state;
	assert_names(words, ersi_diagnosis, ERSI_DIAGNOSES);
}

static void classify_every_diagnosis(void **state)
{
	uint32_t i;

	(void)state;
	for (i = 0; i < ERSI_DIAGNOSES; i++)
		assert_string_equal(ersi_class_name(class_of((enum ersi_diagnosis)i)),
				    ersi_class_name(classes[i]));
	assert_int_equal(class_of(ERSI_DIAGNOSES), ERSI_CLASS_MALFORMED);
	assert_int_equal(class_of((enum ersi_diagnosis)-1), ERSI_CLASS_MALFORMED);
}

/* Words are not cut: a table of arrays has room for the longest. */
static void end_words_in_nul(void **state)
{
	uint32_t i;

	(void)state;
	for (i = 0; i < ERSI_DIAGNOSES; i++)
		assert_in_range(strlen(words((enum ersi_diagnosis)i)), 1, 46);
}

static void name_classes(void **state)
{
	(void)state;
	assert_names(ersi_class_name, ersi_class, ERSI_CLASSES);
}

static void write_every_member(void **state)
{
	struct ersi_finding finding;

	(void)state;
	memset(&finding, 0xff, sizeof(finding));
	ersi_finding_conduit(&finding, ERSI_CONDUIT_SMC);
	assert_found(&finding, FOUND_SMC);
	assert_details(&finding, 0, 0, 0);
	ersi_finding_conduit(&finding, ERSI_CONDUIT_HVC);
	assert_found(&finding, FOUND_HVC);

	memset(&finding, 0xff, sizeof(finding));
	assert_false(ersi_finding_set(&finding, ERSI_DIAG_TABLES, 1, 2, 3));
	assert_found(&finding, FOUND_NO(LIMIT, TABLES));
	assert_details(&finding, 1, 2, 3);
}

/* A structure of zeros is a finding of a source that was not read. */
static void begin_as_not_read(void **state)
{
	const struct ersi_finding zero = { .address = 0 };

	(void)state;
	assert_found(&zero, FOUND_NO(ABSENT, NOT_READ));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(have_words_for_every_diagnosis),
		cmocka_unit_test(classify_every_diagnosis),
		cmocka_unit_test(end_words_in_nul),
		cmocka_unit_test(name_classes),
		cmocka_unit_test(write_every_member),
		cmocka_unit_test(begin_as_not_read),
	};

	return RUN(tests);
}
