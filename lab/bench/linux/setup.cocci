// SPDX-License-Identifier: BSD-2-Clause
//
// arch/arm64/kernel/setup.c: count what early set-up costs, detection among it.

@include@
@@
 #include <linux/mm.h>
+#include <linux/bench_count.h>

@begin@
@@
 setup_arch(...)
 {
+count_start();
+count_begin();
 setup_initial_init_mm(...);
 ...
 }

@end@
@@
 setup_arch(...)
 {
 ...
 smp_build_mpidr_hash();
+count_end("setup_arch");
 ...
 }
