// SPDX-License-Identifier: BSD-2-Clause
//
// kernel/reboot.c: count what all of a boot costs, user space included.

@include@
@@
 #include <linux/uaccess.h>
+#include <linux/bench_count.h>

@end@
@@
 kernel_power_off(...)
 {
 ...
 syscore_shutdown();
+count_end("boot");
+count_whole();
 ...
 }
