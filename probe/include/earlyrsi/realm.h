/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_REALM_H
#define EARLYRSI_REALM_H

#include <earlyrsi/status.h>
#include <earlyrsi/types.h>

/* What the architecture allows as IPA width of a Realm, in bits. */
#define ERSI_IPA_WIDTH_MIN	32
#define ERSI_IPA_WIDTH_MAX	52

/**
 * struct ersi_rsi - what the RMM said about the Realm
 * @version_given:	RSI_VERSION was called; its answers follow
 * @version_status:	x0: ERSI_RSI_RET_*, or all ones where there is no RSI
 * @version_lower:	x1: the lower of the versions offered
 * @version_higher:	x2: the higher
 * @config_given:	RSI_REALM_CONFIG was called; its answers follow
 * @config_status:	x0: ERSI_RSI_RET_*
 * @ipa_width:		as the RMM wrote it, in bits; believe it only where
 *			ersi_rsi_ask() returned ERSI_REASON_REALM. Bit
 *			@ipa_width - 1 of an address then selects the shared half
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
 * ersi_rsi_ask() - find out, by SMC, whether this is a Realm, and how wide
 * @env:	the caller's context
 * @config:	a granule (ERSI_RSI_CONFIG_SIZE bytes, so aligned) that the RMM
 *		may fill; it belongs to the caller and stays as the RMM left it
 * @config_pa:	its physical address, in the protected half
 * @pa_bits:	the widest physical address that the CPU can output, in bits
 * @rsi:	receives the answers, and which calls were made
 *
 * Return: ERSI_REASON_REALM, ERSI_REASON_NO_RSI, ERSI_REASON_RSI_VERSION,
 * ERSI_REASON_REALM_CONFIG or ERSI_REASON_IPA_WIDTH.
 *
 * Source: DEN0137, B5.3 (RSI_VERSION, RSI_REALM_CONFIG).
 */
enum ersi_reason ersi_rsi_ask(void *env, const void *config, uint64_t config_pa,
			      uint8_t pa_bits, struct ersi_rsi *rsi);

#endif
