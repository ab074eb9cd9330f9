/* SPDX-License-Identifier: BSD-2-Clause */
/* Stage-2 faults of the guest. */
#ifndef EMULATOR_ABORT_H
#define EMULATOR_ABORT_H

#include "vectors.h"

void abort_handle(struct frame *frame, uint64_t esr);
#endif
