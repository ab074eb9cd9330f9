// SPDX-License-Identifier: BSD-2-Clause
#include "realm.h"

#include <inttypes.h>
#include <stdlib.h>

/* QEMU, docs/system/arm/virt.rst: "virt" has its RAM from 1 GiB up. */
#define RAM_BASE	UINT64_C(0x40000000)

/* Where the emulator looks for its options (its documentation lists them). */
#define OPTIONS_NAME	"opt/org.earlyrsi/realm"
#define EDK2_NAME	"opt/org.earlyrsi/edk2"

unsigned int realm_smallest_ipa_width(uint64_t memory)
{
	unsigned int width = REALM_IPA_MIN;

	while (width < 64 && RAM_BASE + memory > 1ULL << (width - 1))
		width++;
	return width;
}

static void add_file(const char *id, uint64_t memory, int fd, struct args *args)
{
	args_add(args, "-object");
	args_add(args,
		 "memory-backend-file,id=%s,size=%" PRIu64
		 "M,mem-path=/proc/self/fd/%d,share=on", id, memory >> 20, fd);
}

/*
 * The same file is RAM, and once more a DIMM at the shared half's address. So a
 * device that is given an address in the shared half reaches the guest's pages.
 *
 * QEMU makes a window for DIMMs behind RAM, in multiples of 1 GiB, as large as
 * maxmem says; it has to reach beyond the alias.
 */
void realm_add_ram(const struct realm *realm, uint64_t memory, int fd, bool alias,
		   struct args *args)
{
	uint64_t shared = UINT64_C(1) << (realm->ipa_width - 1);

	args_add(args, "-m");
	if (!alias) {
		args_add(args, "%" PRIu64 "M", memory >> 20);
		add_file("ram0", memory, fd, args);
		return;
	}
	args_add(args, "%" PRIu64 "M,slots=2,maxmem=%" PRIu64 "M", memory >> 20,
		 (shared + RAM_BASE + memory) >> 20);
	add_file("ram0", memory, fd, args);
	add_file("alias0", memory, fd, args);
	args_add(args, "-device");
	args_add(args, "pc-dimm,memdev=alias0,addr=0x%" PRIx64, shared | RAM_BASE);
}

static void add_fw_cfg(const char *name, const char *kind, const char *value, struct args *args)
{
	char *escaped = args_escape_commas(value);

	args_add(args, "-fw_cfg");
	args_add(args, "name=%s,%s=%s", name, kind, escaped);
	free(escaped);
}

void realm_add_emulator(const struct realm *realm, const char *words, struct args *args)
{
	struct args text = { 0 };

	args_add(args, "-bios");
	args_add(args, "%s", realm->firmware);

	args_add(&text, "ipa_width=%u%s", realm->ipa_width, words);
	for (size_t i = 0; i < realm->options.count; i++)
		args_add(&text, "%s %s", text.list[i], realm->options.list[i]);
	add_fw_cfg(OPTIONS_NAME, "string", text.list[text.count - 1], args);
	args_free(&text);
}

void realm_add_edk2(const char *path, struct args *args)
{
	add_fw_cfg(EDK2_NAME, "file", path, args);
}
