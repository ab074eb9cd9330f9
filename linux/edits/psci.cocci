// SPDX-License-Identifier: GPL-2.0-only
//
// drivers/firmware/psci/psci.c: do not ask firmware again what early Realm
// detection has asked.

@include@
@@
 #include <linux/debugfs.h>
+#include <linux/early_rsi.h>

@version@
@@
 psci_probe(...)
 {
 ...
-u32 ver = psci_0_2_get_version();
+u32 ver = early_rsi_ask_once(psci_conduit, invoke_psci_fn, PSCI_0_2_FN_PSCI_VERSION, 0);
 ...
 }

@feature@
@@
 psci_init_smccc(...)
 {
 <...
-psci_features(ARM_SMCCC_VERSION_FUNC_ID)
+early_rsi_ask_once(psci_conduit, invoke_psci_fn,
+		   PSCI_1_0_FN_PSCI_FEATURES, ARM_SMCCC_VERSION_FUNC_ID)
 ...>
 }

@smccc@
@@
 psci_init_smccc(...)
 {
 <...
-invoke_psci_fn(ARM_SMCCC_VERSION_FUNC_ID, 0, 0, 0)
+early_rsi_ask_once(psci_conduit, invoke_psci_fn, ARM_SMCCC_VERSION_FUNC_ID, 0)
 ...>
 }
