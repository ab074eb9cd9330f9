/* SPDX-License-Identifier: BSD-2-Clause */
/* What turns QEMU's virt machine into a Realm: the emulator, and RAM that is there twice. */
#ifndef TOOL_REALM_H
#define TOOL_REALM_H

#include <stdbool.h>
#include <stdint.h>

#include "args.h"

#define REALM_IPA_MIN	33
#define REALM_IPA_MAX	48
#define REALM_CPUS_MAX	8
#define REALM_MEMORY_MIN	(64ULL << 20)

/**
 * struct realm - what the user asked for
 * @firmware:	the emulator's image
 * @ipa_width:	of the Realm, bits; 0: the smallest that holds the memory twice
 * @options:	K=V for the emulator
 * @first:	name of the first of these options that was given, or NULL
 */
struct realm {
	const char *firmware;
	unsigned int ipa_width;
	struct args options;
	const char *first;
};

/* The smallest width whose protected half holds RAM where QEMU puts it; may exceed the maximum. */
unsigned int realm_smallest_ipa_width(uint64_t memory);

/*
 * Adds the QEMU object ram0, @memory bytes, made of the file open as @fd; and if @alias, the same
 * file once more in the shared half.
 */
void realm_add_ram(const struct realm *realm, uint64_t memory, int fd, bool alias,
		   struct args *args);

/* Adds the emulator and its options: @words, which begin with a blank or are empty, come first. */
void realm_add_emulator(const struct realm *realm, const char *words, struct args *args);

/* Adds EDK2's image, which the emulator starts if its options say so. */
void realm_add_edk2(const char *path, struct args *args);

#endif
