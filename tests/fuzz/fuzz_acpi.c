// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as ACPI tables and an initrd. Beyond what the sanitizers see: the
 * environment's contract is kept, a finding makes sense, and early code
 * concludes nothing that late code would not.
 *
 * The first byte of the input: bit 0, repair checksums before the tables are
 * read, since the fuzzer will not guess them; bit 1, there is an initrd; the
 * others, which mapping fails, counted from 1. The rest is memory, as in image.h.
 */
#include <stdlib.h>

#include <earlyrsi/acpi.h>

#include "image.h"
#include "tests/unit/fake.h"
#include "tests/unit/lateacpi.h"

#define MEMORY_MAX	0x4000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* What is left open must have a reason: a mapping that was refused, or bad tables. */
static void compare(const struct ersi_finding *finding, const struct late_memory *memory,
		    bool refused)
{
	struct late_acpi late = late_acpi_find(memory, IMAGE_PA);

	require((finding->status == ERSI_OK) == (finding->conduit != ERSI_CONDUIT_NONE));
	require((finding->status == ERSI_OK) == (finding->reason == ERSI_REASON_NONE));
	if (finding->status == ERSI_OK || finding->status == ERSI_ABSENT)
		require(late.used && late.conduit == finding->conduit);
	if (finding->status == ERSI_MALFORMED || finding->status == ERSI_UNSUPPORTED)
		require(!late.used);
	if (finding->status > ERSI_UNSUPPORTED)
		require(refused || !late_acpi_is_sound(memory, IMAGE_PA));
	if (refused)
		require(finding->status == ERSI_UNMAPPABLE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct late_memory late_memory = { .pa = IMAGE_PA };
	struct fake fake = { .memory_pa = IMAGE_PA };
	struct ersi_finding finding;
	struct ersi_acpi acpi;
	uint8_t *copy;

	if (size < 2 || size > MEMORY_MAX)
		return 0;
	fake.memory_size = (uint32_t)size - 1;
	fake.refused_map = data[0] >> 2;
	fake.memory = malloc(size - 1);
	copy = malloc(size - 1);
	require(fake.memory && copy);
	memcpy(fake.memory, data + 1, size - 1);
	if (data[0] & 1)
		image_repair(fake.memory, fake.memory_size);
	memcpy(copy, fake.memory, size - 1);

	late_memory.bytes = copy;
	late_memory.size = fake.memory_size;
	if (data[0] & 2 && fake.memory_size > IMAGE_INITRD) {
		late_memory.initrd_pa = IMAGE_PA + IMAGE_INITRD;
		late_memory.initrd_size = fake.memory_size - IMAGE_INITRD;
	}

	ersi_acpi_find(&fake, IMAGE_PA, late_memory.initrd_pa, late_memory.initrd_size,
		       &finding, &acpi);
	require(!fake_verify(&fake));
	require(!memcmp(copy, fake.memory, size - 1));
	compare(&finding, &late_memory,
		fake.refused_map && fake.map_calls >= fake.refused_map);

	free(fake.memory);
	free(copy);
	return 0;
}
