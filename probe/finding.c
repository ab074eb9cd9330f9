// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The class and the words of every diagnosis, in one table. It holds arrays of characters
 * and not pointers: a pointer would need an absolute relocation, and the probe runs before
 * those are applied.
 */
#include <earlyrsi/finding.h>

struct description {
	uint8_t class;
	char words[47];
};

#define OK		ERSI_CLASS_OK
#define ABSENT		ERSI_CLASS_ABSENT
#define MALFORMED	ERSI_CLASS_MALFORMED
#define UNSUPPORTED	ERSI_CLASS_UNSUPPORTED
#define UNCERTAIN	ERSI_CLASS_UNCERTAIN
#define UNMAPPABLE	ERSI_CLASS_UNMAPPABLE
#define LIMIT		ERSI_CLASS_LIMIT
#define CONFLICT	ERSI_CLASS_CONFLICT

static const struct description descriptions[ERSI_DIAGNOSES] = {
	[ERSI_DIAG_NOT_READ]		= { ABSENT, "not read" },
	[ERSI_DIAG_FOUND]		= { OK, "conduit" },
	[ERSI_DIAG_FDT_HEADER]		= { MALFORMED, "bad device tree header" },
	[ERSI_DIAG_FDT_STRUCTURE]	= { MALFORMED, "bad device tree structure" },
	[ERSI_DIAG_FDT_DEPTH]		= { LIMIT, "device tree nested too deep" },
	[ERSI_DIAG_FDT_COMPATIBLE]	= { MALFORMED, "bad compatible list" },
	[ERSI_DIAG_FDT_NO_PSCI]		= { ABSENT, "no PSCI node" },
	[ERSI_DIAG_FDT_DISABLED]	= { ABSENT, "PSCI node is disabled" },
	[ERSI_DIAG_FDT_PSCI_0_1]	= { UNSUPPORTED, "PSCI node is for PSCI 0.1" },
	[ERSI_DIAG_FDT_NO_METHOD]	= { MALFORMED, "PSCI node has no method" },
	[ERSI_DIAG_FDT_METHOD]		= { MALFORMED, "PSCI node has an invalid method" },
	[ERSI_DIAG_RSDP_UNMAPPABLE]	= { UNMAPPABLE, "RSDP cannot be mapped" },
	[ERSI_DIAG_RSDP_SIGNATURE]	= { UNCERTAIN, "bad RSDP signature" },
	[ERSI_DIAG_RSDP_LENGTH]		= { UNCERTAIN, "bad RSDP length" },
	[ERSI_DIAG_RSDP_CHECKSUM]	= { UNCERTAIN, "bad RSDP checksum" },
	[ERSI_DIAG_RSDP_EXTENDED]	= { UNCERTAIN, "bad RSDP extended checksum" },
	[ERSI_DIAG_RSDP_ROOT]		= { UNCERTAIN, "RSDP names no XSDT or RSDT" },
	[ERSI_DIAG_ROOT_UNMAPPABLE]	= { UNMAPPABLE, "XSDT or RSDT cannot be mapped" },
	[ERSI_DIAG_ROOT_SIGNATURE]	= { UNCERTAIN, "bad XSDT or RSDT signature" },
	[ERSI_DIAG_ROOT_SHORT]		= { MALFORMED, "XSDT or RSDT is too short" },
	[ERSI_DIAG_ROOT_LONG]		= { LIMIT, "XSDT or RSDT is too long" },
	[ERSI_DIAG_ROOT_CHECKSUM]	= { UNCERTAIN, "bad XSDT or RSDT checksum" },
	[ERSI_DIAG_TABLES]		= { LIMIT, "too many ACPI tables" },
	[ERSI_DIAG_TABLE_UNMAPPABLE]	= { UNMAPPABLE, "ACPI table cannot be mapped" },
	[ERSI_DIAG_NO_FADT]		= { MALFORMED, "no FADT" },
	[ERSI_DIAG_NO_FADT_INITRD]	= { UNCERTAIN, "no FADT, but the initrd has one" },
	[ERSI_DIAG_FADT_UNMAPPABLE]	= { UNMAPPABLE, "FADT cannot be mapped" },
	[ERSI_DIAG_FADT_SHORT]		= { UNCERTAIN, "FADT is too short" },
	[ERSI_DIAG_FADT_LONG]		= { LIMIT, "FADT is too long" },
	[ERSI_DIAG_FADT_CHECKSUM]	= { UNCERTAIN, "bad FADT checksum" },
	[ERSI_DIAG_FADT_REVISION]	= { UNSUPPORTED, "FADT is older than 5.1" },
	[ERSI_DIAG_FADT_FLAGS]		= { UNSUPPORTED, "FADT is not hardware-reduced" },
	[ERSI_DIAG_FADTS_DIFFER]	= { UNCERTAIN, "several FADTs that differ" },
	[ERSI_DIAG_FADT_NO_PSCI]	= { ABSENT, "FADT has no PSCI" },
	[ERSI_DIAG_INITRD_UNMAPPABLE]	= { UNMAPPABLE, "initrd cannot be mapped" },
	[ERSI_DIAG_INITRD_STEPS]	= { LIMIT, "too many files in the initrd" },
	[ERSI_DIAG_INITRD_FADT]		= { LIMIT, "initrd's FADT is too long" },
	[ERSI_DIAG_INITRD_TOTAL]	= { LIMIT, "initrd's ACPI tables are too long" },
	[ERSI_DIAG_CHOSEN_ABSENT]	= { ABSENT, "/chosen has no conduit" },
	[ERSI_DIAG_CHOSEN_LENGTH]	= { MALFORMED, "bad length of the conduit in /chosen" },
	[ERSI_DIAG_CHOSEN_VALUE]	= { MALFORMED, "bad value of the conduit in /chosen" },
	[ERSI_DIAG_RECORD]		= { MALFORMED, "bad record" },
	[ERSI_DIAG_CONDUITS_DIFFER]	= { CONFLICT, "sources name different conduits" },
	[ERSI_DIAG_NO_CONDUIT]		= { ABSENT, "no conduit" },
	[ERSI_DIAG_NOT_EL1]		= { UNSUPPORTED, "not at EL1" },
	[ERSI_DIAG_HVC]			= { UNSUPPORTED, "conduit is HVC" },
	[ERSI_DIAG_NO_EL3]		= { UNSUPPORTED, "the CPU has no EL3" },
	[ERSI_DIAG_PSCI_VERSION]	= { UNSUPPORTED, "PSCI is older than 1.0" },
	[ERSI_DIAG_NO_SMCCC_VERSION]	= { UNSUPPORTED, "firmware has no SMCCC_VERSION" },
	[ERSI_DIAG_SMCCC_VERSION]	= { UNSUPPORTED, "SMCCC is older than 1.1" },
	[ERSI_DIAG_NO_RSI]		= { UNSUPPORTED, "firmware has no RSI" },
	[ERSI_DIAG_RSI_VERSION]		= { UNSUPPORTED, "RMM refused RSI 1.0" },
	[ERSI_DIAG_REALM_CONFIG]	= { MALFORMED, "RMM gave no Realm configuration" },
	[ERSI_DIAG_IPA_WIDTH]		= { MALFORMED, "RMM named an impossible IPA width" },
	[ERSI_DIAG_REALM]		= { OK, "Realm" },
};

