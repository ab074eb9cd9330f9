/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_REALM_H
#define UNIT_REALM_H

#include <earlyrsi/probe.h>

#include "blob.h"
#include "fake.h"

/* ID_AA64PFR0_EL1 of a Realm on an RMM, and of QEMU without EL3 */
#define REALM_PFR0	0x1311001021112222
#define NO_EL3_PFR0	0x1301001121110022

#define REALM_CALLS	5

/* The calls that are made in a Realm, and their answers */
extern const struct fake_call realm_calls[REALM_CALLS];

/* An environment that expects such calls: REALM_CALLS, or fewer, or none. */
struct fake realm_fake(const struct fake_call *calls, uint32_t count);

/* At EL1 of such a machine, with this tree or an empty blob, and nothing else. */
struct ersi_probe_input realm_input(struct fake *fake, const struct blob *fdt);

/* Run the probe; the contract must be kept. */
void realm_probe(const struct ersi_probe_input *in, struct ersi_report *report);

/* What the probe must have come to: a Realm, or a diagnosis of a class. */
void realm_assert(const struct ersi_report *report, enum ersi_diagnosis diagnosis,
		  enum ersi_class class);

#endif
