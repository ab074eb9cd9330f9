// SPDX-License-Identifier: BSD-2-Clause
#include "kernel.h"

#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "args.h"
#include "exits.h"
#include "file.h"
#include "formats/format.h"
#include "formats/pe.h"
#include "formats/unpack.h"

/* Image.gz is one layer; a packed zboot image is three. */
#define LAYERS_MAX	3

/**
 * struct layer - a file, and what it was unpacked from
 * @file:	its contents
 * @fd:	of what was unpacked, or -1: the user's file itself
 * @command:	what unpacks it in a shell, without its last newline, or NULL
 */
struct layer {
	struct file file;
	int fd;
	char *command;
};

static const char *program_for(enum format_kind kind)
{
	return kind == FORMAT_GZIP ? "gzip -dc" : "zstd -dc";
}

/* Each layer's command reads what the one before it writes. */
static char *command_for(const char *path, const char *before, enum format_kind kind,
			 const struct file *whole, const struct file *packed)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		err(EXIT_NO_START, "out of memory");
	if (before)
		fputs(before, out);
	else
		fputs("cat ", out);
	if (!before)
		args_quote(path, out);
	if (packed->size != whole->size)
		fprintf(out, " | tail -c +%td | head -c %zu", packed->bytes - whole->bytes + 1,
			packed->size);
	fprintf(out, " | %s", program_for(kind));
	if (fclose(out))
		err(EXIT_NO_START, "out of memory");
	return text;
}

static void open_layer(const struct kernel *kernel, uint64_t size_max, struct layer *layer,
		       enum format_kind kind, struct file packed)
{
	const char *fault;
	char *command = command_for(kernel->path, layer->command, kind, &layer->file, &packed);
	int fd = unpack(kind, &packed, size_max, &fault);

	if (fd < 0)
		errx(EXIT_NO_START, "%s: %s", kernel->path, fault);
	file_unmap(&layer->file);
	free(layer->command);
	if (layer->fd >= 0)
		close(layer->fd);
	*layer = (struct layer){ .fd = fd, .command = command };
	fault = file_map_descriptor(fd, &layer->file);
	if (fault)
		errx(EXIT_NO_START, "%s: %s", kernel->path, fault);
}

static void open_zboot(const struct kernel *kernel, uint64_t size_max, struct layer *layer)
{
	struct format_payload payload = format_zboot_payload(&layer->file);

	if (!payload.packed.size)
		errx(EXIT_NO_START, "%s: truncated: the kernel in this EFI zboot image is "
		     "incomplete", kernel->path);
	if (payload.kind == FORMAT_OTHER)
		errx(EXIT_NO_START, "%s: an EFI zboot image compressed with %s, which this "
		     "command cannot unpack; --efi starts it", kernel->path, payload.name);
	open_layer(kernel, size_max, layer, payload.kind, payload.packed);
}

/* What is wrong with a file that is not packed any more, or NULL. */
static const char *check(const struct file *file, const struct format *format, bool by_efi)
{
	if (format->kind == FORMAT_OTHER)
		return format->what;
	if (format->kind == FORMAT_EFI && !by_efi)
		return "an EFI program for arm64, not an arm64 Image; --efi starts it";
	if (format->kind == FORMAT_IMAGE && by_efi && !pe_machine(file))
		return "an arm64 Image without an EFI stub, which EDK2 cannot start";
	if (pe_machine(file) == PE_MACHINE_ARM64 && pe_is_truncated(file))
		return "truncated: shorter than its PE header says";
	return NULL;
}

void kernel_prepare(struct kernel *kernel, uint64_t size_max, bool by_efi)
{
	struct layer layer = { .fd = -1 };
	const char *fault = file_map(kernel->path, &layer.file);
	struct format format;

	if (fault)
		errx(EXIT_NO_START, "%s: %s", kernel->path, fault);
	if (kernel->raw) {
		if (!layer.file.size)
			errx(EXIT_NO_START, "%s: empty", kernel->path);
		file_unmap(&layer.file);
		return;
	}

	format = format_recognise(&layer.file);
	for (size_t i = 0; i < LAYERS_MAX; i++) {
		if (format.kind == FORMAT_GZIP || format.kind == FORMAT_ZSTD)
			open_layer(kernel, size_max, &layer, format.kind, layer.file);
		else if (format.kind == FORMAT_ZBOOT && !by_efi)
			open_zboot(kernel, size_max, &layer);
		else
			break;
		format = format_recognise(&layer.file);
	}
	if (format.kind == FORMAT_GZIP || format.kind == FORMAT_ZSTD)
		errx(EXIT_NO_START, "%s: packed more than %u times", kernel->path, LAYERS_MAX);
	fault = check(&layer.file, &format, by_efi);
	if (fault)
		errx(EXIT_NO_START, "%s: %s%s", kernel->path,
		     layer.fd < 0 ? "" : "unpacked, it is ", fault);
	file_unmap(&layer.file);
	kernel->fd = layer.fd;
	kernel->command = layer.command;
}
