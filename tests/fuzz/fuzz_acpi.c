// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as ACPI tables and an initrd. Besides what the sanitizers check, the
 * probe must keep the environment's contract, a finding must make sense, and the
 * probe must conclude nothing that normal initialisation would not.
 *
 * The first byte of the input: bit 0, repair checksums before the tables are
 * read, since the fuzzer will not guess them; bit 1, there is an initrd. The rest
 * is memory, from MEMORY_PA: the RSDP first, the initrd from INITRD on.
 */
#include <stdlib.h>

#include <earlyrsi/acpi.h>

#include "tests/unit/fake.h"
#include "tests/unit/lateacpi.h"

#define MEMORY_PA	0x1000
#define INITRD		0x400
#define MEMORY_MAX	0x4000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

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
	uint64_t begin = pa - MEMORY_PA;

	if (pa >= MEMORY_PA && begin < size && size - begin >= 36)
		balance(memory, size, begin, number(memory + begin + 4, 4), 9);
}

/* Tables first: the root table's sum needs no repair of what it points to. */
static void repair(uint8_t *memory, uint64_t size)
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
		if (root >= MEMORY_PA && root - MEMORY_PA + i + width <= size)
			repair_table(memory, size, number(memory + root - MEMORY_PA + i, width));
	repair_table(memory, size, root);
}

static void compare(const struct ersi_finding *finding, const struct late_acpi *late)
{
	bool found = finding->diagnosis == ERSI_DIAG_FOUND;
	enum ersi_class class = ersi_finding_class(finding);

	require(found == (finding->conduit != ERSI_CONDUIT_NONE));
	require(found == (class == ERSI_CLASS_OK));
	if (class == ERSI_CLASS_OK || class == ERSI_CLASS_ABSENT)
		require(late->used && late->conduit == finding->conduit);
	if (class == ERSI_CLASS_MALFORMED || class == ERSI_CLASS_UNSUPPORTED)
		require(!late->used);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct late_memory late_memory = { .pa = MEMORY_PA };
	struct ersi_acpi_input input = { .rsdp = MEMORY_PA };
	struct fake fake = { .memory_pa = MEMORY_PA };
	struct ersi_finding finding;
	struct late_acpi late;
	struct ersi_acpi acpi;
	uint8_t *copy;

	if (size < 2 || size > MEMORY_MAX)
		return 0;
	fake.memory_size = (uint32_t)size - 1;
	fake.memory = malloc(size - 1);
	copy = malloc(size - 1);
	require(fake.memory && copy);
	memcpy(fake.memory, data + 1, size - 1);
	if (data[0] & 1)
		repair(fake.memory, fake.memory_size);
	memcpy(copy, fake.memory, size - 1);

	late_memory.bytes = copy;
	late_memory.size = fake.memory_size;
	if (data[0] & 2 && fake.memory_size > INITRD) {
		late_memory.initrd_pa = MEMORY_PA + INITRD;
		late_memory.initrd_size = fake.memory_size - INITRD;
	}

	input.initrd_pa = late_memory.initrd_pa;
	input.initrd_size = late_memory.initrd_size;
	ersi_acpi_find(&fake, &input, &finding, &acpi);
	require(!fake_verify(&fake));
	require(!memcmp(copy, fake.memory, size - 1));
	late = late_acpi_find(&late_memory, MEMORY_PA);
	compare(&finding, &late);

	free(fake.memory);
	free(copy);
	return 0;
}
