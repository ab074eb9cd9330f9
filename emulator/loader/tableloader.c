// SPDX-License-Identifier: BSD-2-Clause
#include "tableloader.h"

#include "bytes.h"
#include "fwcfg.h"
#include "output/print.h"

#define FILE_COMMANDS	"etc/table-loader"
#define FILE_RSDP	"etc/acpi/rsdp"

/* A command: a number and its operands, padded to a fixed size (QEMU, bios-linker-loader). */
#define COMMAND_SIZE		128
#define COMMANDS_MAX		128
#define COMMAND_ALLOCATE	1
#define COMMAND_ADD_POINTER	2
#define COMMAND_ADD_CHECKSUM	3
#define NAME_SIZE		56
#define OPERAND_NAME		4
#define OPERAND_ALIGN		(OPERAND_NAME + NAME_SIZE)
#define OPERAND_POINTEE		(OPERAND_NAME + NAME_SIZE)
#define OPERAND_OFFSET		(OPERAND_POINTEE + NAME_SIZE)
#define OPERAND_SIZE		(OPERAND_OFFSET + 4)
#define OPERAND_SUM_OFFSET	(OPERAND_NAME + NAME_SIZE)
#define OPERAND_SUM_START	(OPERAND_SUM_OFFSET + 4)
#define OPERAND_SUM_LENGTH	(OPERAND_SUM_START + 4)

#define BLOBS_MAX	8

struct blob {
	char name[NAME_SIZE];
	uint8_t *base;
	uint32_t size;
};

static struct blob blobs[BLOBS_MAX];
static uint32_t blob_count;

static struct blob *find(const char *name)
{
	uint32_t i;

	for (i = 0; i < blob_count; i++)
		if (!strcmp(blobs[i].name, name))
			return &blobs[i];
	print_fail("QEMU's ACPI tables: a command names \"%s\", which is not loaded", name);
}

static uint8_t *within(const struct blob *blob, uint32_t offset, uint32_t size)
{
	if (offset > blob->size || size > blob->size - offset)
		print_fail("QEMU's ACPI tables: a command goes beyond \"%s\"", blob->name);
	return blob->base + offset;
}

static uint32_t operand(const uint8_t *command, uint32_t offset)
{
	return (uint32_t)bytes_get(command + offset, 4);
}

static void allocate(const uint8_t *command, struct region *room)
{
	uint64_t align = operand(command, OPERAND_ALIGN);
	struct blob *blob = &blobs[blob_count];
	uint16_t item;
	uint64_t base;

	if (blob_count == BLOBS_MAX || !align || align & (align - 1))
		print_fail("QEMU's ACPI tables: an invalid allocation");
	memcpy(blob->name, command + OPERAND_NAME, NAME_SIZE);
	item = fwcfg_file(blob->name, &blob->size);
	base = (room->base + align - 1) & ~(align - 1);
	if (!item || base - room->base > room->size ||
	    blob->size > room->size - (base - room->base))
		print_fail("QEMU's ACPI tables: no room for \"%s\", %u bytes", blob->name,
			   blob->size);
	blob->base = (uint8_t *)base;
	fwcfg_read(item, blob->base, blob->size);
	room->size -= base - room->base + blob->size;
	room->base = base + blob->size;
	blob_count++;
}

static void add_pointer(const uint8_t *command)
{
	const struct blob *pointer = find((const char *)command + OPERAND_NAME);
	const struct blob *pointee = find((const char *)command + OPERAND_POINTEE);
	uint32_t size = command[OPERAND_SIZE];
	uint8_t *field;

	if (size > sizeof(uint64_t))
		print_fail("QEMU's ACPI tables: a pointer of %u bytes", size);
	field = within(pointer, operand(command, OPERAND_OFFSET), size);
	bytes_put(field, size, bytes_get(field, size) + (uint64_t)pointee->base);
}

static void add_checksum(const uint8_t *command)
{
	const struct blob *blob = find((const char *)command + OPERAND_NAME);
	uint32_t length = operand(command, OPERAND_SUM_LENGTH);
	const uint8_t *byte = within(blob, operand(command, OPERAND_SUM_START), length);
	uint8_t *field, sum = 0;

	while (length--)
		sum = (uint8_t)(sum + *byte++);
	field = within(blob, operand(command, OPERAND_SUM_OFFSET), 1);
	*field = (uint8_t)(*field - sum);
}

uint64_t tableloader_run(const struct region *region)
{
	static uint8_t commands[COMMANDS_MAX * COMMAND_SIZE];
	struct region room = *region;
	uint16_t item;
	uint32_t size, i;

	item = fwcfg_file(FILE_COMMANDS, &size);
	if (!item)
		print_fail("QEMU has no ACPI tables; start it without acpi=off");
	if (size > sizeof(commands))
		print_fail("QEMU's ACPI tables: %u bytes of commands; the maximum is %u",
			   size, COMMANDS_MAX * COMMAND_SIZE);
	fwcfg_read(item, commands, size);
	for (i = 0; i + COMMAND_SIZE <= size; i += COMMAND_SIZE) {
		uint8_t *command = commands + i;

		command[OPERAND_NAME + NAME_SIZE - 1] = 0;
		switch (operand(command, 0)) {
		case COMMAND_ALLOCATE:
			allocate(command, &room);
			break;
		case COMMAND_ADD_POINTER:
			command[OPERAND_POINTEE + NAME_SIZE - 1] = 0;
			add_pointer(command);
			break;
		case COMMAND_ADD_CHECKSUM:
			add_checksum(command);
			break;
		default:
			/* Addresses that QEMU's devices want back, and padding. */
			break;
		}
	}
	return (uint64_t)within(find(FILE_RSDP), 0, 36);
}
