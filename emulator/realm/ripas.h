/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * RIPAS, the Realm's own view of each page of its protected half (DEN0137
 * A5.2.2). A page is reachable through one half: RAM through the protected,
 * EMPTY through the shared, DESTROYED through neither. DEV is the page of a
 * device that is in the protected half.
 */
#ifndef EMULATOR_RIPAS_H
#define EMULATOR_RIPAS_H

#include <stdbool.h>
#include <stdint.h>

#include "earlyrsi/rsi_abi.h"
#include "el2/stage2.h"

/* All of guest RAM is RAM or EMPTY, contents kept. Before the guest runs, once. */
void ripas_init(uint32_t ripas);
/* Makes a range RAM, contents kept. Before the guest runs. */
void ripas_adopt(const struct region *region);

bool ripas_in_protected_half(uint64_t ipa);

/*
 * Changes [base, top), whole pages of the protected half. Returns how far it
 * came; a call changes at most 64 MiB, so that interrupts are not held up for long. What is
 * DESTROYED becomes RAM with change_destroyed only, and EMPTY without it, too.
 */
uint64_t ripas_set(uint64_t base, uint64_t top, uint32_t ripas, bool change_destroyed,
		   bool *rejected);
/* State at base; *top becomes the end of the run of pages that share it. */
uint32_t ripas_get(uint64_t base, uint64_t *top);
/* The host destroys pages of RAM: they become DESTROYED. Returns how many. */
uint64_t ripas_destroy(uint64_t base, uint64_t top);

/*
 * The page at a protected ipa for the emulator's own use, held until release.
 * NULL, and nothing held, when it is not RAM; *ripas says what it is.
 */
uint8_t *ripas_hold(uint64_t ipa, uint32_t *ripas);
void ripas_release(void);

enum ripas_access {
	RIPAS_ACCESS_RETRY,	/* allowed by now: another CPU changed it meanwhile */
	RIPAS_ACCESS_EXTERNAL_ABORT,
	RIPAS_ACCESS_HOST,	/* shared half, nothing there: the host's to emulate */
	RIPAS_ACCESS_DESTROYED,
};

/* Why a stage-2 fault happened, and so what becomes of it. */
enum ripas_access ripas_judge(uint64_t ipa, bool fetch);
#endif
