/* SPDX-License-Identifier: BSD-2-Clause */
/* The CPU's own feature ID registers. */
#ifndef EMULATOR_IDREGS_H
#define EMULATOR_IDREGS_H

#include <stdint.h>

/* Register op0=3, op1=0, CRn=0, CRm=1..7, op2; index is (CRm - 1) * 8 + op2. */
uint64_t idregs_read(uint32_t index);
#endif
