// SPDX-License-Identifier: BSD-2-Clause
/*
 * PSCI in a Realm (DEN0137 chapter B6, DEN0022). The emulator keeps the state of its CPUs;
 * QEMU's own PSCI switches them on and off.
 */
#include "pscicall.h"

#include "arch.h"
#include "earlyrsi/psci_abi.h"
#include "earlyrsi/smccc_abi.h"
#include "el2/cpu.h"
#include "loader/guestdt.h"
#include "loader/options.h"
#include "lock.h"
#include "machine/memory.h"
#include "machine/power.h"
#include "output/trace.h"
#include "ripas.h"
#include "start.h"

static struct lock psci_lock;

/* SMC32 calls have 32-bit arguments, whatever the registers' upper halves hold. */
static uint64_t argument(const struct call *call, uint32_t index)
{
	return call->fid & ERSI_SMCCC_64 ? call->arg[index] : (uint32_t)call->arg[index];
}

static int64_t cpu_suspend(void)
{
	/* Any state is a wait for an interrupt, as on a real RMM's host. */
	__asm__ volatile("dsb sy\n\twfi" : : : "memory");
	return ERSI_PSCI_RET_SUCCESS;
}

static void cpu_off(const struct call *call)
{
	trace_leave(call);
	lock_take(&psci_lock);
	cpu_this()->on = false;
	lock_release(&psci_lock);
	power_call(ERSI_PSCI_FN_CPU_OFF, 0, 0, 0);
}

/* The target may be marked off while QEMU has not yet switched it off. */
static void start(const struct cpu *target)
{
	while (power_call(ERSI_PSCI_FN_CPU_ON_64, target->mpidr,
			    (uint64_t)start_secondary, memory_physical(target)) ==
	       ERSI_PSCI_RET_ALREADY_ON)
		;
}

static int64_t cpu_on(const struct call *call)
{
	struct cpu *target = cpu_find(argument(call, 1));
	uint64_t entry = argument(call, 2);
	bool was_on;

	if (!ripas_in_protected_half(entry))
		return ERSI_PSCI_RET_INVALID_ADDRESS;
	if (!target)
		return ERSI_PSCI_RET_INVALID_PARAMETERS;
	lock_take(&psci_lock);
	was_on = target->on;
	if (!was_on) {
		target->on = true;
		target->entry = entry;
		target->context = argument(call, 3);
		target->big_endian = SYSREG_READ(sctlr_el1) & SCTLR_EE;
		start(target);
	}
	lock_release(&psci_lock);
	return was_on ? ERSI_PSCI_RET_ALREADY_ON : ERSI_PSCI_RET_SUCCESS;
}

static int64_t affinity_info(const struct call *call)
{
	const struct cpu *target = cpu_find(argument(call, 1));
	bool on;

	/* A Realm has no affinity levels above that of the CPU. */
	if (argument(call, 2) || !target)
		return ERSI_PSCI_RET_INVALID_PARAMETERS;
	lock_take(&psci_lock);
	on = target->on;
	lock_release(&psci_lock);
	return on ? ERSI_PSCI_AFFINITY_ON : ERSI_PSCI_AFFINITY_OFF;
}

static int64_t features(const struct call *call)
{
	switch ((uint32_t)call->arg[1]) {
	case ERSI_PSCI_FN_CPU_SUSPEND_32:
	case ERSI_PSCI_FN_CPU_SUSPEND_64:
	case ERSI_PSCI_FN_CPU_OFF:
	case ERSI_PSCI_FN_CPU_ON_32:
	case ERSI_PSCI_FN_CPU_ON_64:
	case ERSI_PSCI_FN_AFFINITY_INFO_32:
	case ERSI_PSCI_FN_AFFINITY_INFO_64:
	case ERSI_PSCI_FN_SYSTEM_OFF:
	case ERSI_PSCI_FN_SYSTEM_RESET:
	case ERSI_PSCI_FN_FEATURES:
		return ERSI_PSCI_RET_SUCCESS;
	case ERSI_SMCCC_FN_VERSION:
		if (options_get()->smccc_version)
			return ERSI_PSCI_RET_SUCCESS;
		break;
	}
	return ERSI_PSCI_RET_NOT_SUPPORTED;
}

void pscicall_handle(struct call *call)
{
	int64_t answer = ERSI_PSCI_RET_NOT_SUPPORTED;

	switch (call->fid) {
	case ERSI_PSCI_FN_VERSION:
		answer = options_get()->psci_version;
		if (options_get()->conduit_turns)
			guestdt_turn_conduit();
		break;
	case ERSI_PSCI_FN_CPU_SUSPEND_32:
	case ERSI_PSCI_FN_CPU_SUSPEND_64:
		answer = cpu_suspend();
		break;
	case ERSI_PSCI_FN_CPU_OFF:
		cpu_off(call);
		break;
	case ERSI_PSCI_FN_CPU_ON_32:
	case ERSI_PSCI_FN_CPU_ON_64:
		answer = cpu_on(call);
		break;
	case ERSI_PSCI_FN_AFFINITY_INFO_32:
	case ERSI_PSCI_FN_AFFINITY_INFO_64:
		answer = affinity_info(call);
		break;
	case ERSI_PSCI_FN_SYSTEM_OFF:
	case ERSI_PSCI_FN_SYSTEM_RESET:
		trace_leave(call);
		power_end_guest(call->fid);
	case ERSI_PSCI_FN_FEATURES:
		/* PSCI_FEATURES came with PSCI 1.0. */
		if (options_get()->psci_version >= ERSI_PSCI_VERSION_1_0)
			answer = features(call);
		break;
	}
	call->ret[0] = (uint64_t)answer;
}
