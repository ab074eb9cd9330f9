/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FINDING_H
#define EARLYRSI_FINDING_H

#include <earlyrsi/types.h>

/**
 * enum ersi_conduit - the instruction that calls firmware (DEN0028, section 2)
 * @ERSI_CONDUIT_NONE:	firmware must not be called
 * @ERSI_CONDUIT_HVC:	HVC
 * @ERSI_CONDUIT_SMC:	SMC
 * @ERSI_CONDUITS:	number of values
 */
enum ersi_conduit {
	ERSI_CONDUIT_NONE,
	ERSI_CONDUIT_HVC,
	ERSI_CONDUIT_SMC,
	ERSI_CONDUITS
};

/**
 * enum ersi_diagnosis - what was found
 * @ERSI_DIAG_NOT_READ:		the source was not given or not read
 * @ERSI_DIAG_FOUND:			a conduit
 * @ERSI_DIAG_FDT_HEADER:		bad header. Address 0; bytes available; bytes claimed
 * @ERSI_DIAG_FDT_STRUCTURE:		bad structure block. Offset of the tag; 0; 0
 * @ERSI_DIAG_FDT_DEPTH:		too deep. Offset of the node; greatest level; its level
 * @ERSI_DIAG_FDT_COMPATIBLE:	a compatible list that does not end in NUL. Offset of the node;
 *				0; length of the list
 * @ERSI_DIAG_FDT_NO_PSCI:		no node is compatible with PSCI
 * @ERSI_DIAG_FDT_DISABLED:		the PSCI node's status is not okay. Offset of the node
 * @ERSI_DIAG_FDT_PSCI_0_1:		PSCI 0.1, which has no PSCI_VERSION. Offset of the node; 1.0
 *				and 0.1 as PSCI_VERSION encodes them
 * @ERSI_DIAG_FDT_NO_METHOD:		no method. Offset of the node; "smc"; 0
 * @ERSI_DIAG_FDT_METHOD:		neither hvc nor smc. Offset of the node; "smc"; the method
 * @ERSI_DIAG_RSDP_UNMAPPABLE:	Address of the RSDP; bytes that cannot be mapped
 * @ERSI_DIAG_RSDP_SIGNATURE:	Address of the RSDP; "RSD PTR "; its signature
 * @ERSI_DIAG_RSDP_LENGTH:		too short or too long. Address of the RSDP; the limit; its
 *				length
 * @ERSI_DIAG_RSDP_CHECKSUM:		Address of the RSDP; 0; sum of its first 20 bytes
 * @ERSI_DIAG_RSDP_EXTENDED:		Address of the RSDP; 0; sum of all its bytes
 * @ERSI_DIAG_RSDP_ROOT:		no address of an XSDT or RSDT. Address of the RSDP
 * @ERSI_DIAG_ROOT_UNMAPPABLE:	Address of the XSDT or RSDT; bytes that cannot be mapped
 * @ERSI_DIAG_ROOT_SIGNATURE:	Address of the XSDT or RSDT; "XSDT" or "RSDT"; its signature
 * @ERSI_DIAG_ROOT_SHORT:		Address of the XSDT or RSDT; least length; its length
 * @ERSI_DIAG_ROOT_LONG:		Address of the XSDT or RSDT; greatest length; its length
 * @ERSI_DIAG_ROOT_CHECKSUM:		Address of the XSDT or RSDT; 0; sum of its bytes
 * @ERSI_DIAG_TABLES:		Address of the XSDT or RSDT; greatest number of tables that are
 *				read; tables named so far
 * @ERSI_DIAG_TABLE_UNMAPPABLE:	Address of the table; bytes that cannot be mapped
 * @ERSI_DIAG_NO_FADT:		Address of the XSDT or RSDT; 1; 0
 * @ERSI_DIAG_NO_FADT_INITRD:	no FADT, but the initrd has one, which may or may not be
 *				installed. Address of the XSDT or RSDT; 1; 0
 * @ERSI_DIAG_FADT_UNMAPPABLE:	Address of the FADT; bytes that cannot be mapped
 * @ERSI_DIAG_FADT_SHORT:		Address of the FADT; least length; its length
 * @ERSI_DIAG_FADT_LONG:		Address of the FADT; greatest length; its length
 * @ERSI_DIAG_FADT_CHECKSUM:		Address of the FADT; 0; sum of its bytes
 * @ERSI_DIAG_FADT_REVISION:		older than 5.1 and without ARM boot flags. Address of the
 *				FADT; 5.1; its revision, the major one in bits 15:8
 * @ERSI_DIAG_FADT_FLAGS:		not hardware-reduced. Address of the FADT; the flag; its
 *				flags
 * @ERSI_DIAG_FADTS_DIFFER:		Address of a later FADT; 1; number of FADTs so far
 * @ERSI_DIAG_FADT_NO_PSCI:		the FADT says that there is no PSCI. Address of the FADT
 * @ERSI_DIAG_INITRD_UNMAPPABLE:	Address in the initrd; bytes that cannot be mapped
 * @ERSI_DIAG_INITRD_STEPS:		Address in the initrd; greatest number of headers and words
 *				of padding that are read; number read
 * @ERSI_DIAG_INITRD_FADT:		a FADT that is too long. Its address; greatest length; its
 *				length
 * @ERSI_DIAG_INITRD_TOTAL:		tables that are too long together. Address of the last one;
 *				greatest length; length of them all
 * @ERSI_DIAG_CHOSEN_ABSENT:		/chosen does not name a conduit
 * @ERSI_DIAG_CHOSEN_LENGTH:		Offset of the node; length of a conduit; length found
 * @ERSI_DIAG_CHOSEN_VALUE:		neither hvc nor smc. Offset of the node; "smc"; the value
 * @ERSI_DIAG_RECORD:		the caller could not use a record. The caller says what the
 *				numbers are
 * @ERSI_DIAG_CONDUITS_DIFFER:	two sources name different conduits. Address 0; conduit of the
 *				earlier source; conduit of the later one (&enum ersi_conduit)
 * @ERSI_DIAG_NO_CONDUIT:		no source names a conduit
 * @ERSI_DIAG_NOT_EL1:		Realms run only at EL1. Address 0; 1; the exception level
 * @ERSI_DIAG_HVC:			the conduit is HVC, which Realms do not have
 * @ERSI_DIAG_NO_EL3:		Realms have EL3, but the CPU has none. Address 0; 1;
 *				ID_AA64PFR0_EL1
 * @ERSI_DIAG_PSCI_VERSION:		PSCI is older than 1.0. Function ID; 1.0; the answer
 * @ERSI_DIAG_NO_SMCCC_VERSION:	PSCI does not know SMCCC_VERSION. Function ID; 0; the answer
 * @ERSI_DIAG_SMCCC_VERSION:		SMCCC is older than 1.1. Function ID; 1.1; the answer
 * @ERSI_DIAG_NO_RSI:		firmware does not know RSI_VERSION: not a Realm. Function ID; 0;
 *				the answer
 * @ERSI_DIAG_RSI_VERSION:		a Realm, but RSI 1.0 was refused. Function ID; 1.0; highest
 *				version offered
 * @ERSI_DIAG_REALM_CONFIG:		a Realm, but REALM_CONFIG failed. Address of the granule; 0;
 *				the status
 * @ERSI_DIAG_IPA_WIDTH:		a Realm, but its IPA width is impossible. Address of the
 *				granule; greatest width; its width
 * @ERSI_DIAG_REALM:			a Realm, and everything is known
 * @ERSI_DIAGNOSES:			number of values
 *
 * The comments give address, expected and found value of &struct ersi_finding, where they
 * are not 0. Offsets count from the start of the structure block. Addresses of tables are
 * physical. Text is a number: its first eight bytes up to a NUL, the first byte lowest.
 */
