/* SPDX-License-Identifier: BSD-2-Clause */
/* EFI's services and tables, as far as they are used (UEFI 2.10). */
#ifndef IMAGE_EFIAPI_H
#define IMAGE_EFIAPI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EFI_ERROR		(UINT64_C(1) << 63)
#define EFI_LOAD_ERROR		(EFI_ERROR | 1)
#define EFI_PAGE_SIZE		UINT64_C(0x1000)

/* EFI_MEMORY_TYPE and attributes, section 7.2 */
#define LOADER_CODE		1
#define LOADER_DATA		2
#define BOOT_SERVICES_DATA	4
#define RUNTIME_DATA		6
#define CONVENTIONAL		7
#define ACPI_RECLAIM		9
#define ACPI_NVS		10
#define MEMORY_WB		UINT64_C(0x8)

#define GUID(a, b, c, ...)	{ a, b, c, { __VA_ARGS__ } }
/* Section 9.1 */
#define LOADED_IMAGE_GUID \
	GUID(0x5b1b31a1, 0x9562, 0x11d2, 0x8e, 0x3f, 0x00, 0xa0, 0xc9, 0x69, 0x72, 0x3b)

/* The members that are used; the others are room. Section 4 and appendix A. */
struct guid {
	uint32_t a;
	uint16_t b, c;
	uint8_t d[8];
};

struct configuration_table {
	struct guid guid;
	const void *table;
};

struct text_output {
	void *reset;
	uint64_t (*output_string)(struct text_output *self, const uint16_t *text);
};

struct boot_services {
	uint8_t header[24];
	void *tpl[2];
	uint64_t (*allocate_pages)(uint32_t how, uint32_t type, uint64_t pages, uint64_t *base);
	void *free_pages;
	uint64_t (*get_memory_map)(uint64_t *size, void *map, uint64_t *key,
				   uint64_t *descriptor_size, uint32_t *version);
	void *pool_and_events[11];
	uint64_t (*handle_protocol)(void *handle, const struct guid *protocol, void **interface);
	void *handles[4];
	uint64_t (*install_configuration_table)(const struct guid *guid, const void *table);
	uint64_t (*load_image)(bool boot_policy, void *parent, const void *path,
			       const void *source, uint64_t size, void **image);
	uint64_t (*start_image)(void *image, uint64_t *exit_size, uint16_t **exit_text);
	void *exit_and_unload[2];
	uint64_t (*exit_boot_services)(void *handle, uint64_t key);
	void *others[13];
	uint64_t (*calculate_crc32)(const void *data, uint64_t size, uint32_t *crc);
};
_Static_assert(offsetof(struct boot_services, get_memory_map) == 56, "EFI_BOOT_SERVICES");
_Static_assert(offsetof(struct boot_services, handle_protocol) == 152, "EFI_BOOT_SERVICES");
_Static_assert(offsetof(struct boot_services, start_image) == 208, "EFI_BOOT_SERVICES");
_Static_assert(offsetof(struct boot_services, exit_boot_services) == 232, "EFI_BOOT_SERVICES");
_Static_assert(offsetof(struct boot_services, calculate_crc32) == 344, "EFI_BOOT_SERVICES");

struct system_table {
	uint8_t header_and_vendor[64];
	struct text_output *console;
	void *error_and_runtime[3];
	struct boot_services *boot;
	uint64_t table_count;
	const struct configuration_table *tables;
};
_Static_assert(offsetof(struct system_table, boot) == 96, "EFI_SYSTEM_TABLE");

struct loaded_image {
	uint8_t others[24];
	void *device;
	void *path[2];
	uint32_t options_size;
	const uint16_t *options;
};
_Static_assert(offsetof(struct loaded_image, options) == 56, "EFI_LOADED_IMAGE_PROTOCOL");

struct memory_descriptor {
	uint32_t type;
	uint64_t base;
	uint64_t virtual_base;
	uint64_t pages;
	uint64_t attributes;
};

struct file {
	uint64_t revision;
	uint64_t (*open)(struct file *self, struct file **file, const uint16_t *name,
			 uint64_t mode, uint64_t attributes);
	void *close_and_delete[2];
	uint64_t (*read)(struct file *self, uint64_t *size, void *buffer);
	void *write_and_position[3];
	uint64_t (*get_info)(struct file *self, const struct guid *type, uint64_t *size,
			     void *info);
};
_Static_assert(offsetof(struct file, get_info) == 64, "EFI_FILE_PROTOCOL");

struct file_system {
	uint64_t revision;
	uint64_t (*open_volume)(struct file_system *self, struct file **root);
};
#endif
