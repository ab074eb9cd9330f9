/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_BLOB_H
#define UNIT_BLOB_H

#include <earlyrsi/types.h>

/*
 * Device trees as bytes. A blob ends where readable memory ends (but for what
 * its 8-byte alignment takes), so that libfdt, which no sanitizer sees into,
 * cannot read beyond it unnoticed.
 */
struct blob {
	uint8_t *bytes;
	uint32_t size;
	void *pages;
	size_t length;
};

/* A copy of @size bytes; the process aborts if there is no memory. */
struct blob blob_copy(const void *bytes, uint32_t size);

/* A tree that dtc built from tests/unit/dts/@name.dts; aborts without it. */
struct blob blob_load(const char *name);

void blob_free(struct blob *blob);

#endif
