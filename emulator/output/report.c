// SPDX-License-Identifier: BSD-2-Clause
#include "report.h"

#include <string.h>

#include "arch.h"
#include "earlyrsi/rsi_abi.h"
#include "el2/cpu.h"
#include "realm/call.h"

_Static_assert(REPORT_CPUS == CPU_MAX, "each CPU has its part");

/* realm.lds puts it at the end of the data window. */
static struct report report __attribute__((section(".report")));

void report_begin(bool offers_rsi)
{
	memset(&report, 0, sizeof(report));
	report.version = REPORT_VERSION;
	report.rsi_offered = offers_rsi;
	__atomic_store_n(&report.magic, REPORT_MAGIC, __ATOMIC_RELEASE);
}

void report_started(void)
{
	report.started = true;
}

static uint64_t next_order(void)
{
	return __atomic_add_fetch(&report.order, 1, __ATOMIC_RELAXED);
}

/* QEMU may be stopped at any store: an entry is invalid while it is written. */
void report_call(const struct call *call)
{
	struct report_call *entry = &report.cpu[cpu_this()->index].call;

	__atomic_store_n(&entry->order, 0, __ATOMIC_RELEASE);
	entry->fid = call->fid;
	entry->returned = false;
	memcpy(entry->arg, &call->arg[1], sizeof(entry->arg));
	if (call->fid == ERSI_RSI_FN_VERSION)
		report.rsi_asked = true;
	__atomic_store_n(&entry->order, next_order(), __ATOMIC_RELEASE);
}

void report_return(const struct call *call)
{
	struct report_call *entry = &report.cpu[cpu_this()->index].call;

	memcpy(entry->ret, call->ret, sizeof(entry->ret));
	__atomic_store_n(&entry->returned, true, __ATOMIC_RELEASE);
}

void report_abort(bool ipa_valid, uint64_t ipa, enum report_access access)
{
	struct report_abort *entry = &report.cpu[cpu_this()->index].abort;

	__atomic_store_n(&entry->order, 0, __ATOMIC_RELEASE);
	entry->ipa = ipa;
	entry->va = SYSREG_READ(far_el2);
	entry->pc = SYSREG_READ(elr_el2);
	entry->esr = SYSREG_READ(esr_el2);
	entry->access = access;
	entry->ipa_valid = ipa_valid;
	__atomic_store_n(&entry->order, next_order(), __ATOMIC_RELEASE);
}

bool report_end(enum report_end end)
{
	uint32_t runs = REPORT_RUNS;

	return __atomic_compare_exchange_n(&report.end, &runs, end, false, __ATOMIC_ACQ_REL,
					   __ATOMIC_ACQUIRE);
}

void report_put(char character)
{
	uint32_t length = 0;

	/* Before report_begin() the page holds anything. */
	while (length < REPORT_MESSAGE - 1 && report.message[length])
		length++;
	if (length < REPORT_MESSAGE - 1)
		report.message[length] = character;
}
