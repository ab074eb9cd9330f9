// SPDX-License-Identifier: BSD-2-Clause
#include "cbor.h"

#include <string.h>

/* Major types, RFC 8949 section 3.1 */
#define UNSIGNED	0
#define NEGATIVE	1
#define BYTES		2
#define TEXT		3
#define ARRAY		4
#define MAP		5
#define TAG		6
/* Additional information: the value follows in one byte, in two */
#define ONE_BYTE	24
#define TWO_BYTES	25
#define LONG_HEAD	3

static void put_long_head(uint8_t *at, uint8_t major, uint32_t value)
{
	at[0] = (uint8_t)(major << 5) | TWO_BYTES;
	at[1] = (uint8_t)(value >> 8);
	at[2] = (uint8_t)value;
}

static void put_head(struct cbor *cbor, uint8_t major, uint32_t value)
{
	uint8_t type = (uint8_t)(major << 5);

	if (value < ONE_BYTE) {
		*cbor->at++ = type | (uint8_t)value;
	} else if (value < 0x100) {
		*cbor->at++ = type | ONE_BYTE;
		*cbor->at++ = (uint8_t)value;
	} else {
		put_long_head(cbor->at, major, value);
		cbor->at += LONG_HEAD;
	}
}

static void put_string(struct cbor *cbor, uint8_t major, const void *string, uint32_t size)
{
	put_head(cbor, major, size);
	memcpy(cbor->at, string, size);
	cbor->at += size;
}

void cbor_put_unsigned(struct cbor *cbor, uint32_t value)
{
	put_head(cbor, UNSIGNED, value);
}

void cbor_put_negative(struct cbor *cbor, uint32_t value)
{
	put_head(cbor, NEGATIVE, value);
}

void cbor_put_bytes(struct cbor *cbor, const void *bytes, uint32_t size)
{
	put_string(cbor, BYTES, bytes, size);
}

void cbor_put_text(struct cbor *cbor, const char *text)
{
	put_string(cbor, TEXT, text, (uint32_t)strlen(text));
}

void cbor_put_tag(struct cbor *cbor, uint32_t tag)
{
	put_head(cbor, TAG, tag);
}

void cbor_put_array(struct cbor *cbor, uint32_t items)
{
	put_head(cbor, ARRAY, items);
}

void cbor_put_map(struct cbor *cbor, uint32_t pairs)
{
	put_head(cbor, MAP, pairs);
}

uint8_t *cbor_open_bytes(struct cbor *cbor)
{
	uint8_t *begin = cbor->at;

	cbor->at += LONG_HEAD;
	return begin;
}

uint32_t cbor_close_bytes(const struct cbor *cbor, uint8_t *begin)
{
	uint32_t size = (uint32_t)(cbor->at - begin);

	put_long_head(begin, BYTES, size - LONG_HEAD);
	return size;
}
