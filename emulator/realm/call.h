/* SPDX-License-Identifier: BSD-2-Clause */
/* One SMCCC call of the guest, from arguments to results. */
#ifndef EMULATOR_CALL_H
#define EMULATOR_CALL_H

#include <stdint.h>

#define CALL_ARGS	11
#define CALL_RETS	9

struct call {
	uint32_t fid;
	uint64_t arg[CALL_ARGS];	/* x0 to x10 */
	uint64_t ret[CALL_RETS];	/* x0 to x8 */
	uint32_t rets;			/* how many of them are written back */
};
#endif
