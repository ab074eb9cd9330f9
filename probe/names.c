// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Words for what consumers print. The tables are arrays of characters and not
 * of pointers: a pointer would need an absolute relocation, and the probe runs
 * where those are not applied yet.
 */
#include <earlyrsi/conduit.h>
#include <earlyrsi/note.h>
#include <earlyrsi/plan.h>
#include <earlyrsi/status.h>

static const char *name_at(const char *names, uint32_t size, uint32_t width, uint32_t index)
{
	return index < size / width ? names + index * width : "?";
}

#define NAME_OR_UNKNOWN(names, index) \
	name_at((names)[0], sizeof(names), sizeof((names)[0]), index)

const char *ersi_status_name(enum ersi_status status)
{
	static const char names[ERSI_STATUSES][16] = {
		[ERSI_OK]		= "ok",
		[ERSI_ABSENT]		= "absent",
		[ERSI_MALFORMED]	= "malformed",
		[ERSI_UNSUPPORTED]	= "unsupported",
		[ERSI_CONFLICT]		= "conflicting",
		[ERSI_UNMAPPABLE]	= "unmappable",
		[ERSI_LIMIT]		= "over a limit",
		[ERSI_UNCERTAIN]	= "uncertain",
	};

	return NAME_OR_UNKNOWN(names, status);
}

const char *ersi_reason_name(enum ersi_reason reason)
{
	static const char names[ERSI_REASONS][48] = {
		[ERSI_REASON_NONE]		= "none",
		[ERSI_REASON_NOT_READ]		= "not read",
		[ERSI_REASON_FDT_HEADER]	= "bad device tree header",
		[ERSI_REASON_FDT_STRUCTURE]	= "bad device tree structure",
		[ERSI_REASON_FDT_DEPTH]		= "device tree nested too deep",
		[ERSI_REASON_FDT_COMPATIBLE]	= "bad compatible list",
		[ERSI_REASON_FDT_NO_PSCI]	= "no PSCI node",
		[ERSI_REASON_FDT_DISABLED]	= "PSCI node is disabled",
		[ERSI_REASON_FDT_PSCI_0_1]	= "PSCI node is for PSCI 0.1",
		[ERSI_REASON_FDT_NO_METHOD]	= "PSCI node has no method",
		[ERSI_REASON_FDT_BAD_METHOD]	= "PSCI node has an invalid method",
		[ERSI_REASON_ACPI_UNMAPPABLE]	= "ACPI table cannot be mapped",
		[ERSI_REASON_ACPI_RSDP_SIGNATURE] = "bad RSDP signature",
		[ERSI_REASON_ACPI_RSDP_LENGTH]	= "bad RSDP length",
		[ERSI_REASON_ACPI_RSDP_CHECKSUM] = "bad RSDP checksum",
		[ERSI_REASON_ACPI_NO_ROOT]	= "RSDP names no XSDT or RSDT",
		[ERSI_REASON_ACPI_ROOT_SIGNATURE] = "bad XSDT or RSDT signature",
		[ERSI_REASON_ACPI_ROOT_LENGTH]	= "bad XSDT or RSDT length",
		[ERSI_REASON_ACPI_ROOT_CHECKSUM] = "bad XSDT or RSDT checksum",
		[ERSI_REASON_ACPI_TABLES]	= "too many ACPI tables",
		[ERSI_REASON_ACPI_NO_FADT]	= "no FADT",
		[ERSI_REASON_ACPI_FADT_LENGTH]	= "bad FADT length",
		[ERSI_REASON_ACPI_FADT_CHECKSUM] = "bad FADT checksum",
		[ERSI_REASON_ACPI_FADT_REVISION] = "FADT is older than 5.1",
		[ERSI_REASON_ACPI_FADT_NOT_REDUCED] = "FADT is not hardware-reduced",
		[ERSI_REASON_ACPI_FADTS_DIFFER]	= "several FADTs that differ",
		[ERSI_REASON_ACPI_NO_PSCI]	= "FADT has no PSCI",
		[ERSI_REASON_ACPI_INITRD]	= "initrd might replace the FADT",
		[ERSI_REASON_CHOSEN_ABSENT]	= "/chosen has no conduit",
		[ERSI_REASON_CHOSEN_LENGTH]	= "bad length of the conduit in /chosen",
		[ERSI_REASON_CHOSEN_VALUE]	= "bad value of the conduit in /chosen",
		[ERSI_REASON_RECORD_UNMAPPABLE]	= "record cannot be mapped",
		[ERSI_REASON_RECORD_MAGIC]	= "bad record magic",
		[ERSI_REASON_RECORD_LENGTH]	= "bad record length",
		[ERSI_REASON_RECORD_CHECKSUM]	= "bad record checksum",
		[ERSI_REASON_RECORD_VERSION]	= "record is of another version",
		[ERSI_REASON_RECORD_CONDUIT]	= "record has an invalid conduit",
		[ERSI_REASON_SOURCES_DIFFER]	= "sources name different conduits",
		[ERSI_REASON_NOT_EL1]		= "not at EL1",
		[ERSI_REASON_NO_CONDUIT]	= "no conduit",
		[ERSI_REASON_HVC]		= "conduit is HVC",
		[ERSI_REASON_NO_EL3]		= "conduit is SMC but the CPU has no EL3",
		[ERSI_REASON_PSCI_VERSION]	= "PSCI is older than 1.0",
		[ERSI_REASON_NO_SMCCC_VERSION]	= "firmware has no SMCCC_VERSION",
		[ERSI_REASON_SMCCC_VERSION]	= "SMCCC is older than 1.1",
		[ERSI_REASON_NO_RSI]		= "firmware has no RSI",
		[ERSI_REASON_RSI_VERSION]	= "RMM refused RSI 1.0",
		[ERSI_REASON_REALM_CONFIG]	= "RMM gave no Realm configuration",
		[ERSI_REASON_IPA_WIDTH]		= "RMM named an impossible IPA width",
		[ERSI_REASON_REALM]		= "Realm",
	};

	return NAME_OR_UNKNOWN(names, reason);
}

