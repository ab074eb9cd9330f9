/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_STATUS_H
#define EARLYRSI_STATUS_H

/**
 * enum ersi_status - in what way something is, or is not, usable
 * @ERSI_OK:		usable
 * @ERSI_ABSENT:	not there, which is nothing to complain about
 * @ERSI_MALFORMED:	there, but against its specification
 * @ERSI_UNSUPPORTED:	well-formed, but of a version or kind that is of no use here
 * @ERSI_CONFLICT:	well-formed, but contradicted by another source
 * @ERSI_UNMAPPABLE:	the environment could not map it
 * @ERSI_LIMIT:		larger, deeper or more numerous than what is read
 * @ERSI_UNCERTAIN:	against its specification, but in a way that later code
 *			may overlook: what that will conclude cannot be known
 * @ERSI_STATUSES:	how many there are
 */
enum ersi_status {
	ERSI_OK,
	ERSI_ABSENT,
	ERSI_MALFORMED,
	ERSI_UNSUPPORTED,
	ERSI_CONFLICT,
	ERSI_UNMAPPABLE,
	ERSI_LIMIT,
	ERSI_UNCERTAIN,
	ERSI_STATUSES
};

/**
 * enum ersi_reason - why a source has no conduit, or why the probe stopped
 * @ERSI_REASON_NONE:		no reason needed: there is a conduit
 * @ERSI_REASON_NOT_READ:	the source was not given, or not looked at
 * @ERSI_REASON_FDT_HEADER:	bad header, or more bytes claimed than given
 * @ERSI_REASON_FDT_STRUCTURE:	the structure block cannot be walked to its end
 * @ERSI_REASON_FDT_DEPTH:	nodes nested deeper than what is read
 * @ERSI_REASON_FDT_COMPATIBLE:	a compatible list that does not end in NUL
 * @ERSI_REASON_FDT_NO_PSCI:	no node is compatible with PSCI
 * @ERSI_REASON_FDT_DISABLED:	the PSCI node's status is not okay
 * @ERSI_REASON_FDT_PSCI_0_1:	PSCI 0.1: it has no version to ask for
 * @ERSI_REASON_FDT_NO_METHOD:	the PSCI node has no method
 * @ERSI_REASON_FDT_BAD_METHOD:	the method is neither hvc nor smc
 * @ERSI_REASON_ACPI_UNMAPPABLE: something on the way to the FADT cannot be mapped
 * @ERSI_REASON_ACPI_RSDP_SIGNATURE: the RSDP has another signature
 * @ERSI_REASON_ACPI_RSDP_LENGTH: the RSDP is too short for its revision, or too long
 * @ERSI_REASON_ACPI_RSDP_CHECKSUM: one of the RSDP's two checksums is wrong
 * @ERSI_REASON_ACPI_NO_ROOT:	the RSDP has no address of an XSDT or RSDT
 * @ERSI_REASON_ACPI_ROOT_SIGNATURE: the XSDT or RSDT has another signature
 * @ERSI_REASON_ACPI_ROOT_LENGTH: the XSDT or RSDT has no entries, or too many
 * @ERSI_REASON_ACPI_ROOT_CHECKSUM: the XSDT's or RSDT's checksum is wrong
 * @ERSI_REASON_ACPI_TABLES:	no FADT among as many tables as are looked at
 * @ERSI_REASON_ACPI_NO_FADT:	no FADT among the tables
 * @ERSI_REASON_ACPI_FADT_LENGTH: the FADT is shorter than a header, or too long
 * @ERSI_REASON_ACPI_FADT_CHECKSUM: the FADT's checksum is wrong
 * @ERSI_REASON_ACPI_FADT_REVISION: the FADT is older than 5.1, without ARM boot flags
 * @ERSI_REASON_ACPI_FADT_NOT_REDUCED: the FADT is not for hardware-reduced ACPI
 * @ERSI_REASON_ACPI_FADTS_DIFFER: more than one FADT, and late code may mix them
 * @ERSI_REASON_ACPI_NO_PSCI:	the FADT does not say that there is PSCI
 * @ERSI_REASON_ACPI_INITRD:	whether the initrd replaces the FADT cannot be told
 * @ERSI_REASON_CHOSEN_ABSENT:	/chosen hands over no conduit
 * @ERSI_REASON_CHOSEN_LENGTH:	the conduit in /chosen has the wrong length
 * @ERSI_REASON_CHOSEN_VALUE:	the conduit in /chosen is neither hvc nor smc
 * @ERSI_REASON_RECORD_UNMAPPABLE: the record handed over cannot be mapped
 * @ERSI_REASON_RECORD_MAGIC:	what was handed over is no such record
 * @ERSI_REASON_RECORD_LENGTH:	the record is too short, or too long
 * @ERSI_REASON_RECORD_CHECKSUM: the record's checksum is wrong
 * @ERSI_REASON_RECORD_VERSION:	the record has another major version
 * @ERSI_REASON_RECORD_CONDUIT:	the record's conduit is neither HVC nor SMC
 * @ERSI_REASON_SOURCES_DIFFER:	two sources name different conduits
 * @ERSI_REASON_NOT_EL1:	only EL1 can be in a Realm
 * @ERSI_REASON_NO_CONDUIT:	no source names a conduit
 * @ERSI_REASON_HVC:		the conduit is HVC, which no Realm has
 * @ERSI_REASON_NO_EL3:		the conduit is SMC but the CPU says it has no EL3
 * @ERSI_REASON_PSCI_VERSION:	PSCI is older than 1.0
 * @ERSI_REASON_NO_SMCCC_VERSION: PSCI says that SMCCC_VERSION is not there
 * @ERSI_REASON_SMCCC_VERSION:	SMCCC is older than 1.1
 * @ERSI_REASON_NO_RSI:		RSI_VERSION is not there: an ordinary machine
 * @ERSI_REASON_RSI_VERSION:	a Realm, but RSI 1.0 was refused
 * @ERSI_REASON_REALM_CONFIG:	a Realm, but REALM_CONFIG failed
 * @ERSI_REASON_IPA_WIDTH:	a Realm, but its IPA width is impossible
 * @ERSI_REASON_REALM:		a Realm, and all is known about it
 * @ERSI_REASONS:		how many there are
 */