void ersi_finding_conduit(struct ersi_finding *finding, enum ersi_conduit conduit)
{
	ersi_finding_set(finding, ERSI_DIAG_FOUND, 0, 0, 0);
	finding->conduit = conduit;
}

bool ersi_finding_set(struct ersi_finding *finding, enum ersi_diagnosis diagnosis,
		      uint64_t address, uint64_t expected, uint64_t found)
{
	finding->conduit = ERSI_CONDUIT_NONE;
	finding->diagnosis = diagnosis;
	finding->address = address;
	finding->expected = expected;
	finding->found = found;

	return false;
}

enum ersi_class ersi_finding_class(const struct ersi_finding *finding)
{
	return finding->diagnosis < ERSI_DIAGNOSES ?
		(enum ersi_class)descriptions[finding->diagnosis].class : ERSI_CLASS_MALFORMED;
}

const char *ersi_finding_words(const struct ersi_finding *finding)
{
	return finding->diagnosis < ERSI_DIAGNOSES ?
		descriptions[finding->diagnosis].words : "?";
}

const char *ersi_class_name(enum ersi_class value)
{
	static const char names[ERSI_CLASSES][16] = {
		[ERSI_CLASS_OK]		= "ok",
		[ERSI_CLASS_ABSENT]	= "absent",
		[ERSI_CLASS_MALFORMED]	= "malformed",
		[ERSI_CLASS_UNSUPPORTED] = "unsupported",
		[ERSI_CLASS_UNCERTAIN]	= "uncertain",
		[ERSI_CLASS_UNMAPPABLE]	= "unmappable",
		[ERSI_CLASS_LIMIT]	= "over a limit",
		[ERSI_CLASS_CONFLICT]	= "conflicting",
	};

	return value < ERSI_CLASSES ? names[value] : "?";
}
