// SPDX-License-Identifier: BSD-2-Clause
#include "attest.h"

#include <string.h>

#include "cbor.h"
#include "measurement.h"

#define TAG_CCA_TOKEN		399
#define KEY_PLATFORM_TOKEN	44234
#define KEY_REALM_TOKEN		44241

/* COSE, RFC 9052 and RFC 9053 */
#define TAG_COSE_SIGN1		18
#define COSE_ES384		{ 0xa1, 0x01, 0x38, 0x22 }	/* { 1: -35 }, the algorithm */
#define COSE_KEY_TYPE		1
#define COSE_KEY_TYPE_EC2	2
#define COSE_CURVE_NEGATIVE	0	/* -1 */
#define COSE_CURVE_P384		2
#define COSE_X_NEGATIVE		1	/* -2 */
#define COSE_Y_NEGATIVE		2	/* -3 */
#define COSE_KEY_MAX		128

/* Claims of both tokens */
#define CLAIM_CHALLENGE		10
#define CLAIM_PROFILE		265
/* Claims of the Realm token, DEN0137 A7.2.3.1 */
#define CLAIM_RPV		44235
#define CLAIM_HASH_ALGORITHM	44236
#define CLAIM_PUBLIC_KEY	44237
#define CLAIM_INITIAL		44238
#define CLAIM_EXTENSIBLE	44239
#define CLAIM_KEY_HASH		44240
/* Claims of the platform token, DEN0137 A7.2.3.2 */
#define CLAIM_INSTANCE_ID	256
#define CLAIM_LIFECYCLE		2395
#define CLAIM_IMPLEMENTATION_ID	2396
#define CLAIM_COMPONENTS	2399
#define CLAIM_CONFIG		2401
#define CLAIM_PLATFORM_HASH	2402
#define COMPONENT_TYPE		1
#define COMPONENT_VALUE		2
#define COMPONENT_VERSION	4
#define COMPONENT_SIGNER	5

#define ID_SIZE			32
#define UEID_RAND		"\x01"
/* The platform's root of trust can be debugged, permanently. */
#define LIFECYCLE_DECOMMISSIONED	0x6000

const char attest_rpv[ERSI_RSI_CONFIG_RPV_SIZE] =
	"earlyrsi emulator: TEST DATA, not a real Realm";

/*
 * Private keys that say what they are: the text is the number, in ASCII. The Realm
 * Attestation Key signs Realm tokens, the CCA Platform Attestation Key platform tokens.
 */
static const char realm_key[CRYPTO_KEY_SIZE] = {
	"PUBLISHED TEST KEY of the earlyrsi emulator: RAK"
};
static const char platform_key[CRYPTO_KEY_SIZE] = {
	"PUBLISHED TEST KEY of the earlyrsi emulator CPAK"
};

static const uint8_t realm_key_x[CRYPTO_KEY_SIZE] = {
	0x81, 0x6a, 0x6d, 0xad, 0x33, 0x1b, 0x8b, 0x2a, 0x0f, 0xa9, 0x93, 0x22,
	0xdc, 0x50, 0x66, 0xd3, 0xde, 0xcc, 0x61, 0x87, 0x74, 0x80, 0x8b, 0xd9,
	0x0c, 0xb5, 0x42, 0xe0, 0xc1, 0x5d, 0x19, 0x4b, 0x3b, 0xf4, 0x74, 0x58,
	0xea, 0xac, 0x71, 0x61, 0x47, 0x14, 0xe3, 0xfb, 0x75, 0x1a, 0xef, 0x89,
};
static const uint8_t realm_key_y[CRYPTO_KEY_SIZE] = {
	0x48, 0x8f, 0x15, 0x37, 0x8a, 0xba, 0xfa, 0x67, 0x7c, 0xe4, 0x09, 0xd1,
	0x5d, 0x0a, 0x8e, 0xdd, 0x43, 0x48, 0xb4, 0xf4, 0x7e, 0x9e, 0x40, 0x49,
	0x01, 0xf9, 0x7e, 0x02, 0x07, 0x32, 0x94, 0x2c, 0xe9, 0x86, 0x4a, 0xc6,
	0x15, 0x81, 0x43, 0x10, 0x43, 0x8b, 0xd2, 0x2a, 0x2c, 0xf8, 0x40, 0xc5,
};

