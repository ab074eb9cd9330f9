// SPDX-License-Identifier: BSD-2-Clause
#include "acpifiles.h"

#include <dirent.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "acpidump.h"
#include "exits.h"

/* ACPI 6.5, section 5.2.5.3: RSDP */
#define RSDP_SIGNATURE	"RSD PTR "
#define RSDP_SIZE	36
#define RSDP_V1_SIZE	20
#define RSDP_CHECKSUM	8
#define RSDP_REVISION	15
#define RSDP_LENGTH	20
#define RSDP_XSDT	24
#define RSDP_XCHECKSUM	32

/* Section 5.2.6: the header of every table but RSDP and FACS */
#define HEADER_SIZE	36
#define HEADER_LENGTH	4
#define HEADER_REVISION	8
#define HEADER_CHECKSUM	9
#define HEADER_OEM	10

static const char oem[] = "ERSI  INSPECT ";

static void put(uint8_t *to, uint64_t value, unsigned int size)
{
	for (unsigned int i = 0; i < size; i++)
		to[i] = (uint8_t)(value >> (8 * i));
}

/* All bytes of a table add up to 0. */
static uint8_t checksum(const uint8_t *bytes, size_t size)
{
	unsigned int sum = 0;

	for (size_t i = 0; i < size; i++)
		sum += bytes[i];
	return (uint8_t)-sum;
}

static uint8_t *make(struct memory *memory, const char *name, uint64_t size, uint64_t *pa)
{
	struct memory_segment *segment;

	*pa = memory_end(memory, ACPIFILES_BASE);
	segment = memory_add(memory, name);
	segment->pa = *pa;
	segment->size = size;
	segment->bytes = calloc(1, size);
	if (!segment->bytes)
		err(EXIT_NO_START, "out of memory");
	return segment->bytes;
}

/* The root tables would point to where the tables were; RSDP and XSDT are made anew. */
static bool is_listed(const struct memory *memory, size_t index)
{
	static const char *const others[] = { "RSD ", "XSDT", "RSDT", "DSDT", "FACS" };
	const struct memory_segment *segment = &memory->list[index];
	uint8_t *signature = memory_copy(memory, segment->pa, 4);
	bool listed = true;

	for (size_t i = 0; signature && i < sizeof(others) / sizeof(others[0]); i++)
		listed = listed && memcmp(signature, others[i], 4);
	free(signature);
	return listed;
}

static uint64_t make_root(struct memory *memory)
{
	size_t tables = memory->count, listed = 0;
	uint64_t xsdt_pa, rsdp_pa;
	uint8_t *xsdt, *rsdp;

	xsdt = make(memory, "XSDT", HEADER_SIZE + tables * sizeof(uint64_t), &xsdt_pa);
	for (size_t i = 0; i < tables; i++) {
		if (is_listed(memory, i))
			put(xsdt + HEADER_SIZE + 8 * listed++, memory->list[i].pa, 8);
	}
	memory->list[tables].size = HEADER_SIZE + 8 * listed;
	memcpy(xsdt, "XSDT", 4);
	put(xsdt + HEADER_LENGTH, HEADER_SIZE + 8 * listed, 4);
	xsdt[HEADER_REVISION] = 1;
	memcpy(xsdt + HEADER_OEM, oem, sizeof(oem) - 1);
	xsdt[HEADER_CHECKSUM] = checksum(xsdt, HEADER_SIZE + 8 * listed);

	rsdp = make(memory, "RSDP", RSDP_SIZE, &rsdp_pa);
	memcpy(rsdp, RSDP_SIGNATURE, 8);
	rsdp[RSDP_REVISION] = 2;
	put(rsdp + RSDP_LENGTH, RSDP_SIZE, 4);
	put(rsdp + RSDP_XSDT, xsdt_pa, 8);
	rsdp[RSDP_CHECKSUM] = checksum(rsdp, RSDP_V1_SIZE);
	rsdp[RSDP_XCHECKSUM] = checksum(rsdp, RSDP_SIZE);
	return rsdp_pa;
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Folders in it (Linux has "data" and "dynamic") hold what no root table lists. */
static void load_folder(struct memory *memory, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, is_visible, alphasort);
	char *file;
	struct stat st;

	if (count < 0)
		err(EXIT_NO_START, "%s", path);
	for (int i = 0; i < count; i++) {
		if (asprintf(&file, "%s/%s", path, entries[i]->d_name) < 0)
			err(EXIT_NO_START, "out of memory");
		if (!stat(file, &st) && S_ISREG(st.st_mode)) {
			uint64_t pa = memory_end(memory, ACPIFILES_BASE);

			memory_add_file(memory, entries[i]->d_name, file)->pa = pa;
		}
		free(file);
		free(entries[i]);
	}
	free(entries);
	if (!memory->count)
		errx(EXIT_NO_START, "%s: no table in this folder", path);
}

uint64_t acpifiles_load(struct memory *memory, const char *path, bool *real)
{
	struct stat st;

	*real = false;
	if (stat(path, &st))
		err(EXIT_NO_START, "%s", path);
	if (S_ISDIR(st.st_mode)) {
		load_folder(memory, path);
		return make_root(memory);
	}

	acpidump_read(memory, path);
	for (size_t i = 0; i < memory->count; i++) {
		const struct memory_segment *segment = &memory->list[i];

		/* Where the tables come from Linux' own files, their addresses read 0. */
		if (segment->pa && segment->size >= 8 &&
		    !memcmp(segment->bytes, RSDP_SIGNATURE, 8)) {
			*real = true;
			return segment->pa;
		}
	}
	for (size_t i = 0; i < memory->count; i++)
		memory->list[i].pa = 0;
	for (size_t i = 0; i < memory->count; i++)
		memory->list[i].pa = memory_end(memory, ACPIFILES_BASE);
	return make_root(memory);
}
