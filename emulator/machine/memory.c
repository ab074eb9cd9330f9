// SPDX-License-Identifier: BSD-2-Clause
#include "memory.h"

#include <string.h>

#include "arch.h"
#include "output/print.h"
#include "start.h"

#define EL2_TABLE	0x3
#define EL2_ADDRESS	UINT64_C(0x0000ffffffe00000)
#define WINDOW_ENTRY	(WINDOW_BASE / BLOCK_SIZE)
/* start.S maps 512 GiB; RAM begins at 1 GiB. */
#define RAM_END_MAX	(UINT64_C(1) << 39)
/* The 32-bit pointers of ACPI's RSDT reach this far. */
#define HANDOVER_END_MAX	(UINT64_C(1) << 32)
/* Tree, kernel, initrd and what a small guest uses. */
#define GUEST_MIN	(UINT64_C(32) << 20)

static uint64_t el2_l1[START_ENTRIES] __attribute__((aligned(PAGE_SIZE)));
static uint64_t el2_l2[START_ENTRIES] __attribute__((aligned(PAGE_SIZE)));
static uint64_t window_physical;	/* 0 until moved */

void memory_plan(const struct platform *platform, uint32_t ipa_width, uint64_t tables,
		 struct memory *memory)
{
	uint64_t half = UINT64_C(1) << (ipa_width - 1);
	uint64_t end = platform->ram_base + platform->ram_size;

	if (end < platform->ram_base || end > half || end > RAM_END_MAX)
		print_fail("memory ends at 0x%lx, beyond the protected half of ipa_width %u, "
			   "0x%lx; give QEMU a smaller -m or the emulator a larger ipa_width",
			   end, ipa_width, end > half ? half : RAM_END_MAX);
	end &= ~(uint64_t)(BLOCK_SIZE - 1);
	if (end - platform->ram_base < GUEST_MIN + tables + WINDOW_SIZE)
		print_fail("memory of %lu MiB is too small; give QEMU -m 64M or more",
			   platform->ram_size >> 20);
	memory->base = platform->ram_base;
	memory->window = end - WINDOW_SIZE;
	memory->tables_size = tables;
	memory->tables = memory->window - tables;
	memory->guest_size = memory->tables - memory->base;
	memory->handover.size = 0;
}

void memory_reserve(struct memory *memory, uint64_t size)
{
	uint64_t end = memory->base + memory->guest_size;

	if (end > HANDOVER_END_MAX)
		end = HANDOVER_END_MAX;
	memory->handover.base = end - size;
	memory->handover.size = size;
}

uint64_t memory_take(struct memory *memory, uint64_t size)
{
	if (memory->guest_size - GUEST_MIN < size)
		print_fail("memory is too small for another 0x%lx bytes; give QEMU "
			   "a larger -m", size);
	memory->guest_size -= size;
	return memory->base + memory->guest_size;
}

uint64_t memory_images_end(const struct memory *memory)
{
	return memory->handover.size ? memory->handover.base : memory->base + memory->guest_size;
}

uint64_t memory_physical(const void *datum)
{
	uint64_t address = (uint64_t)datum;

	if (address - WINDOW_BASE >= WINDOW_SIZE)
		return address;
	return address - WINDOW_BASE +
	       (window_physical ? window_physical : start_l2[WINDOW_ENTRY] & EL2_ADDRESS);
}

uint64_t memory_move(const struct memory *memory)
{
	uint64_t ttbr;

	memcpy(el2_l1, start_l1, sizeof(el2_l1));
	memcpy(el2_l2, start_l2, sizeof(el2_l2));
	window_physical = memory->window;
	ttbr = memory_physical(el2_l1);
	el2_l1[0] = memory_physical(el2_l2) | EL2_TABLE;
	el2_l2[WINDOW_ENTRY] = memory->window | (el2_l2[WINDOW_ENTRY] & ~EL2_ADDRESS);
	start_move_window(memory->window, ttbr);
	return ttbr;
}
