/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_PROBE_H
#define EARLYRSI_PROBE_H

#include <earlyrsi/firmware.h>
#include <earlyrsi/rsi.h>
#include <earlyrsi/sources.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_probe_input - what the caller knows
 * @sources:		where the sources are
 * @el:			the exception level, 0 to 3 (CurrentEL, bits 3:2)
 * @id_aa64pfr0:	ID_AA64PFR0_EL1
 * @pa_bits:		width of a physical address in bits (ID_AA64MMFR0_EL1)
 * @config:		a granule (ERSI_RSI_CONFIG_SIZE bytes, aligned to its size) that the
 *			RMM may fill; it belongs to the caller and stays as the RMM left it
 * @config_pa:		its physical address, in the protected half
 */
struct ersi_probe_input {
	struct ersi_sources_input sources;
	uint8_t el;
	uint64_t id_aa64pfr0;
	uint8_t pa_bits;
	void *config;
	uint64_t config_pa;
};

/**
 * struct ersi_report - what was found, what was asked, and the answer
 * @sources:	what the sources say; all zeros, which is ERSI_DIAG_NOT_READ, if
 *		ersi_probe_is_possible() rules a Realm out
 * @firmware:	PSCI and SMCCC: the calls made, and their answers
 * @rsi:	RSI: the calls made, and their answers
 * @result:	where the probe stopped; a Realm if and only if @result.diagnosis is
 *		ERSI_DIAG_REALM
 */
struct ersi_report {
	struct ersi_sources sources;
	struct ersi_firmware firmware;
	struct ersi_rsi rsi;
	struct ersi_finding result;
};

/**
 * ersi_probe_is_possible() - check whether this can be a Realm at all
 * @in:		what the caller knows; only @in->el and @in->id_aa64pfr0 are read
 * @why:	written if it cannot: ERSI_DIAG_NOT_EL1 or ERSI_DIAG_NO_EL3
 *
 * Reads no table and makes no call. ersi_probe() calls this first. Call it yourself to save what
 * the preparation of @in->sources would cost.
 *
 * Return: false if this is no Realm.
 */
bool ersi_probe_is_possible(const struct ersi_probe_input *in, struct ersi_finding *why);

/**
 * ersi_probe() - find out whether this is a Realm
 * @in:		what the caller knows
 * @report:	the result; written in full
 *
 * Reads the sources, calls firmware and the RMM, and stops as soon as the answer is known.
 * No call is made twice. Firmware is called only at EL1, only if the CPU says that EL3
 * exists, only by SMC, and only if a source named SMC and all sources agree. It is never
 * called by HVC: HVC is undefined in a Realm (DEN0137, chapter A4), so a machine whose
 * conduit is HVC is known not to be one, and a wrong "hvc" would cost the boot and gain
 * nothing.
 *
 * @report->result.diagnosis is ERSI_DIAG_REALM, ERSI_DIAG_NOT_EL1, ERSI_DIAG_HVC,
 * ERSI_DIAG_NO_EL3, or a diagnosis of ersi_conduit_reconcile(), ersi_firmware_ask() or
 * ersi_rsi_ask().
 */
void ersi_probe(const struct ersi_probe_input *in, struct ersi_report *report);

#endif