static const uint8_t protected_header[] = COSE_ES384;
static const char hash_name[] = "sha-256";

/* Text that stands for an identifier or a hash, padded with zeros. */
static void put_padded(struct cbor *cbor, const char *text)
{
	uint8_t id[ID_SIZE] = { 0 };

	memcpy(id, text, strlen(text));
	cbor_put_bytes(cbor, id, sizeof(id));
}

/* COSE_Key, RFC 9052 section 7. Returns its size. */
static uint32_t encode_realm_key(uint8_t encoded[COSE_KEY_MAX])
{
	struct cbor cbor = { encoded };

	cbor_put_map(&cbor, 4);
	cbor_put_unsigned(&cbor, COSE_KEY_TYPE);
	cbor_put_unsigned(&cbor, COSE_KEY_TYPE_EC2);
	cbor_put_negative(&cbor, COSE_CURVE_NEGATIVE);
	cbor_put_unsigned(&cbor, COSE_CURVE_P384);
	cbor_put_negative(&cbor, COSE_X_NEGATIVE);
	cbor_put_bytes(&cbor, realm_key_x, sizeof(realm_key_x));
	cbor_put_negative(&cbor, COSE_Y_NEGATIVE);
	cbor_put_bytes(&cbor, realm_key_y, sizeof(realm_key_y));
	return (uint32_t)(cbor.at - encoded);
}

static void put_realm_claims(struct cbor *cbor, const uint8_t *challenge)
{
	uint8_t measurement[ERSI_RSI_MEASUREMENT_LAST + 1][CRYPTO_SHA256_SIZE];
	uint8_t key[COSE_KEY_MAX];
	uint32_t i;

	measurement_read_all(measurement);
	cbor_put_map(cbor, 8);
	cbor_put_unsigned(cbor, CLAIM_CHALLENGE);
	cbor_put_bytes(cbor, challenge, ERSI_RSI_CHALLENGE_SIZE);
	cbor_put_unsigned(cbor, CLAIM_PROFILE);
	cbor_put_text(cbor, "tag:arm.com,2023:realm#1.0.0");
	cbor_put_unsigned(cbor, CLAIM_RPV);
	cbor_put_bytes(cbor, attest_rpv, sizeof(attest_rpv));
	cbor_put_unsigned(cbor, CLAIM_HASH_ALGORITHM);
	cbor_put_text(cbor, hash_name);
	cbor_put_unsigned(cbor, CLAIM_PUBLIC_KEY);
	cbor_put_bytes(cbor, key, encode_realm_key(key));
	cbor_put_unsigned(cbor, CLAIM_KEY_HASH);
	cbor_put_text(cbor, hash_name);
	cbor_put_unsigned(cbor, CLAIM_INITIAL);
	cbor_put_bytes(cbor, measurement[ERSI_RSI_MEASUREMENT_INITIAL], CRYPTO_SHA256_SIZE);
	cbor_put_unsigned(cbor, CLAIM_EXTENSIBLE);
	cbor_put_array(cbor, ERSI_RSI_MEASUREMENT_LAST);
	for (i = 1; i <= ERSI_RSI_MEASUREMENT_LAST; i++)
		cbor_put_bytes(cbor, measurement[i], CRYPTO_SHA256_SIZE);
}

static void put_component(struct cbor *cbor)
{
	cbor_put_map(cbor, 4);
	cbor_put_unsigned(cbor, COMPONENT_TYPE);
	cbor_put_text(cbor, "earlyrsi emulator: TEST DATA");
	cbor_put_unsigned(cbor, COMPONENT_VALUE);
	put_padded(cbor, "earlyrsi: nothing was measured");
	cbor_put_unsigned(cbor, COMPONENT_VERSION);
	cbor_put_text(cbor, "not a release");
	cbor_put_unsigned(cbor, COMPONENT_SIGNER);
	put_padded(cbor, "earlyrsi: not signed");
}

