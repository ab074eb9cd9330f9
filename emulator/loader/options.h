/* SPDX-License-Identifier: BSD-2-Clause */
/* What the user chose by -fw_cfg name=opt/org.earlyrsi/realm,string="...". */
#ifndef ERSI_EMULATOR_OPTIONS_H
#define ERSI_EMULATOR_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "acpi/acpifault.h"
#include "bootrecord.h"

#define ERSI_OPTIONS_FILE	"opt/org.earlyrsi/realm"

enum ersi_boot_option {
	ERSI_BOOT_DT,		/* straight into the kernel */
	ERSI_BOOT_EFI,		/* likewise, but as the kernel's EFI stub leaves things */
	ERSI_BOOT_EDK2,		/* into EDK2, which finds a kernel by itself */
};

enum ersi_dt_option {
	ERSI_DT_STUB,		/* /chosen only */
	ERSI_DT_XEN,		/* and /hypervisor, as Xen gives it to those who use ACPI */
	ERSI_DT_FULL,		/* all but memory, which EFI's map describes */
};

/* How the device tree describes memory, with boot=dt */
enum ersi_memory_option {
	ERSI_MEMORY_WHOLE,	/* in one piece */
	ERSI_MEMORY_HOLES,	/* with reserved-memory nodes that are no-map */
	ERSI_MEMORY_HOTPLUGGABLE,	/* in two halves, the upper one hotpluggable */
};

enum ersi_chosen_option {
	ERSI_CHOSEN_NONE,
	ERSI_CHOSEN_SMC,
	ERSI_CHOSEN_HVC,
	ERSI_CHOSEN_BOGUS,	/* another word of the right length */
	ERSI_CHOSEN_SHORT,	/* without its NUL */
	ERSI_CHOSEN_LONG,	/* a list of both */
	ERSI_CHOSEN_CELL,	/* a number, as long as a right word */
};

enum ersi_conduit_option {
	ERSI_CONDUIT_SMC,
	ERSI_CONDUIT_HVC,
	ERSI_CONDUIT_NONE,	/* no /psci node */
	ERSI_CONDUIT_DISABLED,	/* status = "disabled" */
	ERSI_CONDUIT_BOGUS,	/* method = "bogus" */
	ERSI_CONDUIT_PSCI_0_1,	/* compatible = "arm,psci" only */
};

struct ersi_options {
	uint32_t ipa_width;
	uint32_t config_width;		/* what REALM_CONFIG says */
	uint32_t rsi_lowest, rsi_highest;	/* the versions that RSI_VERSION offers */
	uint32_t psci_version;
	uint32_t smccc_version;		/* 0: SMCCC_VERSION is not supported */
	enum ersi_boot_option boot;
	enum ersi_conduit_option conduit;	/* as the device tree has it */
	enum ersi_conduit_option acpi_conduit;	/* as the FADT has it: SMC, HVC or NONE */
	struct ersi_acpifaults acpi_faults;
	enum ersi_dt_option dt;		/* with boot=efi */
	enum ersi_memory_option memory;
	enum ersi_chosen_option chosen;	/* what /chosen hands over */
	enum ersi_record_option efi_table;	/* likewise EFI's tables, with boot=efi */
	enum ersi_record_option boot_record;	/* likewise the kernel's header */
	bool conduit_turns;		/* the /psci node says HVC after the first PSCI call */
	bool trace;
	bool count;			/* with the trace: instructions */
	bool ripas_images_only;
	bool rsi;
	bool realm_config_fails;
	bool devices_in_both_halves;
	bool uart_protected;		/* RIPAS DEV, and nothing in the shared half */
	bool image_raw;			/* a flat binary that begins with an instruction */
	bool dtb_above;			/* the device tree is above the images */
	bool bbml3;			/* ID_AA64MMFR2_EL1.BBM says 3 */
};

/* Fails with a message on anything unknown or malformed. */
void ersi_options_read(struct ersi_options *options);
#endif
