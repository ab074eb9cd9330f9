// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/mm/mmu.c: what the late rebuild of the linear map needs of it.

@include@
@@
+#include <asm/linear_map.h>
 #include <asm/mmu_context.h>

@state@
typedef bool;
attribute name __initdata;
declarer name DEFINE_MUTEX;
@@
 static DEFINE_MUTEX(pgtable_split_lock);
+static bool linear_map_blocks __initdata;

// KFENCE's pool comes first, since whether there is one decides about blocks.
@remember@
@@
 map_mem(...)
 {
 ...
 arm64_kfence_map_pool();
+linear_map_blocks = !force_pte_mapping();
 ...
 }

@has_blocks@
typedef bool;
@@
 map_mem(...)
 { ... }
+bool __init linear_map_has_blocks(void)
+{
+	return linear_map_blocks;
+}

@pages@
typedef pgd_t, phys_addr_t, pgprot_t;
@@
 linear_map_has_blocks(...)
 { ... }
+void __init linear_map_create_pages(pgd_t *root, phys_addr_t phys, unsigned long virt,
+				    phys_addr_t size, pgprot_t prot)
+{
+	early_create_pgd_mapping(root, phys, virt, size, prot, early_pgtable_alloc,
+				 NO_BLOCK_MAPPINGS | NO_CONT_MAPPINGS | NO_EXEC_MAPPINGS);
+}
