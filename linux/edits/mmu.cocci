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
@@
 static bool linear_map_requires_bbml3;
+static bool linear_map_blocks __initdata;

@remember@
@@
 map_mem(...)
 {
 ...
 linear_map_requires_bbml3 = ...;
+linear_map_blocks = !force_pte_mapping();
 ...
 }

// A Realm that is found later lets the linear map depend on BBML3 then.
@idmap@
@@
 create_idmap(...)
 {
 <...
-linear_map_requires_bbml3
+linear_map_requires_bbml3 || cpu_supports_bbml3()
 ...>
 }

@has_blocks@
@@
 map_mem(...)
 { ... }
+bool __init linear_map_has_blocks(void)
+{
+	return linear_map_blocks;
+}

@lazily@
typedef bool;
@@
 linear_map_has_blocks(...)
 { ... }
+bool __init linear_map_split_lazily(void)
+{
+	if (!cpu_supports_bbml3())
+		return false;
+	linear_map_requires_bbml3 = true;
+	return true;
+}

@pages@
typedef pgd_t, phys_addr_t, pgprot_t;
@@
 linear_map_split_lazily(...)
 { ... }
+void __init linear_map_create_pages(pgd_t *root, phys_addr_t phys, unsigned long virt,
+				    phys_addr_t size, pgprot_t prot)
+{
+	early_create_pgd_mapping(root, phys, virt, size, prot, early_pgtable_alloc,
+				 NO_BLOCK_MAPPINGS | NO_CONT_MAPPINGS | NO_EXEC_MAPPINGS);
+}
