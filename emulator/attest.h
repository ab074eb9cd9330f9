/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * An attestation token in the format of DEN0137 A7.2 (CBOR, COSE_Sign1) whose
 * claims say that it is test data and whose signatures verify with no key.
 */
#ifndef ERSI_EMULATOR_ATTEST_H
#define ERSI_EMULATOR_ATTEST_H

#include <stdbool.h>
#include <stdint.h>

#define ERSI_ATTEST_TOKEN_MAX	4096

/* One CPU's token: each has its own (DEN0137 A7.2.1). */
struct ersi_attest {
	uint32_t size;		/* 0: none pending */
	uint32_t copied;
	uint8_t token[ERSI_ATTEST_TOKEN_MAX];
};

/* challenge: ERSI_RSI_CHALLENGE_SIZE bytes. Drops a token under way. */
void ersi_attest_init(struct ersi_attest *attest, const uint8_t *challenge);
bool ersi_attest_pending(const struct ersi_attest *attest);
/* Copies on; returns how many bytes. The token is done when all are copied. */
uint32_t ersi_attest_copy(struct ersi_attest *attest, uint8_t *to, uint32_t size);
#endif
