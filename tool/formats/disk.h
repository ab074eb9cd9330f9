/* SPDX-License-Identifier: BSD-2-Clause */
/* What a disk image is, so that QEMU attaches it as that and not as raw bytes. */
#ifndef TOOL_DISK_H
#define TOOL_DISK_H

/**
 * struct disk - the format of an image
 * @format:	QEMU's name of it, or NULL if it cannot be attached
 * @fault:	why it cannot, to complete "PATH: ..."
 */
struct disk {
	const char *format;
	const char *fault;
};

/* Reads the beginning of a regular file or block device; anything else is raw. */
struct disk disk_recognise(const char *path);

#endif
