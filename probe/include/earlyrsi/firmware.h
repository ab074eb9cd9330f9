/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FIRMWARE_H
#define EARLYRSI_FIRMWARE_H

#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_answer - what an SMC32 call returned
 * @given:	the call was made; if not, @value is 0 and has no meaning
 * @value:	w0 as it was returned: a version or set of flags or, if
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
 * ersi_firmware_ask() - find out, by SMC, whether firmware supports SMCCC 1.1
 * @env:	the caller's context
 * @firmware:	receives the answers, and which calls were made
 * @result:	receives the diagnosis if firmware does not support it
 *
 * Each call is made only if the answer to the one before allows it: PSCI 1.0 is the first
 * version that has PSCI_FEATURES, and SMCCC_VERSION may be called only if PSCI_FEATURES
 * knows it (DEN0028, section 7.2 and appendix B).
 *
 * Return: true if SMCCC is 1.1 or later; otherwise false, and @result is
 * ERSI_DIAG_PSCI_VERSION, ERSI_DIAG_NO_SMCCC_VERSION or ERSI_DIAG_SMCCC_VERSION.
 */
bool ersi_firmware_ask(void *env, struct ersi_firmware *firmware, struct ersi_finding *result);

#endif
