/* SPDX-License-Identifier: BSD-2-Clause */
/* How many instructions the guest has executed, for trace=count. */
#ifndef ERSI_EMULATOR_COUNT_H
#define ERSI_EMULATOR_COUNT_H

#include <stdint.h>

/* From now on this CPU counts, outside of EL2. Fails with a message where it cannot. */
void ersi_count_start(void);
uint32_t ersi_count_read(void);
#endif
