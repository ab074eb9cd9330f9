// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the probe needs of the kernel, as early as it runs.
 */
#include <linux/arm-smccc.h>
#include <linux/efi.h>
#include <linux/init.h>
#include <linux/memblock.h>

#include <asm/early_ioremap.h>

#include <earlyrsi/env.h>

#include "internal.h"

char early_rsi_for_now[1] __initdata;

/* Firmware may keep tables in memory that it does not give to the kernel as RAM. */
static bool __init is_memory(u64 pa, u32 size)
{
	efi_memory_desc_t md;

	if (memblock_is_region_memory(pa, size))
		return true;

	return efi_enabled(EFI_MEMMAP) && !efi_mem_desc_lookup(pa, &md) &&
	       (md.attribute & EFI_MEMORY_WB) && efi_mem_desc_end(&md) - pa >= size;
}

/* What is not memory is not read: nothing would be there to catch the abort. */
void *__init ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	return is_memory(pa, size) ? early_memremap(pa, size) : NULL;
}

void __init ersi_env_unmap(void *env, void *va, uint32_t size)
{
	early_memunmap(va, size);
}

/* SMCCC's own conduit is chosen later, so the calls go straight to the instruction. */
void __init ersi_env_smccc(void *env, enum ersi_conduit conduit,
			   const struct ersi_smccc_args *args, struct ersi_smccc_result *result)
{
	const u64 *x = args->x;
	struct arm_smccc_res res;

	if (conduit == ERSI_CONDUIT_SMC)
		arm_smccc_smc(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], &res);
	else
		arm_smccc_hvc(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], &res);

	result->x[0] = res.a0;
	result->x[1] = res.a1;
	result->x[2] = res.a2;
	result->x[3] = res.a3;
}

void __init ersi_env_note(void *env, const struct ersi_note *note)
{
	if (env == early_rsi_for_now)
		return;
	/* What is merely too old or too new is no bug. A FADT is: late code calls it one, too. */
	if (note->status == ERSI_UNSUPPORTED && note->source != ERSI_SOURCE_ACPI)
		return;
	early_rsi_keep_bug(note);
}
