/* SPDX-License-Identifier: BSD-2-Clause */
/* Writes CBOR, RFC 8949. The caller provides a buffer that is large enough. */
#ifndef EMULATOR_CBOR_H
#define EMULATOR_CBOR_H

#include <stdint.h>

struct cbor {
	uint8_t *at;		/* where the next byte goes */
};

/* Values, and sizes of strings and containers, are below 2^16. */
void cbor_put_unsigned(struct cbor *cbor, uint32_t value);
/* -1 - value */
void cbor_put_negative(struct cbor *cbor, uint32_t value);
void cbor_put_bytes(struct cbor *cbor, const void *bytes, uint32_t size);
void cbor_put_text(struct cbor *cbor, const char *text);
void cbor_put_tag(struct cbor *cbor, uint32_t tag);
/* That many items, or pairs of items, follow. */
void cbor_put_array(struct cbor *cbor, uint32_t items);
void cbor_put_map(struct cbor *cbor, uint32_t pairs);

/*
 * What is written between the two calls becomes a byte string, 256 bytes or more. open returns
 * where it begins, close its size, both with its head.
 */
uint8_t *cbor_open_bytes(struct cbor *cbor);
uint32_t cbor_close_bytes(const struct cbor *cbor, uint8_t *begin);
#endif
