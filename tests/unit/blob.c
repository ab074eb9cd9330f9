// SPDX-License-Identifier: BSD-2-Clause
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "blob.h"

#define PAGE	0x1000u

static void die(const char *what)
{
	perror(what);
	abort();
}

static struct blob blob_new(uint32_t size)
{
	uint32_t readable = (size + PAGE - 1) / PAGE * PAGE;
	struct blob blob = { .size = size, .length = readable + PAGE };

	blob.pages = mmap(NULL, blob.length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (blob.pages == MAP_FAILED)
		die("mmap");
	if (readable && mprotect(blob.pages, readable, PROT_READ | PROT_WRITE))
		die("mprotect");
	blob.bytes = (uint8_t *)blob.pages + readable - (size + 7) / 8 * 8;

	return blob;
}

struct blob blob_copy(const void *bytes, uint32_t size)
{
	struct blob blob = blob_new(size);

	memcpy(blob.bytes, bytes, size);
	return blob;
}

struct blob blob_load(const char *name)
{
	char path[256];
	struct blob blob;
	int64_t size;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.dtb", DTB_DIR, name);
	file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END))
		die(path);
	size = ftell(file);
	if (size < 0 || size > INT32_MAX)
		die(path);
	rewind(file);
	blob = blob_new((uint32_t)size);
	if (fread(blob.bytes, blob.size, 1, file) != 1)
		die(path);
	fclose(file);

	return blob;
}

void blob_free(struct blob *blob)
{
	munmap(blob->pages, blob->length);
}
