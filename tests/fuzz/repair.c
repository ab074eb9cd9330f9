// SPDX-License-Identifier: BSD-2-Clause
#include "image.h"

static uint64_t number(const uint8_t *bytes, uint32_t size)
{
	uint64_t value = 0;

	while (size--)
		value = value << 8 | bytes[size];

	return value;
}

/* Make @count bytes add up to 0 by the one at @at, if they are there. */
static void balance(uint8_t *memory, uint64_t size, uint64_t begin, uint64_t count, uint32_t at)
{
	uint8_t sum = 0;
	uint64_t i;

	if (begin > size || count > size - begin || count <= at)
		return;
	for (i = 0; i < count; i++)
		sum = (uint8_t)(sum + memory[begin + i]);
	memory[begin + at] = (uint8_t)(memory[begin + at] - sum);
}

static void repair_table(uint8_t *memory, uint64_t size, uint64_t pa)
{
	uint64_t begin = pa - IMAGE_PA;

	if (pa >= IMAGE_PA && begin < size && size - begin >= 36)
		balance(memory, size, begin, number(memory + begin + 4, 4), 9);
}

/* Tables first: the root table's sum needs no repair of what it points to. */
void image_repair(uint8_t *memory, uint64_t size)
{
	uint64_t root, i;
	uint32_t width = 8;

	if (size < 36)
		return;
	balance(memory, size, 0, 20, 8);
	balance(memory, size, 0, number(memory + 20, 4), 32);

	root = memory[15] > 1 ? number(memory + 24, 8) : 0;
	if (!root) {
		root = number(memory + 16, 4);
		width = 4;
	}
	for (i = 36; i < 36 + 8 * (uint64_t)width; i += width)
		if (root >= IMAGE_PA && root - IMAGE_PA + i + width <= size)
			repair_table(memory, size, number(memory + root - IMAGE_PA + i, width));
	repair_table(memory, size, root);
}
