/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_RSI_H
#define EARLYRSI_RSI_H

#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/* The IPA widths that the architecture allows for a Realm, in bits */
#define ERSI_RSI_IPA_WIDTH_MIN	32
#define ERSI_RSI_IPA_WIDTH_MAX	52

/**
 * struct ersi_rsi - what the RMM said about the Realm
 * @version_given:	RSI_VERSION was called; its results follow
 * @version_status:	x0: ERSI_RSI_RET_*, or all ones where there is no RSI
 * @version_lower:	x1: the lower of the versions offered
 * @version_higher:	x2: the higher
 * @config_given:	RSI_REALM_CONFIG was called; its results follow
 * @config_status:	x0: ERSI_RSI_RET_*
 * @ipa_width:		as the RMM wrote it, in bits; valid only if the probe's result is
 *			ERSI_DIAG_REALM. Bit @ipa_width - 1 of an address then selects
 *			the shared half
 *
 * Source: DEN0137, B5.3 (RSI_VERSION, RSI_REALM_CONFIG).
 */
struct ersi_rsi {
	bool version_given;
	uint64_t version_status;
	uint64_t version_lower;
	uint64_t version_higher;
	bool config_given;
	uint64_t config_status;
	uint64_t ipa_width;
};

/**
 * ersi_rsi_ask() - find out, by SMC, whether this is a Realm, and its IPA width
 * @env:	the caller's context
 * @config:	a granule, see &struct ersi_probe_input
 * @config_pa:	its physical address, in the protected half
 * @pa_bits:	the widest physical address that the CPU can output, in bits
 * @rsi:	receives the answers, and which calls were made
 * @result:	receives ERSI_DIAG_REALM, ERSI_DIAG_NO_RSI, ERSI_DIAG_RSI_VERSION,
 *		ERSI_DIAG_REALM_CONFIG or ERSI_DIAG_IPA_WIDTH
 */
void ersi_rsi_ask(void *env, const void *config, uint64_t config_pa, uint8_t pa_bits,
		  struct ersi_rsi *rsi, struct ersi_finding *result);

#endif
