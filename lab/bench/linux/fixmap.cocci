// SPDX-License-Identifier: BSD-2-Clause
//
// arch/arm64/mm/fixmap.c: count TLB invalidations; early tables are written through it.

@include@
@@
 #include <linux/mm.h>
+#include <linux/bench_count.h>

@invalidate@
@@
 __set_fixmap(...)
 {
 <...
 flush_tlb_kernel_range(...);
+count_invalidations++;
 ...>
 }
