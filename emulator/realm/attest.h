/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Attestation tokens (DEN0137 A7.2): signed CBOR that a verifier can read. Its claims say
 * that they are test data, and its keys are published.
 */
#ifndef ERSI_EMULATOR_ATTEST_H
#define ERSI_EMULATOR_ATTEST_H

#include <stdbool.h>
#include <stdint.h>

#include "crypto.h"
#include "earlyrsi/rsi.h"

#define ERSI_ATTEST_TOKEN_MAX	4096
#define ERSI_ATTEST_PARTS	2	/* platform token, Realm token */

/* A COSE_Sign1 (RFC 9052 section 4.2) inside the token. */
struct ersi_attest_part {
	const uint8_t *key;
	struct crypto_bytes payload;	/* as encoded: a byte string with its head */
	uint8_t *signature;
};

/* One CPU's token: each has its own (DEN0137 A7.2.1). */
struct ersi_attest {
	uint32_t size;		/* 0: none pending */
	uint32_t copied;
	uint32_t signatures;	/* made so far */
	struct ersi_attest_part part[ERSI_ATTEST_PARTS];
	uint8_t token[ERSI_ATTEST_TOKEN_MAX];
};

/* The Realm Personalization Value. A Realm's owner chooses it; this one is test data. */
extern const char ersi_attest_rpv[ERSI_RSI_CONFIG_RPV_SIZE];

/*
 * challenge: ERSI_RSI_CHALLENGE_SIZE bytes. Drops a pending token. Measurements are those of
 * now; nothing is signed yet.
 */
void ersi_attest_init(struct ersi_attest *attest, const uint8_t *challenge);
bool ersi_attest_pending(const struct ersi_attest *attest);
/* Makes one signature of a pending token; false: it has them all. */
bool ersi_attest_sign(struct ersi_attest *attest);
/* Copies on; returns how many bytes. The token is done when all are copied. */
uint32_t ersi_attest_copy(struct ersi_attest *attest, uint8_t *to, uint32_t size);
#endif
