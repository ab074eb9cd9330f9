// SPDX-License-Identifier: BSD-2-Clause
/* How the guest is started, and what it is told of its machine. */
#include <libfdt.h>

#include "guest.h"

#define DAIF_ALL	0x3c0
#define SCTLR_M_C_I	0x1005

static uint64_t pfr0(void)
{
	uint64_t value;

	__asm__ volatile("mrs %0, id_aa64pfr0_el1" : "=r"(value));
	return value;
}

static uint64_t mmfr0(void)
{
	uint64_t value;

	__asm__ volatile("mrs %0, id_aa64mmfr0_el1" : "=r"(value));
	return value;
}

static uint64_t level(void)
{
	uint64_t value;

	__asm__ volatile("mrs %0, CurrentEL" : "=r"(value));
	return value >> 2;
}

static bool conduit_is_smc(void)
{
	const char *method = fdt_getprop(guest.fdt, fdt_path_offset(guest.fdt, "/psci"), "method",
					 NULL);

	return method && !strcmp(method, "smc");
}

void guest_test_boot(const uint64_t boot[6])
{
	uint64_t aborts = guest_this_cpu()->aborts;
	struct guest_result r = { { 0 } };

	guest_is(level(), 1, "boot: at EL1");
	guest_ok(!fdt_check_header((const void *)boot[0]), "boot: x0 is the device tree");
	guest_is(boot[1] | boot[2] | boot[3], 0, "boot: x1 to x3 are zero");
	guest_is(boot[4] & SCTLR_M_C_I, 0, "boot: MMU and caches are off");
	guest_is(boot[5] & DAIF_ALL, DAIF_ALL, "boot: all exceptions are masked");
	guest_ok(guest.ipa_width >= 33 && guest.ipa_width <= 48, "boot: ipa_width is possible");
	guest_ok(guest.ram_end > guest.ram_base && guest.ram_end <= guest.shared,
		 "boot: memory is in the protected half");
	guest_is(pfr0() >> 52 & 0xf, 1, "boot: ID_AA64PFR0_EL1.RME says RME");
	guest_is(pfr0() >> 12 & 0xf, 2, "boot: ID_AA64PFR0_EL1.EL3 says EL3");
	guest_ok(mmfr0() != 0, "boot: other ID registers are the CPU's");
	guest_is(guest_this_cpu()->aborts, aborts, "boot: reading ID registers does not abort");
	guest_ok(conduit_is_smc(), "boot: the tree says that the conduit is SMC");
	guest_ok(fdt_node_offset_by_compatible(guest.fdt, -1, "cfi-flash") < 0,
		 "boot: the tree has no flash");
	guest_ok(fdt_node_offset_by_compatible(guest.fdt, -1, "qemu,fw-cfg-mmio") < 0,
		 "boot: the tree has no fw_cfg");
	r.x[0] = ERSI_PSCI_FN_VERSION;
	guest_call_hvc(r.x);
	guest_is(guest_this_cpu()->aborts, aborts + 1, "boot: HVC is an exception");
	guest_is(GUEST_ESR_EC(guest_this_cpu()->esr), GUEST_EC_UNKNOWN, "boot: HVC is UNDEFINED");
	guest_is(guest_this_cpu()->elr, (uint64_t)guest_behind_hvc,
		 "boot: with an ELR behind it, as from an RMM");
}