/* The challenge binds the Realm's key to the platform: it is the key's hash. */
static void put_platform_claims(struct cbor *cbor, const uint8_t *challenge)
{
	static const char config[] = "earlyrsi emulator: TEST DATA, attests nothing";
	static const char instance[1 + ID_SIZE] = UEID_RAND "earlyrsi emulator: TEST DATA";

	cbor_put_map(cbor, 8);
	cbor_put_unsigned(cbor, CLAIM_PROFILE);
	cbor_put_text(cbor, "tag:arm.com,2023:cca_platform#1.0.0");
	cbor_put_unsigned(cbor, CLAIM_CHALLENGE);
	cbor_put_bytes(cbor, challenge, CRYPTO_SHA256_SIZE);
	cbor_put_unsigned(cbor, CLAIM_IMPLEMENTATION_ID);
	put_padded(cbor, "earlyrsi emulator: TEST DATA");
	cbor_put_unsigned(cbor, CLAIM_INSTANCE_ID);
	cbor_put_bytes(cbor, instance, sizeof(instance));
	cbor_put_unsigned(cbor, CLAIM_CONFIG);
	cbor_put_bytes(cbor, config, sizeof(config) - 1);
	cbor_put_unsigned(cbor, CLAIM_LIFECYCLE);
	cbor_put_unsigned(cbor, LIFECYCLE_DECOMMISSIONED);
	cbor_put_unsigned(cbor, CLAIM_COMPONENTS);
	cbor_put_array(cbor, 1);
	put_component(cbor);
	cbor_put_unsigned(cbor, CLAIM_PLATFORM_HASH);
	cbor_put_text(cbor, hash_name);
}

/* A COSE_Sign1 with room for the signature, as a byte string. */
static void put_part(struct cbor *cbor, struct attest_part *part, const char *key,
		     void (*put_claims)(struct cbor *cbor, const uint8_t *challenge),
		     const uint8_t *challenge)
{
	static const uint8_t no_signature[CRYPTO_SIGNATURE_SIZE];
	uint8_t *token = cbor_open_bytes(cbor);
	uint8_t *payload;

	cbor_put_tag(cbor, TAG_COSE_SIGN1);
	cbor_put_array(cbor, 4);
	cbor_put_bytes(cbor, protected_header, sizeof(protected_header));
	cbor_put_map(cbor, 0);
	payload = cbor_open_bytes(cbor);
	put_claims(cbor, challenge);
	part->key = (const uint8_t *)key;
	part->payload.at = payload;
	part->payload.size = cbor_close_bytes(cbor, payload);
	cbor_put_bytes(cbor, no_signature, sizeof(no_signature));
	part->signature = cbor->at - sizeof(no_signature);
	cbor_close_bytes(cbor, token);
}

void attest_init(struct attest *attest, const uint8_t *challenge)
{
	struct cbor cbor = { attest->token };
	uint8_t key[COSE_KEY_MAX], key_hash[CRYPTO_SHA256_SIZE];

	crypto_sha256(key, encode_realm_key(key), key_hash);
	cbor_put_tag(&cbor, TAG_CCA_TOKEN);
	cbor_put_map(&cbor, ATTEST_PARTS);
	cbor_put_unsigned(&cbor, KEY_PLATFORM_TOKEN);
	put_part(&cbor, &attest->part[0], platform_key, put_platform_claims, key_hash);
	cbor_put_unsigned(&cbor, KEY_REALM_TOKEN);
	put_part(&cbor, &attest->part[1], realm_key, put_realm_claims, challenge);
	attest->size = (uint32_t)(cbor.at - attest->token);
	attest->copied = 0;
	attest->signatures = 0;
}

bool attest_pending(const struct attest *attest)
{
	return attest->size != 0;
}

bool attest_sign(struct attest *attest)
{
	const struct attest_part *part = &attest->part[attest->signatures];
	uint8_t begin[32];
	struct cbor cbor = { begin };
	struct crypto_bytes message[2];

	if (attest->signatures == ATTEST_PARTS)
		return false;
	/* Sig_structure, RFC 9052 section 4.4; its last item is the payload. */
	cbor_put_array(&cbor, 4);
	cbor_put_text(&cbor, "Signature1");
	cbor_put_bytes(&cbor, protected_header, sizeof(protected_header));
	cbor_put_bytes(&cbor, "", 0);
	message[0].at = begin;
	message[0].size = (uint32_t)(cbor.at - begin);
	message[1] = part->payload;
	crypto_sign(part->key, message, part->signature);
	attest->signatures++;
	return true;
}

uint32_t attest_copy(struct attest *attest, uint8_t *to, uint32_t size)
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
