// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the probe needs from the kernel, as early as it runs.
 */
#include <linux/arm-smccc.h>
#include <linux/efi.h>
#include <linux/init.h>
#include <linux/memblock.h>

#include <asm/early_ioremap.h>

#include <earlyrsi/env.h>

/* Firmware may keep tables in memory that it does not give to the kernel as RAM. */
static bool __init is_memory(u64 pa, u32 size)
{
	efi_memory_desc_t md;

	if (memblock_is_region_memory(pa, size))
		return true;

	return efi_enabled(EFI_MEMMAP) && !efi_mem_desc_lookup(pa, &md) &&
	       (md.attribute & EFI_MEMORY_WB) && efi_mem_desc_end(&md) - pa >= size;
}

/* Refuse non-RAM: nothing could handle the abort this early. */
void *__init ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	return is_memory(pa, size) ? early_memremap(pa, size) : NULL;
}

void __init ersi_env_unmap(void *env, void *va, uint32_t size)
{
	early_memunmap(va, size);
}

/* SMCCC has not chosen its conduit yet, so use the instruction itself. */
void __init ersi_env_smc(void *env, struct ersi_smc *call)
{
	u64 *x = call->x;
	struct arm_smccc_res res;

	arm_smccc_smc(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], &res);
	x[0] = res.a0;
	x[1] = res.a1;
	x[2] = res.a2;
	x[3] = res.a3;
}
