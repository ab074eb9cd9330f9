/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_SMCCC_ABI_H
#define EARLYRSI_SMCCC_ABI_H

/*
 * Arm DEN0028, SMC Calling Convention: constants only, fit for assembly.
 */

/* Function identifier, section 2.5 */
#define ERSI_SMCCC_64			0x40000000

/* Arm Architecture Calls, section 7 */
#define ERSI_SMCCC_FN_VERSION		0x80000000
#define ERSI_SMCCC_FN_ARCH_FEATURES	0x80000001
#define ERSI_SMCCC_FN_ARCH_SOC_ID	0x80000002

/* Return codes, section 7.1 */
#define ERSI_SMCCC_RET_NOT_SUPPORTED	(-1)

/* SMCCC_VERSION, section 7.2: major in bits 30:16, minor in bits 15:0 */
#define ERSI_SMCCC_VERSION_1_0		0x10000
#define ERSI_SMCCC_VERSION_1_1		0x10001
#define ERSI_SMCCC_VERSION_1_2		0x10002

#endif
