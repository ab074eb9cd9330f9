// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/mm/mmu.c: lazily split blocks, where FEAT_BBML3 is called bbml2.

@can@
typedef bool;
@@
 linear_map_create_pages(...)
 { ... }
+bool __init linear_map_can_split(void)
+{
+	return cpu_supports_bbml2_noabort();
+}

@split@
@@
 linear_map_can_split(...)
 { ... }
+void __init linear_map_split_lazily(void)
+{
+	linear_map_requires_bbml2 = true;
+}

// A Realm that is found later lets the linear map depend on it then.
@idmap@
@@
 create_idmap(...)
 {
 <...
-linear_map_requires_bbml2
+linear_map_requires_bbml2 || linear_map_can_split()
 ...>
 }
