// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/mm/init.c: a Realm keeps the default size of swiotlb.

@realm@
symbol max_pfn, arm64_dma_phys_limit;
@@
 arch_mm_preinit(...)
 {
 ...
+/* All streaming DMA of a Realm is bounced. */
-if (max_pfn <= PFN_DOWN(arm64_dma_phys_limit)) {
+if (!is_realm_world() && max_pfn <= PFN_DOWN(arm64_dma_phys_limit)) {
 ...
 }
 ...
 }
