// SPDX-License-Identifier: BSD-2-Clause
//
// arch/arm64/mm/linear_map.c: count what the rebuild costs a Realm found late.

@include@
@@
 #include <linux/init.h>
+#include <linux/bench_count.h>

@begin@
@@
 rebuild(...)
 {
 ...
+count_begin();
 make_doubles();
 ...
 }

@invalidate@
@@
 switch_root(...)
 {
 ...
 cpu_replace_ttbr1(...);
+count_invalidations++;
 ...
 }

@end@
@@
 rebuild(...)
 {
 ...
+count_end("rebuild");
 pr_info(...);
 ...
 }
