// SPDX-License-Identifier: BSD-2-Clause
#include "trap.h"

#include "arch.h"
#include "feature.h"
#include "inject.h"
#include "output/print.h"
#include "realm/realm.h"
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

void ersi_trap_skip(uint64_t esr)
{
	ERSI_SYSREG_WRITE(elr_el2, ERSI_SYSREG_READ(elr_el2) + (esr & ERSI_ESR_IL ? 4 : 2));
}

static void handle_sysreg(struct ersi_frame *frame, uint64_t esr)
{
	uint32_t crm = SYS_CRM(esr);

	if ((esr & SYS_SPACE) != SYS_SPACE_ID || !(esr & SYS_READ) || crm < 1 || crm > 7) {
		ersi_inject_undefined();
		return;
	}
	if (SYS_RT(esr) != XZR)
		frame->x[SYS_RT(esr)] = ersi_feature_id(crm, SYS_OP2(esr));
	ersi_trap_skip(esr);
}

void ersi_trap_sync(struct ersi_frame *frame)
{
	uint64_t esr = ERSI_SYSREG_READ(esr_el2);

	switch (ERSI_ESR_EC(esr)) {
	case ERSI_EC_SMC64:
		/* A trapped SMC returns to itself, an HVC behind itself. */
		if (ersi_realm_hvc_works()) {
			ersi_inject_undefined();
			break;
		}
		ersi_trap_skip(esr);
		ersi_smc_handle(frame);
		break;
	case ERSI_EC_HVC64:
		/* Like TF-RMM, with an ELR_EL1 behind the instruction. */
		if (ersi_realm_hvc_works())
			ersi_smc_handle(frame);
		else
			ersi_inject_undefined();
		break;
	case ERSI_EC_SYSREG:
		handle_sysreg(frame, esr);
		break;
	case ERSI_EC_LS64:
	case ERSI_EC_SVE:
	case ERSI_EC_SME:
		/* The guest does not have what it uses (feature.c). */
		ersi_inject_undefined();
		break;
	case ERSI_EC_IABT_LOW:
	case ERSI_EC_DABT_LOW:
		ersi_abort_handle(frame, esr);
		break;
	default:
		ersi_trap_fatal(frame, LOWER_AARCH64);
	}
}

void ersi_trap_fatal(const struct ersi_frame *frame, uint32_t kind)
{
	uint32_t i;

	ersi_print_break_lock();
	ersi_print_line("unexpected exception %u: ESR 0x%lx ELR 0x%lx FAR 0x%lx "
			"HPFAR 0x%lx SPSR 0x%lx",
			kind, ERSI_SYSREG_READ(esr_el2), ERSI_SYSREG_READ(elr_el2),
			ERSI_SYSREG_READ(far_el2), ERSI_SYSREG_READ(hpfar_el2),
			ERSI_SYSREG_READ(spsr_el2));
	for (i = 0; i < 31; i++)
		ersi_print_line("x%u 0x%lx", i, frame->x[i]);
	ersi_print_fail("unexpected exception at EL2; %s",
			kind < LOWER_AARCH64 ? "this is a bug in the emulator" :
			"the emulator does not know what the guest did");
}
