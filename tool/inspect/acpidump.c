// SPDX-License-Identifier: BSD-2-Clause
/*
 * The text that acpidump writes: a line "NAME @ 0xADDRESS" for each table, and
 * below it lines of an offset, a colon, up to 16 bytes, and the same as text.
 */
#include "acpidump.h"

#include <ctype.h>
#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "exits.h"

/* Tables of the largest servers are a few MiB, and a byte is four characters. */
#define LIMIT		(64 << 20)
#define NAME_SIZE	16
#define LINE_BYTES	16

static int digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' :
	       isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

static bool read_heading(struct memory *memory, const char *line)
{
	const char *at = strstr(line, " @ 0x");
	char name[NAME_SIZE] = "";
	uint64_t pa = 0;

	if (!at || at == line || at - line >= NAME_SIZE || isspace((unsigned char)line[0]))
		return false;
	memcpy(name, line, (size_t)(at - line));
	for (at += 5; digit(*at) >= 0; at++)
		pa = pa << 4 | (uint64_t)digit(*at);
	if (*at && !isspace((unsigned char)*at))
		return false;
	memory_add(memory, name)->pa = pa;
	return true;
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

/* Once it has bytes */
static bool wraps(const struct memory_segment *segment)
{
	return segment->size - 1 > UINT64_MAX - segment->pa;
}

void acpidump_read(struct memory *memory, const char *path)
{
	unsigned int number = 0;
	char *text, *line, *end;
	size_t size;

	text = (char *)memory_read_file(path, LIMIT, &size);
	if (size == LIMIT)
		errx(EXIT_NO_START, "%s: larger than any dump of ACPI tables", path);
	if (strlen(text) != size)
		errx(EXIT_NO_START, "%s: neither a folder nor a text that acpidump wrote", path);
	for (line = text; *line; line = end) {
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		number++;
		if (!line[strspn(line, " \t\r")] || read_heading(memory, line))
			continue;
		if (memory->count && read_bytes(&memory->list[memory->count - 1], line)) {
			if (wraps(&memory->list[memory->count - 1]))
				errx(EXIT_NO_START,
				     "%s:%u: the table ends beyond the last address", path, number);
			continue;
		}
		errx(EXIT_NO_START, "%s:%u: this is not what acpidump writes", path, number);
	}
	free(text);
	if (!memory->count)
		errx(EXIT_NO_START, "%s: no table in it", path);
}
