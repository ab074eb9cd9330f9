/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file that is given as a kernel is. */
#ifndef TOOL_FORMAT_H
#define TOOL_FORMAT_H

#include "file.h"

enum format_kind {
	FORMAT_IMAGE,		/* arm64 Linux Image, or another kernel with its header */
	FORMAT_EFI,		/* EFI program for arm64, and no Image */
	FORMAT_ZBOOT,		/* the same, which unpacks a kernel that is in it */
	FORMAT_GZIP,
	FORMAT_ZSTD,
	FORMAT_OTHER,
};

/**
 * struct format - the answer
 * @kind:	what it is
 * @what:	of FORMAT_OTHER: the same in words, to complete "PATH: ..."
 */
struct format {
	enum format_kind kind;
	char what[160];
};

struct format format_recognise(const struct file *file);

/**
 * struct format_payload - what is packed in a FORMAT_ZBOOT
 * @packed:	within the file; empty if the file ends before it
 * @kind:	FORMAT_GZIP, FORMAT_ZSTD or, for what cannot be unpacked here, FORMAT_OTHER
 * @name:	of the compression, as the file has it
 */
struct format_payload {
	struct file packed;
	enum format_kind kind;
	char name[16];
};

struct format_payload format_zboot_payload(const struct file *file);

#endif
