/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EMULATOR_HOSTCALL_H
#define EMULATOR_HOSTCALL_H

#include <stdint.h>

#include "earlyrsi/rsi_abi.h"

/*
 * gpr 0, 1: base, top. The host destroys those pages and returns their number in gpr 0. Test
 * suites make harmless host calls with small numbers, so this is a large one.
 */
#define HOSTCALL_DESTROY	0xde57

struct hostcall {
	uint16_t imm;
	uint64_t gpr[ERSI_RSI_HOST_CALL_GPR_COUNT];
};

/* Between the guest's structure (ERSI_RSI_HOST_CALL_SIZE bytes) and a copy. */
void hostcall_read(const uint8_t *structure, struct hostcall *call);
void hostcall_write(uint8_t *structure, const struct hostcall *call);
/* The host does what it is asked; an unknown imm leaves the registers as they are. */
void hostcall_serve(struct hostcall *call);
#endif
