// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/mm/fixmap.c: map a device page in the half of the IPA space that
// it is in, so that earlycon works in a Realm with the device's own address.

@include@
@@
+#include <asm/early_rsi.h>
 #include <asm/fixmap.h>

@device@
expression ptep;
identifier phys, flags;
@@
 if (pgprot_val(flags)) {
+	if (is_realm_world())
+		flags = arm64_rsi_fixmap_prot(&phys, flags);
 	__set_pte(ptep, pfn_pte(phys >> PAGE_SHIFT, flags));
 } else { ... }
