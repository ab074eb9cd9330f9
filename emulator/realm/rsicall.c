// SPDX-License-Identifier: BSD-2-Clause
/* Realm Services Interface, DEN0137 chapter B5, as TF-RMM answers it. */
#include "rsicall.h"

#include <string.h>

#include "attest.h"
#include "earlyrsi/rsi_abi.h"
#include "earlyrsi/smccc_abi.h"
#include "el2/cpu.h"
#include "hostcall.h"
#include "loader/options.h"
#include "measurement.h"
#include "output/print.h"
#include "output/trace.h"
#include "ripas.h"

#define GRANULE_MASK	((uint64_t)ERSI_RSI_GRANULE_SIZE - 1)

/* By CPU: each has its own token (DEN0137 A7.2.1). */
static struct attest attests[CPU_MAX];

static bool is_protected_granule(uint64_t ipa)
{
	return !(ipa & GRANULE_MASK) && ripas_in_protected_half(ipa);
}

/*
 * The granule at ipa, held; NULL is ERROR_INPUT. A real host could not resolve the fault on a
 * DESTROYED granule, so the Realm ends.
 */
static uint8_t *hold_granule(uint64_t ipa)
{
	uint32_t ripas;
	uint8_t *granule = ripas_hold(ipa, &ripas);

	if (!granule && ripas == ERSI_RSI_RIPAS_DESTROYED)
		print_fail("the guest passed the page at 0x%lx, which the host has destroyed",
			   ipa);
	return granule;
}

/* The lower version that is returned is the requested one, or else the highest, as in TF-RMM. */
static uint64_t version(struct call *call)
{
	uint64_t lowest = options_get()->rsi_versions.lowest;
	uint64_t highest = options_get()->rsi_versions.highest;
	bool offered = call->arg[1] >= lowest && call->arg[1] <= highest;

	call->ret[1] = offered ? call->arg[1] : highest;
	call->ret[2] = highest;
	return offered ? ERSI_RSI_RET_SUCCESS : ERSI_RSI_RET_ERROR_INPUT;
}

