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
#include "fault.h"
#include "kind.h"

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

static uint8_t *make(struct memory *memory, const char *name, uint64_t size, uint64_t *pa,
		     char **fault)
{
	struct memory_segment *segment;

	if (!memory_end(memory, ACPIFILES_BASE, pa, fault))
		return NULL;
	segment = memory_add(memory, name, fault);
	if (!segment)
		return NULL;
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

static bool make_root(struct memory *memory, uint64_t *rsdp_pa, char **fault)
{
	size_t tables = memory->count, listed = 0;
	uint64_t xsdt_pa;
	uint8_t *xsdt, *rsdp;

	xsdt = make(memory, "XSDT", HEADER_SIZE + tables * sizeof(uint64_t), &xsdt_pa, fault);
	if (!xsdt)
		return false;
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

	rsdp = make(memory, "RSDP", RSDP_SIZE, rsdp_pa, fault);
	if (!rsdp)
		return false;
	memcpy(rsdp, RSDP_SIGNATURE, 8);
	rsdp[RSDP_REVISION] = 2;
	put(rsdp + RSDP_LENGTH, RSDP_SIZE, 4);
	put(rsdp + RSDP_XSDT, xsdt_pa, 8);
	rsdp[RSDP_CHECKSUM] = checksum(rsdp, RSDP_V1_SIZE);
	rsdp[RSDP_XCHECKSUM] = checksum(rsdp, RSDP_SIZE);
	return true;
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool load_one(struct memory *memory, const char *name, const char *path, char **fault)
{
	struct memory_segment *segment;
	uint64_t pa;

	if (!memory_end(memory, ACPIFILES_BASE, &pa, fault))
		return false;
	segment = memory_add_file(memory, name, path, fault);
	if (segment)
		segment->pa = pa;
	return segment;
}

static bool load_file(struct memory *memory, const char *folder, const char *name,
		      struct args *ignored, char **fault)
{
	uint8_t head[KIND_HEAD];
	bool loaded = true;
	struct stat st;
	ssize_t size;
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) < 0)
		err(EXIT_NO_START, "out of memory");
	/* Folders (Linux has "data" and "dynamic") hold what no root table lists. */
	if (!stat(path, &st) && S_ISREG(st.st_mode)) {
		size = kind_read_head(path, head);
		if (size < 0)
			loaded = fault_set(fault, "%s: %m", path);
		else if (kind_of(head, (size_t)size) == KIND_TABLE)
			loaded = load_one(memory, name, path, fault);
		else
			args_add(ignored, "%s", name);
	}
	free(path);
	return loaded;
}

static bool load_folder(struct memory *memory, const char *path, struct args *ignored,
			char **fault)
{
	struct dirent **entries;
	int count = scandir(path, &entries, is_visible, alphasort);
	bool loaded = true;

	if (count < 0)
		return fault_set(fault, "%s: %m", path);
	for (int i = 0; i < count; i++) {
		loaded = loaded && load_file(memory, path, entries[i]->d_name, ignored, fault);
		free(entries[i]);
	}
	free(entries);
	if (loaded && !memory->count)
		return fault_set(fault, "%s: no table in this folder", path);
	return loaded;
}

/* The RSDP where the text has it. If the tables come from Linux' files, their addresses read 0. */
static bool find_rsdp(const struct memory *memory, uint64_t *pa)
{
	for (size_t i = 0; i < memory->count; i++) {
		const struct memory_segment *segment = &memory->list[i];

		if (segment->pa && segment->size >= 8 &&
		    !memcmp(segment->bytes, RSDP_SIGNATURE, 8)) {
			*pa = segment->pa;
			return true;
		}
	}
	return false;
}

static bool place_anew(struct memory *memory, char **fault)
{
	for (size_t i = 0; i < memory->count; i++)
		memory->list[i].pa = 0;
	for (size_t i = 0; i < memory->count; i++) {
		uint64_t pa;

		if (!memory_end(memory, ACPIFILES_BASE, &pa, fault))
			return false;
		memory->list[i].pa = pa;
	}
	return true;
}

bool acpifiles_load(struct memory *memory, const char *path, bool *real, uint64_t *rsdp,
		    struct args *ignored, char **fault)
{
	uint8_t head[KIND_HEAD];
	const char *what;
	struct stat st;
	ssize_t size;

	*real = false;
	memory->from = path;
	if (stat(path, &st))
		return fault_set(fault, "%s: %m", path);
	if (S_ISDIR(st.st_mode))
		return load_folder(memory, path, ignored, fault) &&
		       make_root(memory, rsdp, fault);

	size = S_ISREG(st.st_mode) ? kind_read_head(path, head) : 0;
	if (size < 0)
		return fault_set(fault, "%s: %m", path);
	if (kind_of(head, (size_t)size) == KIND_TABLE)
		return load_one(memory, path, path, fault) && make_root(memory, rsdp, fault);
	what = kind_of(head, (size_t)size) == KIND_TREE ? "a device tree; it goes with --dtb" :
							  kind_of_other(head, (size_t)size);
	if (what)
		return fault_set(fault, "%s: %s", path, what);
	if (!acpidump_read(memory, path, fault))
		return false;
	*real = find_rsdp(memory, rsdp);
	return *real || (place_anew(memory, fault) && make_root(memory, rsdp, fault));
}
