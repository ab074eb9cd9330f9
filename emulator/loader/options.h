/* SPDX-License-Identifier: BSD-2-Clause */
/* What the user chose by -fw_cfg name=opt/org.earlyrsi/realm,string="...". */
#ifndef EMULATOR_OPTIONS_H
#define EMULATOR_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "acpi/acpifault.h"
#include "bootrecord.h"

#define OPTIONS_FILE		"opt/org.earlyrsi/realm"

enum options_boot {
	OPTIONS_BOOT_DT,	/* straight into the kernel */
	OPTIONS_BOOT_EFI,	/* likewise, but as the kernel's EFI stub leaves things */
	OPTIONS_BOOT_EDK2,	/* into EDK2, which finds a kernel by itself */
};

enum options_dt {
	OPTIONS_DT_STUB,	/* /chosen only */
	OPTIONS_DT_XEN,		/* and /hypervisor, as Xen provides it with ACPI */
	OPTIONS_DT_FULL,	/* all but memory, which EFI's map describes */
};

/* How the device tree describes memory, with boot=dt */
enum options_memory {
	OPTIONS_MEMORY_WHOLE,	/* in one piece */
	OPTIONS_MEMORY_HOLES,	/* with reserved-memory nodes that are no-map */
	OPTIONS_MEMORY_HOTPLUGGABLE,	/* in two halves, the upper one hotpluggable */
};

enum options_chosen {
	OPTIONS_CHOSEN_NONE,
	OPTIONS_CHOSEN_SMC,
	OPTIONS_CHOSEN_HVC,
	OPTIONS_CHOSEN_BOGUS,	/* an unknown word of the right length */
	OPTIONS_CHOSEN_SHORT,	/* without its NUL */
	OPTIONS_CHOSEN_LONG,	/* a list of both */
	OPTIONS_CHOSEN_CELL,	/* a number, as long as a right word */
};

enum options_conduit {
	OPTIONS_CONDUIT_SMC,
	OPTIONS_CONDUIT_HVC,
	OPTIONS_CONDUIT_NONE,	/* no /psci node */
	OPTIONS_CONDUIT_DISABLED,	/* status = "disabled" */
	OPTIONS_CONDUIT_BOGUS,	/* method = "bogus" */
	OPTIONS_CONDUIT_PSCI_0_1,	/* compatible = "arm,psci" only */
};

enum options_trace {
	OPTIONS_TRACE_OFF,
	OPTIONS_TRACE_CALLS,
	OPTIONS_TRACE_COUNT,	/* and instructions */
};

struct options_range {
	uint32_t lowest;
	uint32_t highest;
};

struct options {
	uint32_t ipa_width;
	uint32_t config_width;		/* what REALM_CONFIG says */
	struct options_range rsi_versions;	/* that RSI_VERSION offers */
	uint32_t psci_version;
	uint32_t smccc_version;		/* 0: SMCCC_VERSION is not supported */
	enum options_boot boot;
	enum options_conduit conduit;		/* as the device tree has it */
	enum options_conduit acpi_conduit;	/* as the FADT has it: SMC, HVC or NONE */
	struct acpifaults acpi_faults;
	enum options_dt dt;		/* with boot=efi */
	enum options_memory memory;
	enum options_chosen chosen;	/* what /chosen hands over */
	enum bootrecord efi_table;	/* likewise EFI's tables, with boot=efi */
	enum bootrecord boot_record;	/* likewise the kernel's header */
	enum options_trace trace;
	bool conduit_turns;		/* the /psci node says HVC after the first PSCI call */
	bool fwcfg_hidden;		/* from EDK2: it finds no ACPI tables and no kernel */
	bool ripas_images_only;
	bool rsi;
	bool realm_config_fails;
	bool devices_in_both_halves;
	bool uart_protected;		/* RIPAS DEV, and nothing in the shared half */
	bool image_raw;			/* a flat binary that begins with an instruction */
	bool dtb_above;			/* the device tree is above the images */
	bool bbml3;			/* ID_AA64MMFR2_EL1.BBM says 3 */
};

/* Reads them from fw_cfg. Fails with a message on anything unknown or malformed. */
const struct options *options_read(void);
/* As they were read. */
const struct options *options_get(void);
/* The guest does not know of the shared half, or need not know of it. */
bool options_devices_in_both(void);
/* An ordinary guest with conduit=hvc: HVC is its PSCI conduit, SMC is UNDEFINED. */
bool options_hvc_works(void);
#endif
