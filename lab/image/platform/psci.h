/* SPDX-License-Identifier: BSD-2-Clause */
/* PSCI (Arm DEN0022) by the conduit that the sources name. */
#ifndef IMAGE_PSCI_H
#define IMAGE_PSCI_H

#include <earlyrsi/conduit.h>

void psci_init(enum ersi_conduit conduit);
bool psci_works(void);
int64_t psci_cpu_on(uint64_t mpidr, uint64_t entry, uint64_t context);

/* Without a conduit, or if that fails, this CPU waits for ever. */
__attribute__((noreturn)) void psci_off(void);
#endif
