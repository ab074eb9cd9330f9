// SPDX-License-Identifier: BSD-2-Clause
#include "attest.h"

#include <string.h>

#include "crypto.h"
#include "earlyrsi/rsi.h"
#include "measurement.h"

/* CBOR major types, RFC 8949 section 3 */
#define CBOR_UNSIGNED	0
#define CBOR_NEGATIVE	1
#define CBOR_BYTES	2
#define CBOR_TEXT	3
#define CBOR_ARRAY	4
#define CBOR_MAP	5
#define CBOR_TAG	6

#define TAG_CCA_TOKEN		399
#define TAG_COSE_SIGN1		18
#define KEY_PLATFORM_TOKEN	44234
#define KEY_REALM_TOKEN		44241
/* COSE header: algorithm, ES384 (RFC 9053 section 2.1) */
#define COSE_ALGORITHM		1
#define COSE_ES384_NEGATIVE	34	/* -35 */
#define SIGNATURE_SIZE		96

/* Claims, DEN0137 A7.2.3 */
#define CLAIM_CHALLENGE		10
#define CLAIM_PROFILE		265
#define CLAIM_RPV		44235
#define CLAIM_HASH_ALGORITHM	44236
#define CLAIM_PUBLIC_KEY	44237
#define CLAIM_INITIAL		44238
#define CLAIM_EXTENSIBLE	44239
#define CLAIM_KEY_HASH		44240
#define CLAIM_PLATFORM_ID	256
#define CLAIM_PLATFORM_IMPL	2396

#define PUBLIC_KEY_SIZE		97
/* The Realm's claims are the longer ones: 575 bytes. */
#define CLAIMS_MAX		640
#define SIGNED_MAX		(CLAIMS_MAX + SIGNATURE_SIZE + 32)

static const char marker[] = "earlyrsi emulator: TEST DATA, attests nothing";

struct writer {
	uint8_t *at;
};

static void put_head(struct writer *w, uint8_t major, uint32_t value)
{
	uint8_t type = (uint8_t)(major << 5);

	if (value < 24) {
		*w->at++ = type | (uint8_t)value;
	} else if (value < 0x100) {
		*w->at++ = type | 24;
		*w->at++ = (uint8_t)value;
	} else {
		*w->at++ = type | 25;
		*w->at++ = (uint8_t)(value >> 8);
		*w->at++ = (uint8_t)value;
	}
}

static void put_bytes(struct writer *w, const void *bytes, uint32_t size)
{
	put_head(w, CBOR_BYTES, size);
	memcpy(w->at, bytes, size);
	w->at += size;
}

static void put_text(struct writer *w, const char *text)
{
	uint32_t size = (uint32_t)strlen(text);

	put_head(w, CBOR_TEXT, size);
	memcpy(w->at, text, size);
	w->at += size;
}

/* The marker, padded with zeros to a field's size. */
static void put_marker(struct writer *w, uint32_t size)
{
	put_head(w, CBOR_BYTES, size);
	memset(w->at, 0, size);
	memcpy(w->at, marker, size < sizeof(marker) ? size : sizeof(marker));
	w->at += size;
}

static void put_measurement(struct writer *w, uint32_t index)
{
	uint8_t value[ERSI_RSI_MEASUREMENT_SIZE];

	ersi_measurement_read(index, value);
	put_bytes(w, value, CRYPTO_SHA256_SIZE);
}

