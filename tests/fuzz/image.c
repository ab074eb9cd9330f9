// SPDX-License-Identifier: BSD-2-Clause
#include "image.h"
#include "tests/unit/tables.h"

static void put(uint8_t *bytes, uint64_t value, uint32_t size)
{
	for (; size--; value >>= 8)
		*bytes++ = (uint8_t)value;
}

void image_make(uint8_t *memory, bool xsdt, bool two_fadts)
{
	uint32_t width = xsdt ? 8 : 4;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC);
	memset(memory, 0, IMAGE_SIZE);
	memcpy(memory, tables.memory + TABLES_RSDP, 36);
	memcpy(memory + IMAGE_ROOT, tables.memory + TABLES_ROOT, 36);
	memcpy(memory + IMAGE_FADT, tables.memory + TABLES_FADT, TABLES_FADT_SIZE);
	memcpy(memory + IMAGE_OTHER, tables.memory + (two_fadts ? TABLES_FADT : TABLES_MADT),
	       TABLES_FADT_SIZE);
	memcpy(memory + IMAGE_INITRD, tables.memory + TABLES_INITRD, tables.initrd_size);
	tables_free(&tables);

	memory[15] = xsdt ? 2 : 0;
	put(memory + 16, IMAGE_PA + IMAGE_ROOT, 4);
	put(memory + 24, IMAGE_PA + IMAGE_ROOT, 8);
	memcpy(memory + IMAGE_ROOT, xsdt ? "XSDT" : "RSDT", 4);
	put(memory + IMAGE_ROOT + 4, 36 + 3 * width, 4);
	put(memory + IMAGE_ROOT + 36, IMAGE_PA + IMAGE_OTHER, width);
	put(memory + IMAGE_ROOT + 36 + width, 0, width);
	put(memory + IMAGE_ROOT + 36 + 2 * width, IMAGE_PA + IMAGE_FADT, width);
}