const char *ersi_conduit_name(enum ersi_conduit conduit)
{
	static const char names[ERSI_CONDUITS][8] = {
		[ERSI_CONDUIT_NONE]	= "none",
		[ERSI_CONDUIT_HVC]	= "hvc",
		[ERSI_CONDUIT_SMC]	= "smc",
	};

	return NAME_OR_UNKNOWN(names, conduit);
}

const char *ersi_source_name(enum ersi_source source)
{
	static const char names[ERSI_SOURCE_COUNT][16] = {
		[ERSI_SOURCE_FDT]	= "device tree",
		[ERSI_SOURCE_ACPI]	= "ACPI",
		[ERSI_SOURCE_CHOSEN]	= "/chosen",
		[ERSI_SOURCE_EFI_TABLE]	= "EFI table",
		[ERSI_SOURCE_BOOT_RECORD] = "boot record",
		[ERSI_SOURCE_CPU]	= "CPU",
		[ERSI_SOURCE_FIRMWARE]	= "firmware",
		[ERSI_SOURCE_RMM]	= "RMM",
	};

	return NAME_OR_UNKNOWN(names, source);
}

const char *ersi_source_when(enum ersi_source source)
{
	static const char names[ERSI_SOURCES][24] = {
		[ERSI_SOURCE_FDT]	= "the device tree",
		[ERSI_SOURCE_ACPI]	= "EFI's tables",
		[ERSI_SOURCE_CHOSEN]	= "the device tree",
		[ERSI_SOURCE_EFI_TABLE]	= "EFI's tables",
		[ERSI_SOURCE_BOOT_RECORD] = "the kernel's image",
	};

	return NAME_OR_UNKNOWN(names, source);
}

const char *ersi_field_name(enum ersi_field field)
{
	static const char names[ERSI_FIELDS][24] = {
		[ERSI_FIELD_FDT_HEADER]		= "header",
		[ERSI_FIELD_FDT_STRUCTURE]	= "structure block",
		[ERSI_FIELD_FDT_DEPTH]		= "node level",
		[ERSI_FIELD_FDT_COMPATIBLE]	= "compatible",
		[ERSI_FIELD_FDT_PSCI]		= "PSCI node",
		[ERSI_FIELD_FDT_METHOD]		= "PSCI method",
		[ERSI_FIELD_RSDP]		= "RSDP",
		[ERSI_FIELD_RSDP_SIGNATURE]	= "RSDP signature",
		[ERSI_FIELD_RSDP_LENGTH]	= "RSDP length",
		[ERSI_FIELD_RSDP_CHECKSUM]	= "RSDP checksum",
		[ERSI_FIELD_RSDP_EXTENDED]	= "RSDP extended checksum",
		[ERSI_FIELD_RSDP_ROOT]		= "RSDP's table address",
		[ERSI_FIELD_ROOT]		= "XSDT or RSDT",
		[ERSI_FIELD_ROOT_SIGNATURE]	= "XSDT or RSDT signature",
		[ERSI_FIELD_ROOT_LENGTH]	= "XSDT or RSDT length",
		[ERSI_FIELD_ROOT_CHECKSUM]	= "XSDT or RSDT checksum",
		[ERSI_FIELD_TABLES]		= "number of tables",
		[ERSI_FIELD_TABLE]		= "table header",
		[ERSI_FIELD_FADT]		= "FADT",
		[ERSI_FIELD_FADT_LENGTH]	= "FADT length",
		[ERSI_FIELD_FADT_CHECKSUM]	= "FADT checksum",
		[ERSI_FIELD_FADT_REVISION]	= "FADT revision",
		[ERSI_FIELD_FADT_FLAGS]		= "FADT flags",
		[ERSI_FIELD_FADTS]		= "number of FADTs",
		[ERSI_FIELD_INITRD]		= "initrd",
		[ERSI_FIELD_INITRD_FADT]	= "initrd's FADT",
		[ERSI_FIELD_CHOSEN_LENGTH]	= "conduit's length",
		[ERSI_FIELD_CHOSEN_VALUE]	= "conduit's value",
		[ERSI_FIELD_RECORD]		= "record",
		[ERSI_FIELD_RECORD_MAGIC]	= "record magic",
		[ERSI_FIELD_RECORD_LENGTH]	= "record length",
		[ERSI_FIELD_RECORD_CHECKSUM]	= "record checksum",
		[ERSI_FIELD_RECORD_VERSION]	= "record version",
		[ERSI_FIELD_RECORD_CONDUIT]	= "record's conduit",
		[ERSI_FIELD_CONDUIT]		= "conduit",
		[ERSI_FIELD_CPU_EL3]		= "ID_AA64PFR0_EL1.EL3",
		[ERSI_FIELD_RSI_VERSION]	= "RSI_VERSION",
		[ERSI_FIELD_REALM_CONFIG]	= "RSI_REALM_CONFIG",
		[ERSI_FIELD_IPA_WIDTH]		= "IPA width",
	};

	return NAME_OR_UNKNOWN(names, field);
}

const char *ersi_plan_name(enum ersi_plan plan)
{
	static const char names[ERSI_PLANS][24] = {
		[ERSI_PLAN_AS_BEFORE]	= "as before",
		[ERSI_PLAN_PAGES]	= "pages",
		[ERSI_PLAN_LAZY_SPLIT]	= "blocks, split lazily",
	};

	return NAME_OR_UNKNOWN(names, plan);
}
