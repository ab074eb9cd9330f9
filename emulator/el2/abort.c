// SPDX-License-Identifier: BSD-2-Clause
/* Stage-2 faults of the guest, answered as a Realm gets them (DEN0137 A5.2). */
#include "arch.h"
#include "inject.h"
#include "output/print.h"
#include "output/report.h"
#include "realm/realm.h"
#include "realm/ripas.h"
#include "realm/smc.h"
#include "stage2.h"
#include "trap.h"

#define HPFAR_FIPA	UINT64_C(0xffffffffff0)
#define HPFAR_SHIFT	8
#define XZR		31
/* QEMU's virt: the registers by which ACPI finds DIMMs and their events. */
#define DIMM_REGISTERS	UINT64_C(0x09070000)
#define DIMM_END	UINT64_C(0x09090000)

/* The host of this Realm has nothing there: it reads as zero and ignores writes. */
static void host_emulates(struct ersi_frame *frame, uint64_t esr)
{
	if (!(esr & ERSI_ABT_WNR) && ERSI_ABT_SRT(esr) != XZR)
		frame->x[ERSI_ABT_SRT(esr)] = 0;
	ersi_trap_skip(esr);
}

static enum report_access access_of(uint64_t esr)
{
	if (esr & ERSI_ABT_S1PTW)
		return REPORT_WALK;
	if (ERSI_ESR_EC(esr) == ERSI_EC_IABT_LOW)
		return REPORT_FETCH;
	return esr & ERSI_ABT_WNR ? REPORT_WRITE : REPORT_READ;
}

/* HPFAR_EL2 has a page for stage-2 faults only; of a table walk FAR_EL2 is not the address. */
static void inject(bool ipa_valid, uint64_t ipa, uint64_t esr)
{
	enum report_access access = access_of(esr);

	if (access != REPORT_WALK)
		ipa |= ERSI_SYSREG_READ(far_el2) & (ERSI_PAGE_SIZE - 1);
	ersi_trace_abort(ipa_valid, ipa, access);
	report_abort(ipa_valid, ipa, access);
	ersi_inject_external_abort(esr);
}

/* An ordinary guest, which has no shared half, finds no DIMM either. */
static bool looks_for_dimms(uint64_t ipa)
{
	return !ersi_realm_options()->rsi && ipa >= DIMM_REGISTERS && ipa < DIMM_END;
}

void ersi_abort_handle(struct ersi_frame *frame, uint64_t esr)
{
	uint64_t ipa = (ERSI_SYSREG_READ(hpfar_el2) & HPFAR_FIPA) << HPFAR_SHIFT;
	enum ersi_ripas_access access;
	bool fetch = ERSI_ESR_EC(esr) == ERSI_EC_IABT_LOW;

	/* From the machine itself, for an address with nothing behind it. */
	if ((esr & ERSI_ABT_FSC) == ERSI_FSC_SEA) {
		inject(false, 0, esr);
		return;
	}
	if (ersi_stage2_is_first_use(ipa)) {
		ersi_trace_first_use(ipa);
		return;
	}
	access = ersi_ripas_judge(ipa, fetch);
	if (access == ERSI_ACCESS_EXTERNAL_ABORT && !fetch && looks_for_dimms(ipa))
		access = ERSI_ACCESS_HOST;
	switch (access) {
	case ERSI_ACCESS_RETRY:
		break;
	case ERSI_ACCESS_EXTERNAL_ABORT:
		inject(true, ipa, esr);
		break;
	case ERSI_ACCESS_HOST:
		if ((esr & ERSI_ABT_ISV) && !(esr & ERSI_ABT_S1PTW))
			host_emulates(frame, esr);
		else
			inject(true, ipa, esr);
		break;
	case ERSI_ACCESS_DESTROYED:
		/* A REC exit that no host can resolve: the Realm cannot go on. */
		ersi_print_fail("the guest used the page at 0x%lx, which the host has destroyed",
				ipa);
	}
}
