/* SPDX-License-Identifier: BSD-2-Clause */
/* How many instructions the guest has executed, for trace=count. */
#ifndef EMULATOR_COUNT_H
#define EMULATOR_COUNT_H

#include <stdint.h>

/* From now on this CPU counts, outside of EL2. Fails with a message where it cannot. */
void count_start(void);
uint32_t count_read(void);
#endif
