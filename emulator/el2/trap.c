// SPDX-License-Identifier: BSD-2-Clause
#include "trap.h"

#include "abort.h"
#include "arch.h"
#include "feature.h"
#include "inject.h"
#include "loader/options.h"
#include "output/print.h"
#include "realm/smc.h"

/* ISS of a trapped MSR or MRS */
#define SYS_READ	UINT64_C(0x1)
#define SYS_RT(esr)	((esr) >> 5 & 0x1f)
#define SYS_CRM(esr)	((uint32_t)((esr) >> 1) & 0xf)
#define SYS_OP2(esr)	((uint32_t)((esr) >> 17) & 0x7)
/* op0, op1 and CRn, which are 3, 0 and 0 for the feature ID registers */
#define SYS_SPACE	UINT64_C(0x31fc00)
#define SYS_SPACE_ID	UINT64_C(0x300000)

#define XZR		31

#define LOWER_AARCH64	8

static void handle_sysreg(struct frame *frame, uint64_t esr)
{
	uint32_t crm = SYS_CRM(esr);

	if ((esr & SYS_SPACE) != SYS_SPACE_ID || !(esr & SYS_READ) || crm < 1 || crm > 7) {
		inject_undefined();
		return;
	}
	if (SYS_RT(esr) != XZR)
		frame->x[SYS_RT(esr)] = feature_id(crm, SYS_OP2(esr));
	inject_skip(esr);
}

void trap_sync(struct frame *frame)
{
	uint64_t esr = SYSREG_READ(esr_el2);

	switch (ESR_EC(esr)) {
	case EC_SMC64:
		/* ELR_EL2 is that of a trapped SMC itself, but after an HVC. */
		if (options_hvc_works()) {
			inject_undefined();
			break;
		}
		inject_skip(esr);
		smc_handle(frame);
		break;
	case EC_HVC64:
		/* Like TF-RMM, with ELR_EL1 after the instruction. */
		if (options_hvc_works())
			smc_handle(frame);
		else
			inject_undefined();
		break;
	case EC_SYSREG:
		handle_sysreg(frame, esr);
		break;
	case EC_LS64:
	case EC_SVE:
	case EC_SME:
		/* The guest does not have what it uses (feature.c). */
		inject_undefined();
		break;
	case EC_IABT_LOW:
	case EC_DABT_LOW:
		abort_handle(frame, esr);
		break;
	default:
		trap_fatal(frame, LOWER_AARCH64);
	}
}

void trap_fatal(const struct frame *frame, uint32_t kind)
{
	uint32_t i;

	print_break_lock();
	print_line("unexpected exception %u: ESR 0x%lx ELR 0x%lx FAR 0x%lx "
		   "HPFAR 0x%lx SPSR 0x%lx",
		   kind, SYSREG_READ(esr_el2), SYSREG_READ(elr_el2),
		   SYSREG_READ(far_el2), SYSREG_READ(hpfar_el2), SYSREG_READ(spsr_el2));
	for (i = 0; i < 31; i++)
		print_line("x%u 0x%lx", i, frame->x[i]);
	print_fail("unexpected exception at EL2; %s",
		   kind < LOWER_AARCH64 ? "this is a bug in the emulator" :
		   "the emulator does not know what the guest did");
}
