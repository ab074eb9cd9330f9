/* SPDX-License-Identifier: BSD-2-Clause */
/* PSCI (Arm DEN0022) by the conduit that the sources name. */
#ifndef ERSI_IMAGE_PSCI_H
#define ERSI_IMAGE_PSCI_H

#include <earlyrsi/conduit.h>

void ersi_psci_init(enum ersi_conduit conduit);
bool ersi_psci_works(void);
int64_t ersi_psci_cpu_on(uint64_t mpidr, uint64_t entry, uint64_t context);

/* Without a conduit, or if that fails, this CPU waits for ever. */
__attribute__((noreturn)) void ersi_psci_off(void);
#endif
