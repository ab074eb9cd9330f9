// SPDX-License-Identifier: GPL-2.0-only
//
// drivers/firmware/efi/libstub/fdt.c: hand the PSCI conduit over with the rest.

@handover@
identifier fdt, node;
@@
 update_fdt(...)
 {
 ...
 status = fdt_setprop(fdt, node, "linux,uefi-secure-boot", ...);
 if (status)
 	goto fdt_set_fail;
+efi_hand_over_psci_conduit(fdt, node);
 ...
 }
