/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options made of this Realm, for the code that serves the guest. */
#ifndef EMULATOR_REALM_H
#define EMULATOR_REALM_H

#include <stdbool.h>

#include "loader/options.h"

const struct options *realm_options(void);
/* The guest does not know, or need not know, of the shared half. */
bool realm_devices_in_both(void);
/* An ordinary guest with conduit=hvc: HVC is its PSCI conduit, SMC is UNDEFINED. */
bool realm_hvc_works(void);
/* The guest has asked for PSCI's version: from now on its device tree may name another conduit. */
void realm_psci_asked(void);
#endif
