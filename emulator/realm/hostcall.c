// SPDX-License-Identifier: BSD-2-Clause
/*
 * The host's side of RSI_HOST_CALL (DEN0137 B5.3.4). This host does nothing, or destroys
 * pages, as a hostile host may do with any page of a Realm.
 */
#include "hostcall.h"

#include <string.h>

#include "earlyrsi/rsi_abi.h"
#include "ripas.h"

#define GPRS_SIZE	(ERSI_RSI_HOST_CALL_GPR_COUNT * 8)

static uint64_t read_gpr(const uint8_t *call, uint32_t index)
{
	uint64_t value;

	memcpy(&value, call + ERSI_RSI_HOST_CALL_GPRS + index * 8, sizeof(value));
	return value;
}

void hostcall_read(const uint8_t *structure, struct hostcall *call)
{
	uint32_t i;

	memcpy(&call->imm, structure + ERSI_RSI_HOST_CALL_IMM, sizeof(call->imm));
	for (i = 0; i < ERSI_RSI_HOST_CALL_GPR_COUNT; i++)
		call->gpr[i] = read_gpr(structure, i);
}

void hostcall_write(uint8_t *structure, const struct hostcall *call)
{
	memcpy(structure + ERSI_RSI_HOST_CALL_GPRS, call->gpr, GPRS_SIZE);
}

void hostcall_serve(struct hostcall *call)
{
	if (call->imm == HOSTCALL_DESTROY)
		call->gpr[0] = ripas_destroy(call->gpr[0], call->gpr[1]);
}
