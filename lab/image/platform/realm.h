/* SPDX-License-Identifier: BSD-2-Clause */
/* RSI (Arm DEN0137) beyond what the probe asks; nothing of it outside of a Realm. */
#ifndef IMAGE_REALM_H
#define IMAGE_REALM_H

#include <earlyrsi/probe.h>

void realm_init(const struct ersi_report *report);
bool realm_is(void);

/* The bit that selects the shared half of the address space; 0 if this is no Realm. */
uint64_t realm_shared_bit(void);

/* Makes [base, end) RIPAS RAM or EMPTY. False if it is refused. */
bool realm_set_state(uint64_t base, uint64_t end, uint32_t ripas);

/*
 * Where a device is that tables say is at pa: there, or in the shared half,
 * which is where it is if that page is EMPTY in the protected one.
 */
uint64_t realm_device(uint64_t pa);
#endif
