// SPDX-License-Identifier: BSD-2-Clause
/*
 * The text that acpidump writes: a line "NAME @ 0xADDRESS" for each table, and
 * below it lines of an offset, a colon, up to 16 bytes, and the same as text.
 */
#include "acpidump.h"

#include <ctype.h>
#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "exits.h"
#include "fault.h"

/* Tables of the largest servers are a few MiB, and a byte is four characters. */
#define LIMIT		(64 << 20)
#define NAME_SIZE	16
#define LINE_BYTES	16

static int digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' :
	       isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

/* Whether the line is a heading; @pa and @name say of which table. */
static bool is_heading(const char *line, char name[NAME_SIZE], uint64_t *pa)
{
	const char *at = strstr(line, " @ 0x");

	if (!at || at == line || at - line >= NAME_SIZE || isspace((unsigned char)line[0]))
		return false;
	memcpy(name, line, (size_t)(at - line));
	name[at - line] = '\0';
	*pa = 0;
	for (at += 5; digit(*at) >= 0; at++)
		*pa = *pa << 4 | (uint64_t)digit(*at);
	return !*at || isspace((unsigned char)*at);
}

/* Text beside the bytes may look like more of them, but is further away. */
static bool read_bytes(struct memory_segment *segment, const char *line)
{
	uint64_t offset = 0;
	int count = 0;

	line += strspn(line, " \t");
	if (digit(*line) < 0)
		return false;
	for (; digit(*line) >= 0; line++)
		offset = offset << 4 | (uint64_t)digit(*line);
	if (*line++ != ':' || offset != segment->size)
		return false;

	segment->bytes = realloc(segment->bytes, segment->size + LINE_BYTES);
	if (!segment->bytes)
		err(EXIT_NO_START, "out of memory");
	for (; count < LINE_BYTES && line[0] == ' ' && digit(line[1]) >= 0 && digit(line[2]) >= 0;
	     count++, line += 3)
		segment->bytes[segment->size++] = (uint8_t)(digit(line[1]) << 4 | digit(line[2]));
	return count > 0;
}

/* ACPICA, with which acpidump reads the tables, writes in between what is wrong with one. */
static bool is_warning(const char *line)
{
	return !isspace((unsigned char)*line) && strstr(line, "ACPI") &&
	       (strstr(line, "Warning") || strstr(line, "Error"));
}

/* Once it has bytes */
static bool wraps(const struct memory_segment *segment)
{
	return segment->size - 1 > UINT64_MAX - segment->pa;
}

static bool read_line(struct memory *memory, const char *line, const char *path,
		      unsigned int number, char **fault)
{
	struct memory_segment *segment;
	char name[NAME_SIZE];
	uint64_t pa;

	if (!line[strspn(line, " \t\r")] || is_warning(line))
		return true;
	if (is_heading(line, name, &pa)) {
		segment = memory_add(memory, name, fault);
		if (segment)
			segment->pa = pa;
		return segment;
	}
	segment = memory->count ? &memory->list[memory->count - 1] : NULL;
	if (!segment || !read_bytes(segment, line))
		return fault_set(fault, "%s:%u: this is not what acpidump writes", path, number);
	if (wraps(segment))
		return fault_set(fault, "%s:%u: the table ends beyond the last address", path,
				 number);
	return true;
}

static bool read_text(struct memory *memory, char *text, size_t size, const char *path,
		      char **fault)
{
	unsigned int number = 0;
	char *line, *end;

	if (size == LIMIT)
		return fault_set(fault, "%s: larger than any dump of ACPI tables", path);
	if (strlen(text) != size)
		return fault_set(fault, "%s: neither a folder nor a text that acpidump wrote", path);
	for (line = text; *line; line = end) {
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		if (!read_line(memory, line, path, ++number, fault))
			return false;
	}
	if (!memory->count)
		return fault_set(fault, "%s: no table in it", path);
	return true;
}

bool acpidump_read(struct memory *memory, const char *path, char **fault)
{
	size_t size;
	char *text = (char *)memory_read_file(path, LIMIT, &size, fault);
	bool read = text && read_text(memory, text, size, path, fault);

	free(text);
	return read;
}