enum ersi_diagnosis {
	ERSI_DIAG_NOT_READ,
	ERSI_DIAG_FOUND,
	ERSI_DIAG_FDT_HEADER,
	ERSI_DIAG_FDT_STRUCTURE,
	ERSI_DIAG_FDT_DEPTH,
	ERSI_DIAG_FDT_COMPATIBLE,
	ERSI_DIAG_FDT_NO_PSCI,
	ERSI_DIAG_FDT_DISABLED,
	ERSI_DIAG_FDT_PSCI_0_1,
	ERSI_DIAG_FDT_NO_METHOD,
	ERSI_DIAG_FDT_METHOD,
	ERSI_DIAG_RSDP_UNMAPPABLE,
	ERSI_DIAG_RSDP_SIGNATURE,
	ERSI_DIAG_RSDP_LENGTH,
	ERSI_DIAG_RSDP_CHECKSUM,
	ERSI_DIAG_RSDP_EXTENDED,
	ERSI_DIAG_RSDP_ROOT,
	ERSI_DIAG_ROOT_UNMAPPABLE,
	ERSI_DIAG_ROOT_SIGNATURE,
	ERSI_DIAG_ROOT_SHORT,
	ERSI_DIAG_ROOT_LONG,
	ERSI_DIAG_ROOT_CHECKSUM,
	ERSI_DIAG_TABLES,
	ERSI_DIAG_TABLE_UNMAPPABLE,
	ERSI_DIAG_NO_FADT,
	ERSI_DIAG_NO_FADT_INITRD,
	ERSI_DIAG_FADT_UNMAPPABLE,
	ERSI_DIAG_FADT_SHORT,
	ERSI_DIAG_FADT_LONG,
	ERSI_DIAG_FADT_CHECKSUM,
	ERSI_DIAG_FADT_REVISION,
	ERSI_DIAG_FADT_FLAGS,
	ERSI_DIAG_FADTS_DIFFER,
	ERSI_DIAG_FADT_NO_PSCI,
	ERSI_DIAG_INITRD_UNMAPPABLE,
	ERSI_DIAG_INITRD_STEPS,
	ERSI_DIAG_INITRD_FADT,
	ERSI_DIAG_INITRD_TOTAL,
	ERSI_DIAG_CHOSEN_ABSENT,
	ERSI_DIAG_CHOSEN_LENGTH,
	ERSI_DIAG_CHOSEN_VALUE,
	ERSI_DIAG_RECORD,
	ERSI_DIAG_CONDUITS_DIFFER,
	ERSI_DIAG_NO_CONDUIT,
	ERSI_DIAG_NOT_EL1,
	ERSI_DIAG_HVC,
	ERSI_DIAG_NO_EL3,
	ERSI_DIAG_PSCI_VERSION,
	ERSI_DIAG_NO_SMCCC_VERSION,
	ERSI_DIAG_SMCCC_VERSION,
	ERSI_DIAG_NO_RSI,
	ERSI_DIAG_RSI_VERSION,
	ERSI_DIAG_REALM_CONFIG,
	ERSI_DIAG_IPA_WIDTH,
	ERSI_DIAG_REALM,
	ERSI_DIAGNOSES
};

