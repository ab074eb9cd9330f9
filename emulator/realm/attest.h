/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Attestation tokens (DEN0137 A7.2): signed CBOR that a verifier can read. Its claims say
 * that they are test data, and its keys are published.
 */
#ifndef EMULATOR_ATTEST_H
#define EMULATOR_ATTEST_H

#include <stdbool.h>
#include <stdint.h>

#include "crypto.h"
#include "earlyrsi/rsi_abi.h"

#define ATTEST_TOKEN_MAX	4096
#define ATTEST_PARTS		2	/* platform token, Realm token */

/* A COSE_Sign1 (RFC 9052 section 4.2) inside the token. */
struct attest_part {
	const uint8_t *key;
	struct crypto_bytes payload;	/* as encoded: a byte string with its head */
	uint8_t *signature;
};

/* A token that is being made and copied. */
struct attest {
	uint32_t size;		/* 0: none pending */
	uint32_t copied;
	uint32_t signatures;	/* made so far */
	struct attest_part part[ATTEST_PARTS];
	uint8_t token[ATTEST_TOKEN_MAX];
};

/* The Realm Personalization Value. A Realm's owner chooses it; this one is test data. */
extern const char attest_rpv[ERSI_RSI_CONFIG_RPV_SIZE];

/*
 * challenge: ERSI_RSI_CHALLENGE_SIZE bytes. Drops a pending token. Measurements are those of
 * now; nothing is signed yet.
 */
void attest_init(struct attest *attest, const uint8_t *challenge);
bool attest_pending(const struct attest *attest);
/* Makes one signature of a pending token. False: it has all of them. */
bool attest_sign(struct attest *attest);
/* Copies the next bytes; returns how many. The token is done when all are copied. */
uint32_t attest_copy(struct attest *attest, uint8_t *to, uint32_t size);
#endif
