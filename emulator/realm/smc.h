/* SPDX-License-Identifier: BSD-2-Clause */
/* The guest's SMCCC calls. */
#ifndef EMULATOR_SMC_H
#define EMULATOR_SMC_H

#include "el2/vectors.h"

/* The registers are those of the call, and become its results. */
void smc_handle(struct frame *frame);
#endif
