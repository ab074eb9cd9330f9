// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/kernel/setup.c: call the early probe.
//
// Where: the device tree is mapped and static keys work; early parameters, with
// earlycon among them, come next. RAM becomes RIPAS RAM once memblock knows it
// and before paging_init() touches it.

@include@
@@
 #include <asm/daifflags.h>
+#include <asm/early_rsi.h>

@probe@
@@
 jump_label_init();
+early_rsi_init();
 parse_early_param();

@ripas@
@@
 arm64_memblock_init();
+if (is_realm_world())
+	arm64_rsi_setup_memory();
 paging_init();

@efi@
@@
 arm64_memblock_init();
+early_rsi_init_efi();
 if (is_realm_world())
 	arm64_rsi_setup_memory();
