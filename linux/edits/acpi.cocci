// SPDX-License-Identifier: GPL-2.0-only
//
// arch/arm64/kernel/acpi.c: one judgement of the FADT and one of whether ACPI
// will be used, for early and late code.

@include@
@@
+#include <asm/early_rsi.h>
 #include <asm/smp_plat.h>

@parameter@
@@
-static
+/* Also called by early detection, which decides before early parameters are parsed */
 int parse_acpi(...)
 { ... }

@wanted_function@
typedef bool;
@@
 dt_is_stub(...)
 { ... }
+/* ACPI will be used instead of the device tree, if its tables are usable */
+bool __init acpi_is_wanted(void)
+{
+	return !param_acpi_off && (param_acpi_on || param_acpi_force || dt_is_stub());
+}

@forced_function@
typedef bool;
@@
 acpi_is_wanted(...)
 { ... }
+/* ... and even if they are not */
+bool __init acpi_is_forced(void)
+{
+	return param_acpi_force;
+}

@wanted@
@@
 acpi_boot_table_init(...)
 {
 <...
-param_acpi_off || (!param_acpi_on && !param_acpi_force && !dt_is_stub())
+!acpi_is_wanted()
 ...>
 }

@fadt@
expression table, fadt;
@@
 acpi_fadt_sanity_check(...)
 {
 ...
-if (table->revision < 5 || (table->revision == 5 && fadt->minor_revision < 1)) { ... }
-
-if (!(fadt->flags & ACPI_FADT_HW_REDUCED)) { ... }
-
-out:
+ret = early_rsi_check_fadt(fadt);
 acpi_put_table(table);
 return ret;
 }
