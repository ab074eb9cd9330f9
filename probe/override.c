// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The FADT that an initrd brings to replace the firmware's.
 *
 * The probe must find what normal initialisation finds, so it reads the archive as Linux'
 * find_cpio_data() does: no stricter and no more lenient.
 */
#include <earlyrsi/acpi_abi.h>

#include "bytes.h"
#include "override.h"
#include "stream.h"
#include "table.h"

#define DIRECTORY	"kernel/firmware/acpi/"
#define DIRECTORY_SIZE	((uint32_t)sizeof(DIRECTORY) - 1)

/* A cpio header, "newc" format: hexadecimal fields, 6 digits and then 8 each */
#define CPIO_HEADER	110
#define CPIO_MAGIC	0		/* 070701, or 070702 with checksums */
#define CPIO_MAGIC_SIZE	6
#define CPIO_MODE	14
#define CPIO_FILE_SIZE	54
#define CPIO_NAME_SIZE	94
#define CPIO_FIELD_SIZE	8

/* Names, data and headers begin at multiples of this. */
#define CPIO_ALIGN	4

#define MODE_TYPE	0170000
#define MODE_REGULAR	0100000

/* Linux' limits: number of files, and bytes in all of them, which it counts in an int */
#define FILES		64
#define TOTAL_SIZE	0x7fffffff

/* Normal initialisation copies a table to an address that may be anywhere in a page. */
#define SIZE_LIMIT	(ERSI_TABLE_SIZE_MAX - ERSI_TABLE_PAGE_MAX)

/* Most headers, and words of padding between archives, that are read */
#define STEPS		0x40000

/* Headers are far apart or few, so a larger window would map bytes that are not needed. */
#define WINDOW		0x1000

/* A file of the archive, by physical address */
struct file {
	uint64_t data;
	uint32_t size;
	uint64_t next;
	bool wanted;
};

struct walk {
	struct ersi_stream stream;
	const uint8_t *existing;
	struct ersi_override *override;
	struct ersi_finding *finding;
	uint64_t total_size;
};

enum step {
	STEP_PADDING,
	STEP_FILE,
	STEP_END,
	STEP_FAILED,
};

static bool read(struct walk *walk, void *to, uint32_t size)
{
	uint64_t address = walk->stream.at;

	if (ersi_stream_read(&walk->stream, to, size))
		return true;

	return ersi_finding_set(walk->finding, ERSI_DIAG_INITRD_UNMAPPABLE, address, size, 0);
}

static enum step stop(struct walk *walk, enum ersi_diagnosis diagnosis, uint64_t address,
		      uint64_t limit, uint64_t found)
{
	ersi_finding_set(walk->finding, diagnosis, address, limit, found);
	return STEP_FAILED;
}

