// SPDX-License-Identifier: BSD-2-Clause
#include "loader.h"

#include <earlyrsi/sources.h>
#include <earlyrsi/handover_abi.h>
#include <string.h>

#include "machine/idmap.h"

#define ALLOCATE_ANY_PAGES	0
#define FILE_MODE_READ		1
#define FILE_INFO_SIZE		512
#define FILE_INFO_FILE_SIZE	8	/* EFI_FILE_INFO.FileSize */
#define MAP_SIZE		0x10000

static const char start_option[] = "start=", broken_option[] = "break=record", rest_mark[] = "-- ";

static const struct guid loaded_image_guid = LOADED_IMAGE_GUID;
static const struct guid file_system_guid = {
	0x964e5b22, 0x6459, 0x11d2, { 0x8e, 0x39, 0x00, 0xa0, 0xc9, 0x69, 0x72, 0x3b }
};
static const struct guid file_info_guid = {
	0x09576e92, 0x6d3f, 0x11d2, { 0x8e, 0x39, 0x00, 0xa0, 0xc9, 0x69, 0x72, 0x3b }
};
static const struct guid record_guid = ERSI_RECORD_GUID(GUID);

static struct ersi_sources sources;
static uint16_t name[CMDLINE_SIZE], kernel_options[CMDLINE_SIZE];

static bool begins(const char *text, const char *beginning)
{
	while (*beginning && *text == *beginning) {
		text++;
		beginning++;
	}
	return !*beginning;
}

/* The first word with this beginning in front of the kernel's options, or NULL. */
static const char *find_word(const char *options, const char *beginning)
{
	while (*options && !begins(options, rest_mark)) {
		if (begins(options, beginning))
			return options;
		while (*options && *options != ' ')
			options++;
		while (*options == ' ')
			options++;
	}
	return NULL;
}

bool loader_wanted(const char *options)
{
	return find_word(options, start_option);
}

/* What follows "-- " */
static const char *find_rest(const char *options)
{
	for (; *options; options++)
		if (begins(options, rest_mark))
			return options + sizeof(rest_mark) - 1;
	return options;
}

/* Text up to a character, as EFI spells it; returns its bytes with the end. */
static uint32_t widen(uint16_t *to, const char *from, char end)
{
	uint32_t i;

	for (i = 0; from[i] && from[i] != end; i++)
		to[i] = (uint8_t)from[i];
	to[i++] = 0;
	return i * 2;
}

static void say(const struct system_table *system, const uint16_t *text)
{
	if (system->console)
		system->console->output_string(system->console, text);
}

/* What may be read: the probe's environment knows it by the identity map. */
static uint64_t map_memory(const struct boot_services *boot)
{
	uint64_t size = MAP_SIZE, key, step, at, base, status, start = 0, end = 0;
	const struct memory_descriptor *entry;
	uint32_t version;

	status = boot->allocate_pages(ALLOCATE_ANY_PAGES, LOADER_DATA, MAP_SIZE / EFI_PAGE_SIZE,
				      &base);
	if (!status)
		status = boot->get_memory_map(&size, (void *)base, &key, &step, &version);
	if (status)
		return status;
	idmap_init();
	for (at = 0; at + sizeof(*entry) <= size; at += step) {
		entry = (const struct memory_descriptor *)(base + at);
		if (!(entry->attributes & MEMORY_WB))
			continue;
		if (entry->base != end) {
			if (end)
				idmap_add(start, end - start, IDMAP_NORMAL);
			start = entry->base;
		}
		end = entry->base + entry->pages * EFI_PAGE_SIZE;
	}
	if (end)
		idmap_add(start, end - start, IDMAP_NORMAL);
	return 0;
}

static void put(uint8_t *to, uint32_t size, uint64_t value)
{
	memcpy(to, &value, size);
}

