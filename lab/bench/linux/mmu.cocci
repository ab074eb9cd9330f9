// SPDX-License-Identifier: BSD-2-Clause
//
// arch/arm64/mm/mmu.c: count what map_mem() and linear_map_split_to_ptes() cost.
// A machine of equal CPUs never needs the split, so it is taken whenever the boot
// CPU can split live blocks.

@include@
@@
 #include <linux/mm_inline.h>
+#include <linux/bench_count.h>

@early_table@
expression table;
@@
 early_pgtable_alloc(...)
 {
 ...
+count_tables++;
 return table;
 }

@late_table@
@@
 __pgd_pgtable_alloc(...)
 {
 <...
+count_tables++;
 return pa;
 ...>
 }

@map@
@@
 paging_init(...)
 {
+count_begin();
 map_mem();
+count_end("map");
 ...
 }

@wait@
@@
 linear_map_split_to_ptes(...)
 {
 <...
 smp_cond_load_acquire(&idmap_kpti_bbml3_flag, ...);
+count_begin();
 ...>
 }

@flush@
@@
 linear_map_split_to_ptes(...)
 {
 <...
 flush_tlb_kernel_range(...);
+count_invalidations++;
 ...>
 }

@release@
@@
 linear_map_split_to_ptes(...)
 {
 <...
 WRITE_ONCE(idmap_kpti_bbml3_flag, 0);
+count_end("split");
 ...>
 }

@always@
@@
 linear_map_maybe_split_to_ptes(...)
 {
 <...
 linear_map_requires_bbml3
- && !system_supports_bbml3()
 ...>
 }