static bool read_hex(const uint8_t *digits, uint32_t count, uint32_t *value)
{
	uint32_t i;
	uint8_t c;

	*value = 0;
	for (i = 0; i < count; i++) {
		c = digits[i];
		if (c >= '0' && c <= '9')
			c = (uint8_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			c = (uint8_t)((c | 0x20) - 'a' + 10);
		else
			return false;
		*value = *value << 4 | c;
	}

	return true;
}

/* All fields must be numbers, including those that are not used. */
static bool parse_header(const uint8_t *header, uint32_t *mode, uint32_t *file_size,
			 uint32_t *name_size)
{
	uint32_t offset, value;

	if (!read_hex(header + CPIO_MAGIC, CPIO_MAGIC_SIZE, &value) ||
	    (value != 0x070701 && value != 0x070702))
		return false;

	for (offset = CPIO_MAGIC_SIZE; offset < CPIO_HEADER; offset += CPIO_FIELD_SIZE) {
		if (!read_hex(header + offset, CPIO_FIELD_SIZE, &value))
			return false;
		if (offset == CPIO_MODE)
			*mode = value;
		if (offset == CPIO_FILE_SIZE)
			*file_size = value;
		if (offset == CPIO_NAME_SIZE)
			*name_size = value;
	}

	return true;
}

static uint64_t align(uint64_t address)
{
	return (address + CPIO_ALIGN - 1) & ~(uint64_t)(CPIO_ALIGN - 1);
}

/* The archive contains the whole file; the stream is behind the cpio header. */
static enum step read_name(struct walk *walk, uint32_t mode, uint32_t name_size,
			   struct file *file)
{
	char name[DIRECTORY_SIZE];

	file->wanted = false;
	if ((mode & MODE_TYPE) != MODE_REGULAR || name_size < DIRECTORY_SIZE)
		return STEP_FILE;
	if (!read(walk, name, DIRECTORY_SIZE))
		return STEP_FAILED;

	file->wanted = !memcmp(name, DIRECTORY, DIRECTORY_SIZE);
	return STEP_FILE;
}

/*
 * Read the next header. Archives may follow each other, with zeros between them, and
 * the end of one is an ordinary file without data. Anything that is not a header ends the
 * walk: a compressed archive follows, or nothing.
 */
static enum step read_header(struct walk *walk, struct file *file)
{
	struct ersi_stream *stream = &walk->stream;
	uint8_t header[CPIO_HEADER];
	uint32_t mode = 0, name_size = 0;

	if (stream->left <= CPIO_HEADER)
		return STEP_END;

	if (!read(walk, header, 1))
		return STEP_FAILED;
	if (!header[0]) {
		ersi_stream_skip(stream, CPIO_ALIGN - 1);
		return STEP_PADDING;
	}
	if (!read(walk, header + 1, CPIO_HEADER - 1))
		return STEP_FAILED;
	if (!parse_header(header, &mode, &file->size, &name_size))
		return STEP_END;

	/* Two sizes of 32 bits, each rounded up: below 2^34 beyond the header */
	if (stream->at > ~(uint64_t)0 - ((uint64_t)1 << 34))
		return STEP_END;
	file->data = align(stream->at + name_size);
	file->next = align(file->data + file->size);
	if (file->next - stream->at > stream->left)
		return STEP_END;

	return read_name(walk, mode, name_size, file);
}

/* Whether Linux replaces the firmware's FADT by this one, if its checksum is correct. */
static bool replaces(const uint8_t *existing, const uint8_t *header)
{
	return !memcmp(existing + ERSI_ACPI_TABLE_OEM_ID, header + ERSI_ACPI_TABLE_OEM_ID,
		       ERSI_ACPI_OEM_IDS_SIZE) &&
	       ersi_bytes_number(existing + ERSI_ACPI_TABLE_OEM_REVISION, 4) <
	       ersi_bytes_number(header + ERSI_ACPI_TABLE_OEM_REVISION, 4);
}

/* The stream is behind the header of a FADT that is as long as its file. */
static enum step read_fadt(struct walk *walk, const uint8_t *header, const struct file *file)
{
	struct ersi_override *override = walk->override;
	uint64_t address = walk->stream.at;
	struct ersi_fadt fadt;
	uint8_t sum;

	if (override->pa || !walk->existing || !replaces(walk->existing, header)) {
		override->candidates++;
		return STEP_FILE;
	}

	if (file->size > SIZE_LIMIT)
		return stop(walk, ERSI_DIAG_INITRD_FADT, file->data, SIZE_LIMIT, file->size);
	if (!ersi_table_read_fadt(&walk->stream, header, file->size, &fadt, &sum))
		return stop(walk, ERSI_DIAG_INITRD_UNMAPPABLE, address,
			    file->size - ERSI_ACPI_TABLE_HEADER, 0);
	if (sum)
		return STEP_FILE;

	override->candidates++;
	override->pa = file->data;
	override->fadt = fadt;
	return STEP_FILE;
}

static enum step read_table(struct walk *walk, const struct file *file)
{
	uint8_t header[ERSI_ACPI_TABLE_HEADER];

	if (file->size < sizeof(header))
		return STEP_FILE;

	ersi_stream_skip(&walk->stream, file->data - walk->stream.at);
	if (!read(walk, header, sizeof(header)))
		return STEP_FAILED;
	if (ersi_table_length(header) != file->size)
		return STEP_FILE;

	/* Linux copies them all into one piece of memory. */
	walk->total_size += file->size;
	if (walk->total_size > TOTAL_SIZE)
		return stop(walk, ERSI_DIAG_INITRD_TOTAL, file->data, TOTAL_SIZE,
			    walk->total_size);

	return ersi_table_is_fadt(header) ? read_fadt(walk, header, file) : STEP_FILE;
}

static bool walk_archive(struct walk *walk)
{
	uint32_t steps, files = 0;
	enum step step = STEP_PADDING;
	struct file file = { 0 };

	for (steps = 0; files < FILES && step != STEP_END; steps++) {
		if (steps == STEPS)
			return ersi_finding_set(walk->finding, ERSI_DIAG_INITRD_STEPS,
						walk->stream.at, STEPS, steps + 1);

		step = read_header(walk, &file);
		if (step == STEP_FILE && file.wanted) {
			files++;
			step = read_table(walk, &file);
		}
		if (step == STEP_FAILED)
			return false;
		if (step == STEP_FILE)
			ersi_stream_skip(&walk->stream, file.next - walk->stream.at);
	}

	return true;
}

bool ersi_override_find(void *env, const struct ersi_acpi_input *input, const uint8_t *existing,
			struct ersi_override *override, struct ersi_finding *finding)
{
	struct walk walk = { .existing = existing, .override = override, .finding = finding };
	bool complete;

	memset(override, 0, sizeof(*override));
	if (!input->initrd_pa)
		return true;

	ersi_stream_open(&walk.stream, env, input->initrd_pa, input->initrd_size, WINDOW);
	complete = walk_archive(&walk);
	ersi_stream_close(&walk.stream);

	return complete;
}
