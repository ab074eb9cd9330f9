// SPDX-License-Identifier: BSD-2-Clause
/* Stage-2 faults of the guest, answered as a Realm gets them (DEN0137 A5.2). */
#include "abort.h"

#include "arch.h"
#include "inject.h"
#include "loader/options.h"
#include "output/print.h"
#include "output/report.h"
#include "output/trace.h"
#include "realm/ripas.h"
#include "stage2.h"

#define HPFAR_FIPA	UINT64_C(0xffffffffff0)
#define HPFAR_SHIFT	8
#define XZR		31
/* QEMU's virt: the registers by which ACPI finds DIMMs and their events. */
#define DIMM_REGISTERS	UINT64_C(0x09070000)
#define DIMM_END	UINT64_C(0x09090000)

/* The host of this Realm has nothing there: it reads as zero and ignores writes. */
static void host_emulates(struct frame *frame, uint64_t esr)
{
	if (!(esr & ABT_WNR) && ABT_SRT(esr) != XZR)
		frame->x[ABT_SRT(esr)] = 0;
	inject_skip(esr);
}

static enum report_access access_of(uint64_t esr)
{
	if (esr & ABT_S1PTW)
		return REPORT_WALK;
	if (ESR_EC(esr) == EC_IABT_LOW)
		return REPORT_FETCH;
	return esr & ABT_WNR ? REPORT_WRITE : REPORT_READ;
}

/* HPFAR_EL2 has a page for stage-2 faults only; of a table walk FAR_EL2 is not the address. */
static void inject(bool ipa_valid, uint64_t ipa, uint64_t esr)
{
	enum report_access access = access_of(esr);

	if (access != REPORT_WALK)
		ipa |= SYSREG_READ(far_el2) & (PAGE_SIZE - 1);
	trace_abort(ipa_valid, ipa, access);
	report_abort(ipa_valid, ipa, access);
	inject_external_abort(esr);
}

/* An ordinary guest, which has no shared half, finds no DIMM either. */
static bool looks_for_dimms(uint64_t ipa)
{
	return !options_get()->rsi && ipa >= DIMM_REGISTERS && ipa < DIMM_END;
}

void abort_handle(struct frame *frame, uint64_t esr)
{
	uint64_t ipa = (SYSREG_READ(hpfar_el2) & HPFAR_FIPA) << HPFAR_SHIFT;
	enum ripas_access access;
	bool fetch = ESR_EC(esr) == EC_IABT_LOW;

	/* From the machine itself: nothing is at this address. */
	if ((esr & ABT_FSC) == FSC_SEA) {
		inject(false, 0, esr);
		return;
	}
	if (stage2_is_first_use(ipa)) {
		trace_first_use(ipa);
		return;
	}
	access = ripas_judge(ipa, fetch);
	if (access == RIPAS_ACCESS_EXTERNAL_ABORT && !fetch && looks_for_dimms(ipa))
		access = RIPAS_ACCESS_HOST;
	switch (access) {
	case RIPAS_ACCESS_RETRY:
		break;
	case RIPAS_ACCESS_EXTERNAL_ABORT:
		inject(true, ipa, esr);
		break;
	case RIPAS_ACCESS_HOST:
		if ((esr & ABT_ISV) && !(esr & ABT_S1PTW))
			host_emulates(frame, esr);
		else
			inject(true, ipa, esr);
		break;
	case RIPAS_ACCESS_DESTROYED:
		/* No host can resolve this REC exit: the Realm cannot go on. */
		print_fail("the guest used the page at 0x%lx, which the host has destroyed", ipa);
	}
}