static uint32_t realm_claims(uint8_t *buffer, const uint8_t *challenge)
{
	struct writer w = { buffer };
	uint32_t i;

	put_head(&w, CBOR_MAP, 8);
	put_head(&w, CBOR_UNSIGNED, CLAIM_CHALLENGE);
	put_bytes(&w, challenge, ERSI_RSI_CHALLENGE_SIZE);
	put_head(&w, CBOR_UNSIGNED, CLAIM_PROFILE);
	put_text(&w, "tag:arm.com,2023:realm#1.0.0");
	put_head(&w, CBOR_UNSIGNED, CLAIM_RPV);
	put_marker(&w, ERSI_RSI_CONFIG_RPV_SIZE);
	put_head(&w, CBOR_UNSIGNED, CLAIM_HASH_ALGORITHM);
	put_text(&w, "sha-256");
	put_head(&w, CBOR_UNSIGNED, CLAIM_PUBLIC_KEY);
	put_marker(&w, PUBLIC_KEY_SIZE);
	put_head(&w, CBOR_UNSIGNED, CLAIM_KEY_HASH);
	put_text(&w, "sha-256");
	put_head(&w, CBOR_UNSIGNED, CLAIM_INITIAL);
	put_measurement(&w, ERSI_RSI_MEASUREMENT_INITIAL);
	put_head(&w, CBOR_UNSIGNED, CLAIM_EXTENSIBLE);
	put_head(&w, CBOR_ARRAY, ERSI_RSI_MEASUREMENT_LAST);
	for (i = 1; i <= ERSI_RSI_MEASUREMENT_LAST; i++)
		put_measurement(&w, i);
	return (uint32_t)(w.at - buffer);
}

static uint32_t platform_claims(uint8_t *buffer)
{
	struct writer w = { buffer };

	put_head(&w, CBOR_MAP, 3);
	put_head(&w, CBOR_UNSIGNED, CLAIM_PROFILE);
	put_text(&w, "tag:arm.com,2023:cca_platform#1.0.0");
	put_head(&w, CBOR_UNSIGNED, CLAIM_PLATFORM_ID);
	put_marker(&w, 33);
	put_head(&w, CBOR_UNSIGNED, CLAIM_PLATFORM_IMPL);
	put_marker(&w, 32);
	return (uint32_t)(w.at - buffer);
}

/* COSE_Sign1, RFC 9052 section 4.2, as one byte string. */
static void put_signed(struct writer *w, const uint8_t *payload, uint32_t payload_size)
{
	uint8_t sign1[SIGNED_MAX];
	uint8_t header[8];
	struct writer h = { header };
	struct writer s = { sign1 };

	put_head(&h, CBOR_MAP, 1);
	put_head(&h, CBOR_UNSIGNED, COSE_ALGORITHM);
	put_head(&h, CBOR_NEGATIVE, COSE_ES384_NEGATIVE);
	put_head(&s, CBOR_TAG, TAG_COSE_SIGN1);
	put_head(&s, CBOR_ARRAY, 4);
	put_bytes(&s, header, (uint32_t)(h.at - header));
	put_head(&s, CBOR_MAP, 0);
	put_bytes(&s, payload, payload_size);
	put_marker(&s, SIGNATURE_SIZE);
	put_bytes(w, sign1, (uint32_t)(s.at - sign1));
}

void ersi_attest_init(struct ersi_attest *attest, const uint8_t *challenge)
{
	struct writer w = { attest->token };
	uint8_t claims[CLAIMS_MAX];

	put_head(&w, CBOR_TAG, TAG_CCA_TOKEN);
	put_head(&w, CBOR_MAP, 2);
	put_head(&w, CBOR_UNSIGNED, KEY_PLATFORM_TOKEN);
	put_signed(&w, claims, platform_claims(claims));
	put_head(&w, CBOR_UNSIGNED, KEY_REALM_TOKEN);
	put_signed(&w, claims, realm_claims(claims, challenge));
	attest->size = (uint32_t)(w.at - attest->token);
	attest->copied = 0;
}

bool ersi_attest_pending(const struct ersi_attest *attest)
{
	return attest->size != 0;
}

uint32_t ersi_attest_copy(struct ersi_attest *attest, uint8_t *to, uint32_t size)
{
	uint32_t left = attest->size - attest->copied;

	if (size > left)
		size = left;
	memcpy(to, attest->token + attest->copied, size);
	attest->copied += size;
	if (attest->copied == attest->size)
		attest->size = 0;
	return size;
}