static uint64_t hand_over(const struct boot_services *boot, bool broken)
{
	uint64_t base, status;
	uint8_t *record;
	uint32_t crc;

	status = boot->allocate_pages(ALLOCATE_ANY_PAGES, ACPI_RECLAIM, 1, &base);
	if (status)
		return status;
	record = (uint8_t *)base;
	memset(record, 0, ERSI_RECORD_SIZE);
	put(record + ERSI_RECORD_MAGIC, 8, ERSI_RECORD_MAGIC_VALUE);
	put(record + ERSI_RECORD_VERSION, 4, ERSI_RECORD_VERSION_1_0);
	put(record + ERSI_RECORD_LENGTH, 4, ERSI_RECORD_SIZE);
	put(record + ERSI_RECORD_CONDUIT, 4, sources.conduit.conduit == ERSI_CONDUIT_SMC ?
					     ERSI_RECORD_SMC : ERSI_RECORD_HVC);
	status = boot->calculate_crc32(record, ERSI_RECORD_SIZE, &crc);
	if (status)
		return status;
	put(record + ERSI_RECORD_CHECKSUM, 4, broken ? crc + 1 : crc);
	return boot->install_configuration_table(&record_guid, record);
}

/* The whole file, from the volume that the image itself came from. */
static uint64_t read_file(const struct boot_services *boot, void *device, const uint16_t *path,
			  void **data, uint64_t *size)
{
	uint8_t info[FILE_INFO_SIZE] __attribute__((aligned(8)));
	uint64_t info_size = sizeof(info), base, status;
	struct file_system *system;
	struct file *root, *file;
	void *interface;

	status = boot->handle_protocol(device, &file_system_guid, &interface);
	if (status)
		return status;
	system = interface;
	status = system->open_volume(system, &root);
	if (!status)
		status = root->open(root, &file, path, FILE_MODE_READ, 0);
	if (!status)
		status = file->get_info(file, &file_info_guid, &info_size, info);
	if (status)
		return status;
	memcpy(size, info + FILE_INFO_FILE_SIZE, sizeof(*size));
	status = boot->allocate_pages(ALLOCATE_ANY_PAGES, LOADER_DATA,
				      *size / EFI_PAGE_SIZE + 1, &base);
	if (status)
		return status;
	*data = (void *)base;
	return file->read(file, size, *data);
}

static uint64_t start_kernel(void *handle, const struct boot_services *boot, const char *options)
{
	void *data, *kernel, *interface;
	struct loaded_image *image;
	uint64_t size, status;
	void *device;

	status = boot->handle_protocol(handle, &loaded_image_guid, &interface);
	if (status)
		return status;
	image = interface;
	device = image->device;
	widen(name, find_word(options, start_option) + sizeof(start_option) - 1, ' ');
	status = read_file(boot, device, name, &data, &size);
	if (!status)
		status = boot->load_image(false, handle, NULL, data, size, &kernel);
	if (!status)
		status = boot->handle_protocol(kernel, &loaded_image_guid, &interface);
	if (status)
		return status;
	image = interface;
	/* A kernel looks for what its options name on the volume that it came from. */
	image->device = device;
	image->options = kernel_options;
	image->options_size = widen(kernel_options, find_rest(options), 0);
	return boot->start_image(kernel, NULL, NULL);
}

uint64_t loader_run(void *handle, const struct system_table *system, const void *fdt,
		    const struct handover *handover)
{
	struct ersi_sources_input in = { .fdt = fdt, .acpi.rsdp = handover->rsdp };
	const struct boot_services *boot = system->boot;
	uint64_t status = map_memory(boot);

	if (!status) {
		/* The tree's own size is checked against what there is to read. */
		if (fdt && idmap_has((uint64_t)fdt, sizeof(struct fdt_header)))
			in.fdt_size = fdt_totalsize(fdt);
		if (!idmap_has((uint64_t)fdt, in.fdt_size))
			in.fdt = NULL;
		ersi_sources_read(&in, &sources);
		if (sources.conduit.diagnosis == ERSI_DIAG_FOUND)
			status = hand_over(boot, find_word(handover->cmdline, broken_option));
		else
			say(system, u"image: no conduit to hand over\r\n");
	}
	if (!status)
		status = start_kernel(handle, boot, handover->cmdline);
	if (status)
		say(system, u"image: the kernel does not start\r\n");
	return status;
}
