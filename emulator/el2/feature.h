/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which features of the CPU the guest has. What its ID registers say works at EL1 and EL0, and
 * what EL2 traps they do not say.
 */
#ifndef EMULATOR_FEATURE_H
#define EMULATOR_FEATURE_H

#include <stdbool.h>
#include <stdint.h>

/* On the boot CPU, before feature_enable(): decides. bbml3: ID_AA64MMFR2_EL1.BBM says 3. */
void feature_init(bool bbml3);
/* On each CPU: EL2 traps none of the guest's features. Returns their bits of HCR_EL2. */
uint64_t feature_enable(void);
/* The guest's value of ID register op0=3, op1=0, CRn=0, CRm=crm (1 to 7), op2. */
uint64_t feature_id(uint32_t crm, uint32_t op2);
#endif
