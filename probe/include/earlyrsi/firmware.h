/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FIRMWARE_H
#define EARLYRSI_FIRMWARE_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_answer - what an SMC32 call returned
 * @given:	the call was made; if not, @value is 0 and means nothing
 * @value:	w0 as it was returned: a version or set of flags, or, if
 *		negative, an error
 */
struct ersi_answer {
	bool given;
	int32_t value;
};

/**
 * struct ersi_firmware - what firmware said about itself
 * @psci_version:	PSCI_VERSION
 * @psci_features:	PSCI_FEATURES(SMCCC_VERSION)
 * @smccc_version:	SMCCC_VERSION
 */
struct ersi_firmware {
	struct ersi_answer psci_version;
	struct ersi_answer psci_features;
	struct ersi_answer smccc_version;
};

/**
 * ersi_firmware_ask() - find out whether firmware speaks SMCCC 1.1
 * @env:	the caller's context
 * @conduit:	ERSI_CONDUIT_SMC or ERSI_CONDUIT_HVC
 * @firmware:	receives the answers, and which calls were made
 *
 * Each call is made only if the answer to the one before allows it: PSCI 1.0
 * is the first that has PSCI_FEATURES, and SMCCC_VERSION may be called only
 * where PSCI_FEATURES knows it (DEN0028, section 7.2 and appendix B).
 *
 * Return: ERSI_REASON_NONE if SMCCC is 1.1 or later, else
 * ERSI_REASON_PSCI_VERSION, ERSI_REASON_NO_SMCCC_VERSION or
 * ERSI_REASON_SMCCC_VERSION.
 */
enum ersi_reason ersi_firmware_ask(void *env, enum ersi_conduit conduit,
				   struct ersi_firmware *firmware);

#endif
