// SPDX-License-Identifier: BSD-2-Clause
#include "fwcfg.h"

#include <stdbool.h>
#include <string.h>

#include "arch.h"
#include "machine/memory.h"
#include "output/print.h"

#define DMA_REGISTER	16
#define DMA_ERROR	0x1
#define DMA_READ	0x2
#define DMA_SELECT	0x8

struct dma_access {
	uint32_t control;
	uint32_t length;
	uint64_t address;
};

/* A directory entry: size, item and name, the numbers big-endian. */
#define FILE_ENTRY	64
#define FILE_ITEM	4
#define FILE_NAME	8
#define FILE_NAME_SIZE	56

static uint64_t fwcfg_base;

static void transfer(uint32_t control, void *to, uint32_t size)
{
	static volatile struct dma_access access;
	uint64_t address = memory_physical((const void *)&access);
	volatile uint32_t *dma = (volatile uint32_t *)(fwcfg_base + DMA_REGISTER);

	access.control = __builtin_bswap32(control);
	access.length = __builtin_bswap32(size);
	access.address = __builtin_bswap64(memory_physical(to));
	arch_dsb();
	dma[0] = __builtin_bswap32((uint32_t)(address >> 32));
	dma[1] = __builtin_bswap32((uint32_t)address);	/* starts the transfer */
	arch_dsb();
	while (__builtin_bswap32(access.control) & ~(uint32_t)DMA_ERROR)
		;
	if (access.control)
		print_fail("fw_cfg cannot be read");
}

void fwcfg_init(uint64_t base)
{
	char signature[4];

	fwcfg_base = base;
	fwcfg_read(FWCFG_SIGNATURE, signature, sizeof(signature));
	if (memcmp(signature, "QEMU", sizeof(signature)))
		print_fail("no fw_cfg device at 0x%lx", base);
}

void fwcfg_read(uint16_t item, void *to, uint32_t size)
{
	transfer((uint32_t)item << 16 | DMA_SELECT | DMA_READ, to, size);
}

uint32_t fwcfg_number(uint16_t item)
{
	uint32_t number;

	fwcfg_read(item, &number, sizeof(number));
	return number;
}

static uint32_t big_endian(const uint8_t *bytes, uint32_t count)
{
	uint32_t value = 0;

	while (count--)
		value = value << 8 | *bytes++;
	return value;
}

uint16_t fwcfg_file(const char *name, uint32_t *size)
{
	uint8_t entry[FILE_ENTRY];
	uint32_t count;

	fwcfg_read(FWCFG_FILE_DIR, entry, 4);
	for (count = big_endian(entry, 4); count; count--) {
		transfer(DMA_READ, entry, sizeof(entry));
		entry[FILE_NAME + FILE_NAME_SIZE - 1] = 0;
		if (strcmp((const char *)entry + FILE_NAME, name))
			continue;
		*size = big_endian(entry, 4);
		return (uint16_t)big_endian(entry + FILE_ITEM, 2);
	}
	return 0;
}
