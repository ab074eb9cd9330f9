// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/kernel/rsi.c: let early detection enter the Realm, and late
// detection take over what early detection found.

@include@
@@
+#include <asm/early_rsi.h>
 #include <asm/io.h>

@include_linear_map@
@@
 #include <asm/io.h>
+#include <asm/linear_map.h>

@memory@
@@
-static
+/* Called as soon as memblock is complete, where early detection found the Realm */
 arm64_rsi_setup_memory(...)
 { ... }

@granules@
iterator name for_each_mem_range;
expression i, start, end;
@@
 arm64_rsi_setup_memory(...)
 {
 ...
 for_each_mem_range(i, &start, &end) {
+	/* Reserved memory may end anywhere in a granule, which is RAM as a whole. */
+	start = round_down(start, RSI_GRANULE_SIZE);
+	end = round_up(end, RSI_GRANULE_SIZE);
+
 ...
 }
 }

@enter@
typedef bool;
@@
 realm_ioremap_hook(...)
 { ... }
+/* Know the shared half, and let everything that maps devices or converts pages know. */
+bool __init arm64_rsi_enter_realm(unsigned int ipa_bits)
+{
+	prot_ns_shared = __phys_to_pte_val(BIT(ipa_bits - 1));
+	if (arm64_ioremap_prot_hook_register(realm_ioremap_hook))
+		return false;
+	if (realm_register_memory_enc_ops())
+		return false;
+	static_branch_enable(&rsi_present);
+	return true;
+}

@late@
@@
 arm64_rsi_init(...)
 {
 ...
-prot_ns_shared = __phys_to_pte_val(BIT(config.ipa_bits - 1));
-
-if (arm64_ioremap_prot_hook_register(realm_ioremap_hook))
-	return;
-
-if (realm_register_memory_enc_ops())
-	return;
-
-arm64_rsi_setup_memory();
-
-static_branch_enable(&rsi_present);
+if (!arm64_rsi_enter_realm(config.ipa_bits))
+	return;
+arm64_rsi_setup_memory();
 }

@prepare@
@@
 arm64_rsi_init(...)
 {
 ...
 arm64_rsi_setup_memory();
+/* The linear map was built by a kernel that did not know of the Realm. */
+linear_map_prepare_realm();
 }

@asked@
@@
 arm64_rsi_init(...)
 {
+	if (early_rsi_asked())
+		return;
 ...
 linear_map_prepare_realm();
 }

// The fixmap's device pages go through the same decision as ioremap()'s.
@fixmap@
typedef pgprot_t, phys_addr_t;
@@
 arm64_rsi_enter_realm(...)
 { ... }
+pgprot_t arm64_rsi_fixmap_prot(phys_addr_t *phys, pgprot_t prot)
+{
+	if ((pgprot_val(prot) & PTE_ATTRINDX_MASK) != PTE_ATTRINDX(MT_DEVICE_nGnRE))
+		return prot;
+	*phys &= ~__pte_to_phys(__pte(prot_ns_shared));
+	realm_ioremap_hook(*phys & PAGE_MASK, PAGE_SIZE, &prot);
+	return prot;
+}