static uint64_t read_measurement(struct call *call)
{
	if (call->arg[1] > ERSI_RSI_MEASUREMENT_LAST)
		return ERSI_RSI_RET_ERROR_INPUT;
	measurement_read((uint32_t)call->arg[1], (uint8_t *)&call->ret[1]);
	call->rets = 1 + ERSI_RSI_MEASUREMENT_SIZE / sizeof(call->ret[0]);
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t extend_measurement(struct call *call)
{
	if (call->arg[1] == ERSI_RSI_MEASUREMENT_INITIAL ||
	    call->arg[1] > ERSI_RSI_MEASUREMENT_LAST || call->arg[2] > ERSI_RSI_MEASUREMENT_SIZE)
		return ERSI_RSI_RET_ERROR_INPUT;
	measurement_extend((uint32_t)call->arg[1], (const uint8_t *)&call->arg[3],
			   (uint32_t)call->arg[2]);
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t attest_token_init(struct call *call)
{
	attest_init(&attests[cpu_this()->index], (const uint8_t *)&call->arg[1]);
	call->ret[1] = ATTEST_TOKEN_MAX;
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t attest_token_continue(struct call *call)
{
	struct attest *attest = &attests[cpu_this()->index];
	uint64_t offset = call->arg[2], size = call->arg[3];
	uint32_t copied;
	uint8_t *granule;

	if (!is_protected_granule(call->arg[1]) || offset >= ERSI_RSI_GRANULE_SIZE ||
	    size > ERSI_RSI_GRANULE_SIZE - offset)
		return ERSI_RSI_RET_ERROR_INPUT;
	if (!attest_pending(attest))
		return ERSI_RSI_RET_ERROR_STATE;
	/* As TF-RMM with an interrupt pending: the granule is not checked until all is signed. */
	if (attest_sign(attest))
		return ERSI_RSI_RET_INCOMPLETE;
	granule = hold_granule(call->arg[1]);
	if (!granule)
		return ERSI_RSI_RET_ERROR_INPUT;
	copied = attest_copy(attest, granule + offset, (uint32_t)size);
	ripas_release();
	call->ret[1] = copied;
	return attest_pending(attest) ? ERSI_RSI_RET_INCOMPLETE : ERSI_RSI_RET_SUCCESS;
}

static uint64_t realm_config(struct call *call)
{
	uint64_t width = options_get()->config_width;
	uint8_t *granule;

	if (options_get()->realm_config_fails || !is_protected_granule(call->arg[1]))
		return ERSI_RSI_RET_ERROR_INPUT;
	granule = hold_granule(call->arg[1]);
	if (!granule)
		return ERSI_RSI_RET_ERROR_INPUT;
	memset(granule, 0, ERSI_RSI_CONFIG_SIZE);
	memcpy(granule + ERSI_RSI_CONFIG_IPA_WIDTH, &width, sizeof(width));
	granule[ERSI_RSI_CONFIG_HASH_ALGO] = ERSI_RSI_HASH_SHA_256;
	memcpy(granule + ERSI_RSI_CONFIG_RPV, attest_rpv, sizeof(attest_rpv));
	ripas_release();
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t ipa_state_set(struct call *call)
{
	uint64_t base = call->arg[1], top = call->arg[2];
	/* TF-RMM looks at 32 bits of both. */
	uint32_t ripas = (uint32_t)call->arg[3];
	bool change_destroyed = (uint32_t)call->arg[4] == ERSI_RSI_CHANGE_DESTROYED;
	bool rejected;

	if ((base | top) & GRANULE_MASK || top <= base ||
	    !ripas_in_protected_half(top - 1) || ripas > ERSI_RSI_RIPAS_RAM)
		return ERSI_RSI_RET_ERROR_INPUT;
	call->ret[1] = ripas_set(base, top, ripas, change_destroyed, &rejected);
	call->ret[2] = rejected ? ERSI_RSI_REJECT : ERSI_RSI_ACCEPT;
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t ipa_state_get(struct call *call)
{
	uint64_t base = call->arg[1], top = call->arg[2];

	if ((base | top) & GRANULE_MASK || top <= base || !ripas_in_protected_half(top - 1))
		return ERSI_RSI_RET_ERROR_INPUT;
	call->ret[2] = ripas_get(base, &top);
	call->ret[1] = top;
	return ERSI_RSI_RET_SUCCESS;
}

static uint64_t host_call(struct call *call)
{
	uint64_t ipa = call->arg[1];
	struct hostcall host, asked;
	uint8_t *granule;

	/* Aligned to its own size, so it cannot cross a granule. */
	if (ipa % ERSI_RSI_HOST_CALL_ALIGN || !ripas_in_protected_half(ipa))
		return ERSI_RSI_RET_ERROR_INPUT;
	granule = hold_granule(ipa & ~GRANULE_MASK);
	if (!granule)
		return ERSI_RSI_RET_ERROR_INPUT;
	hostcall_read(granule + (ipa & GRANULE_MASK), &host);
	ripas_release();
	/* No page is held while the host runs: it may destroy this one. */
	asked = host;
	hostcall_serve(&host);
	trace_host_call(&asked, &host);
	granule = hold_granule(ipa & ~GRANULE_MASK);
	if (!granule)
		return ERSI_RSI_RET_ERROR_INPUT;
	hostcall_write(granule + (ipa & GRANULE_MASK), &host);
	ripas_release();
	/* x1 to x3 stay as they were, unlike in the other calls. */
	call->rets = 1;
	return ERSI_RSI_RET_SUCCESS;
}

void rsicall_handle(struct call *call)
{
	switch (call->fid) {
	case ERSI_RSI_FN_VERSION:
		call->ret[0] = version(call);
		break;
	case ERSI_RSI_FN_FEATURES:
		/* RSI 1.0 defines no feature bits: every register reads as zero. */
		call->ret[0] = ERSI_RSI_RET_SUCCESS;
		break;
	case ERSI_RSI_FN_MEASUREMENT_READ:
		call->ret[0] = read_measurement(call);
		break;
	case ERSI_RSI_FN_MEASUREMENT_EXTEND:
		call->ret[0] = extend_measurement(call);
		break;
	case ERSI_RSI_FN_ATTEST_TOKEN_INIT:
		call->ret[0] = attest_token_init(call);
		break;
	case ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE:
		call->ret[0] = attest_token_continue(call);
		break;
	case ERSI_RSI_FN_REALM_CONFIG:
		call->ret[0] = realm_config(call);
		break;
	case ERSI_RSI_FN_IPA_STATE_SET:
		call->ret[0] = ipa_state_set(call);
		break;
	case ERSI_RSI_FN_IPA_STATE_GET:
		call->ret[0] = ipa_state_get(call);
		break;
	case ERSI_RSI_FN_HOST_CALL:
		call->ret[0] = host_call(call);
		break;
	case ERSI_RSI_FN_MEM_SET_PERM_VALUE:
	case ERSI_RSI_FN_PLANE_ENTER:
	case ERSI_RSI_FN_PLANE_SYSREG_READ:
	case ERSI_RSI_FN_PLANE_SYSREG_WRITE:
		/* Whichever plane is meant, this Realm does not have it. */
		call->ret[0] = ERSI_RSI_RET_ERROR_INPUT;
		break;
	}
}