/**
 * enum ersi_class - what a finding means to its reader
 * @ERSI_CLASS_OK:		usable
 * @ERSI_CLASS_ABSENT:		not there, which is legitimate
 * @ERSI_CLASS_MALFORMED:	violates its specification
 * @ERSI_CLASS_UNSUPPORTED:	well-formed, but of a version or kind that is of no use here
 * @ERSI_CLASS_UNCERTAIN:	violates its specification in a manner that normal initialisation
 *				may overlook, so what it will conclude cannot be known
 * @ERSI_CLASS_UNMAPPABLE:	the environment could not map it
 * @ERSI_CLASS_LIMIT:		larger, deeper or more numerous than what is read
 * @ERSI_CLASS_CONFLICT:	well-formed, but another source contradicts it
 * @ERSI_CLASSES:		number of values
 */
enum ersi_class {
	ERSI_CLASS_OK,
	ERSI_CLASS_ABSENT,
	ERSI_CLASS_MALFORMED,
	ERSI_CLASS_UNSUPPORTED,
	ERSI_CLASS_UNCERTAIN,
	ERSI_CLASS_UNMAPPABLE,
	ERSI_CLASS_LIMIT,
	ERSI_CLASS_CONFLICT,
	ERSI_CLASSES
};

/**
 * struct ersi_finding - a conduit, or why there is none
 * @conduit:	ERSI_CONDUIT_NONE unless @diagnosis is ERSI_DIAG_FOUND
 * @diagnosis:	what was found
 * @address:	where; &enum ersi_diagnosis says in which terms, as for the rest
 * @expected:	what would have been right
 * @found:	what was there
 *
 * A finding that is all zeros is ERSI_DIAG_NOT_READ.
 */
struct ersi_finding {
	enum ersi_conduit conduit;
	enum ersi_diagnosis diagnosis;
	uint64_t address;
	uint64_t expected;
	uint64_t found;
};

/**
 * ersi_finding_conduit() - make a finding a conduit
 * @finding:	the finding; written in full
 * @conduit:	the conduit, not ERSI_CONDUIT_NONE
 */
void ersi_finding_conduit(struct ersi_finding *finding, enum ersi_conduit conduit);

/**
 * ersi_finding_set() - make a finding anything but a conduit
 * @finding:	the finding; written in full
 * @diagnosis:	not ERSI_DIAG_FOUND
 * @address:	see &struct ersi_finding
 * @expected:	see &struct ersi_finding
 * @found:	see &struct ersi_finding
 *
 * Return: false, for the caller to return: nothing more is to be read.
 */
bool ersi_finding_set(struct ersi_finding *finding, enum ersi_diagnosis diagnosis, uint64_t address,
		      uint64_t expected, uint64_t found);

/**
 * ersi_finding_class() - classify a finding
 * @finding: the finding
 *
 * Return: its class; ERSI_CLASS_MALFORMED if @finding->diagnosis is not a value of its type.
 */
enum ersi_class ersi_finding_class(const struct ersi_finding *finding);

/**
 * ersi_finding_words() - describe a finding
 * @finding: the finding
 *
 * Return: a constant string, "?" if @finding->diagnosis is not a value of its type.
 */
const char *ersi_finding_words(const struct ersi_finding *finding);

/**
 * ersi_class_name() - name a class
 * @value: any value
 *
 * Return: a constant string, "?" for a value that is not a class.
 */
const char *ersi_class_name(enum ersi_class value);

#endif
