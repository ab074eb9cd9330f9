/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_PROBE_H
#define EARLYRSI_PROBE_H

#include <earlyrsi/acpi.h>
#include <earlyrsi/conduit.h>
#include <earlyrsi/firmware.h>
#include <earlyrsi/plan.h>
#include <earlyrsi/realm.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_probe_input - what the caller knows
 * @env:		context that the environment's functions get
 * @fdt:		the flattened device tree, 8-byte aligned, or NULL
 * @fdt_size:		bytes that may be read at @fdt
 * @rsdp:		physical address of the RSDP; 0 for none, or if ACPI will not
 *			be used (acpi=off)
 * @acpi_force:		late code will use ACPI even if its tables are unusable
 *			(acpi=force)
 * @initrd_pa:		physical address of the initrd whose FADT may replace the
 *			firmware's; 0 for none, or if nothing will be replaced
 * @initrd_size:	its size in bytes
 * @efi_table:		physical address of the record that the UEFI configuration table
 *			with ERSI_RECORD_GUID is; 0 for none
 * @boot_record:	physical address of the record that the boot loader wrote into
 *			the kernel's image, see ERSI_RECORD_IMAGE_POINTER; 0 for none
 * @el:			the exception level, 0 to 3 (CurrentEL, bits 3:2)
 * @id_aa64pfr0:	ID_AA64PFR0_EL1
 * @pa_bits:		width of a physical address in bits (ID_AA64MMFR0_EL1)
 * @lazy_split:		see ersi_plan_choose()
 * @config:		a granule for RSI_REALM_CONFIG, see ersi_rsi_ask()
 * @config_pa:		its physical address
 */
struct ersi_probe_input {
	void *env;
	const void *fdt;
	uint32_t fdt_size;
	uint64_t rsdp;
	bool acpi_force;
	uint64_t initrd_pa;
	uint64_t initrd_size;
	uint64_t efi_table;
	uint64_t boot_record;
	uint8_t el;
	uint64_t id_aa64pfr0;
	uint8_t pa_bits;
	bool lazy_split;
	void *config;
	uint64_t config_pa;
};

/**
 * struct ersi_report - what was found, what was asked, what follows
 * @found:	what each source says; not read where the exception level rules
 *		a Realm out
 * @acpi:	what was found on the way through the ACPI tables
 * @conduit:	what they say together
 * @decided:	which of them decided that, see ersi_conduit_reconcile()
 * @firmware:	PSCI and SMCCC: the calls made, and their answers
 * @rsi:	RSI: the calls made, and their answers
 * @reason:	where the probe stopped; ERSI_REASON_REALM is the only success
 * @plan:	how to build the linear map
 */
struct ersi_report {
	struct ersi_finding found[ERSI_SOURCES];
	struct ersi_acpi acpi;
	struct ersi_finding conduit;
	enum ersi_source decided;
	struct ersi_firmware firmware;
	struct ersi_rsi rsi;
	enum ersi_reason reason;
	enum ersi_plan plan;
};

/**
 * ersi_report_clear() - say that nothing was read and nothing asked
 * @report:	written in full
 */
void ersi_report_clear(struct ersi_report *report);

/**
 * ersi_probe_read() - find out what the sources say, and ask nobody
 * @in:		what the caller knows; what is for asking is not used
 * @report:	the result; written in full, whatever it held before
 *
 * For who has to know the conduit but must not or need not find a Realm: at
 * another exception level, or to hand the conduit over. @report->reason is
 * ERSI_REASON_NONE if there is a conduit, else ERSI_REASON_NO_CONDUIT.
 */
void ersi_probe_read(const struct ersi_probe_input *in, struct ersi_report *report);

/**
 * ersi_probe() - find out whether this is a Realm
 * @in:		what the caller knows
 * @report:	the result; written in full, whatever it held before
 *
 * Reads the sources, asks firmware and the RMM, and stops as soon as the answer
 * is known; no call is made twice. Firmware is called only at EL1, only by SMC,
 * only where a source named SMC, all sources agree, and the CPU says that EL3
 * exists. By HVC nothing is asked: HVC is undefined in a Realm (DEN0137,
 * chapter A4), so a machine whose conduit is HVC is known not to be one, and a
 * wrong "hvc" would cost the boot for no gain.
 */
void ersi_probe(const struct ersi_probe_input *in, struct ersi_report *report);

#endif
