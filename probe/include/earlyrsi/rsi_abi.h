/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_RSI_ABI_H
#define EARLYRSI_RSI_ABI_H

/*
 * Arm DEN0137, Realm Management Monitor specification 1.0, chapter B5 "Realm
 * Services Interface": constants only, fit for assembly.
 */

/* Commands, B5.3. All of them are SMC64 fast calls. */
#define ERSI_RSI_FN_VERSION			0xc4000190
#define ERSI_RSI_FN_FEATURES			0xc4000191
#define ERSI_RSI_FN_MEASUREMENT_READ		0xc4000192
#define ERSI_RSI_FN_MEASUREMENT_EXTEND		0xc4000193
#define ERSI_RSI_FN_ATTEST_TOKEN_INIT		0xc4000194
#define ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE	0xc4000195
#define ERSI_RSI_FN_REALM_CONFIG		0xc4000196
#define ERSI_RSI_FN_IPA_STATE_SET		0xc4000197
#define ERSI_RSI_FN_IPA_STATE_GET		0xc4000198
#define ERSI_RSI_FN_HOST_CALL			0xc4000199
/* Commands of RSI 1.1 (DEN0137 1.1, B5.3) that need an auxiliary plane */
#define ERSI_RSI_FN_MEM_SET_PERM_VALUE		0xc40001a2
#define ERSI_RSI_FN_PLANE_ENTER			0xc40001a3
#define ERSI_RSI_FN_PLANE_SYSREG_READ		0xc40001ae
#define ERSI_RSI_FN_PLANE_SYSREG_WRITE		0xc40001af
/* The range that the specification sets aside for RSI */
#define ERSI_RSI_FN_FIRST			0xc4000190
#define ERSI_RSI_FN_LAST			0xc40001af

/* RsiCommandReturnCode, B5.4 */
#define ERSI_RSI_RET_SUCCESS			0
#define ERSI_RSI_RET_ERROR_INPUT		1
#define ERSI_RSI_RET_ERROR_STATE		2
#define ERSI_RSI_RET_INCOMPLETE			3

/* RsiInterfaceVersion, B5.4: major in bits 30:16, minor in bits 15:0 */
#define ERSI_RSI_VERSION_1_0			0x10000

/* Granule: unit of IPA state, alignment of REALM_CONFIG and of token buffers */
#define ERSI_RSI_GRANULE_SIZE			0x1000

/* RsiRealmConfig, B5.4: offsets in the granule that REALM_CONFIG fills */
#define ERSI_RSI_CONFIG_SIZE			0x1000
#define ERSI_RSI_CONFIG_IPA_WIDTH		0x0	/* 64 bits: width in bits */
#define ERSI_RSI_CONFIG_HASH_ALGO		0x8	/* 8 bits */
#define ERSI_RSI_CONFIG_RPV			0x200
#define ERSI_RSI_CONFIG_RPV_SIZE		64

/* RsiHashAlgorithm, B5.4 */
#define ERSI_RSI_HASH_SHA_256			0

/* RsiRipas, B5.4 */
#define ERSI_RSI_RIPAS_EMPTY			0
#define ERSI_RSI_RIPAS_RAM			1
#define ERSI_RSI_RIPAS_DESTROYED		2
#define ERSI_RSI_RIPAS_DEV			3

/* IPA_STATE_SET: RsiRipasChangeFlags bit 0 in x4, RsiResponse in x2 */
#define ERSI_RSI_NO_CHANGE_DESTROYED		0
#define ERSI_RSI_CHANGE_DESTROYED		1
#define ERSI_RSI_ACCEPT				0
#define ERSI_RSI_REJECT				1

/* MEASUREMENT_READ and _EXTEND: 0 is the initial measurement, it is only read */
#define ERSI_RSI_MEASUREMENT_INITIAL		0
#define ERSI_RSI_MEASUREMENT_LAST		4
#define ERSI_RSI_MEASUREMENT_SIZE		64

/* ATTEST_TOKEN_INIT */
#define ERSI_RSI_CHALLENGE_SIZE			64

/* RsiHostCall, B5.4: offsets in the structure that HOST_CALL is given */
#define ERSI_RSI_HOST_CALL_SIZE			0x100
#define ERSI_RSI_HOST_CALL_ALIGN		0x100
#define ERSI_RSI_HOST_CALL_IMM			0x0
#define ERSI_RSI_HOST_CALL_GPRS			0x8
#define ERSI_RSI_HOST_CALL_GPR_COUNT		31

#endif