enum ersi_reason {
	ERSI_REASON_NONE,
	ERSI_REASON_NOT_READ,
	ERSI_REASON_FDT_HEADER,
	ERSI_REASON_FDT_STRUCTURE,
	ERSI_REASON_FDT_DEPTH,
	ERSI_REASON_FDT_COMPATIBLE,
	ERSI_REASON_FDT_NO_PSCI,
	ERSI_REASON_FDT_DISABLED,
	ERSI_REASON_FDT_PSCI_0_1,
	ERSI_REASON_FDT_NO_METHOD,
	ERSI_REASON_FDT_BAD_METHOD,
	ERSI_REASON_ACPI_UNMAPPABLE,
	ERSI_REASON_ACPI_RSDP_SIGNATURE,
	ERSI_REASON_ACPI_RSDP_LENGTH,
	ERSI_REASON_ACPI_RSDP_CHECKSUM,
	ERSI_REASON_ACPI_NO_ROOT,
	ERSI_REASON_ACPI_ROOT_SIGNATURE,
	ERSI_REASON_ACPI_ROOT_LENGTH,
	ERSI_REASON_ACPI_ROOT_CHECKSUM,
	ERSI_REASON_ACPI_TABLES,
	ERSI_REASON_ACPI_NO_FADT,
	ERSI_REASON_ACPI_FADT_LENGTH,
	ERSI_REASON_ACPI_FADT_CHECKSUM,
	ERSI_REASON_ACPI_FADT_REVISION,
	ERSI_REASON_ACPI_FADT_NOT_REDUCED,
	ERSI_REASON_ACPI_FADTS_DIFFER,
	ERSI_REASON_ACPI_NO_PSCI,
	ERSI_REASON_ACPI_INITRD,
	ERSI_REASON_CHOSEN_ABSENT,
	ERSI_REASON_CHOSEN_LENGTH,
	ERSI_REASON_CHOSEN_VALUE,
	ERSI_REASON_RECORD_UNMAPPABLE,
	ERSI_REASON_RECORD_MAGIC,
	ERSI_REASON_RECORD_LENGTH,
	ERSI_REASON_RECORD_CHECKSUM,
	ERSI_REASON_RECORD_VERSION,
	ERSI_REASON_RECORD_CONDUIT,
	ERSI_REASON_SOURCES_DIFFER,
	ERSI_REASON_NOT_EL1,
	ERSI_REASON_NO_CONDUIT,
	ERSI_REASON_HVC,
	ERSI_REASON_NO_EL3,
	ERSI_REASON_PSCI_VERSION,
	ERSI_REASON_NO_SMCCC_VERSION,
	ERSI_REASON_SMCCC_VERSION,
	ERSI_REASON_NO_RSI,
	ERSI_REASON_RSI_VERSION,
	ERSI_REASON_REALM_CONFIG,
	ERSI_REASON_IPA_WIDTH,
	ERSI_REASON_REALM,
	ERSI_REASONS
};

/**
 * ersi_status_name() - a status in words
 * @status: any value
 *
 * Return: a constant string, "?" for a value that is no status.
 */
const char *ersi_status_name(enum ersi_status status);

/**
 * ersi_reason_name() - a reason in words
 * @reason: any value
 *
 * Return: a constant string, "?" for a value that is no reason.
 */
const char *ersi_reason_name(enum ersi_reason reason);

#endif
