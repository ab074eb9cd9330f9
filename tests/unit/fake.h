/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_FAKE_H
#define UNIT_FAKE_H

/*
 * An environment for the probe that keeps the contract of earlyrsi/env.h and
 * checks that the probe keeps it too. It remembers the first breach and goes
 * on; fake_verify() says whether there was one.
 */
#include <earlyrsi/env.h>

/* A call that must be made next, and what it returns. */
struct fake_call {
	uint32_t function;
	uint64_t argument;
	uint64_t x0, x1, x2;
};

struct fake {
	/* Memory that can be mapped */
	uint64_t memory_pa;
	uint8_t *memory;
	uint32_t memory_size;
	void *mapped;
	uint32_t mapped_size;

	/* Mappings asked for so far; of them the successful ones, and their bytes */
	uint32_t map_calls;
	uint32_t maps;
	uint64_t bytes_mapped;

	/* The mapping that fails, counted from 1; 0 for none */
	uint32_t refused_map;

	/* Called before each mapping, to change the memory behind the probe's back */
	void (*tamper)(struct fake *fake);
	uint32_t seed;

	/* The calls expected, all of them, in order */
	const struct fake_call *calls;
	uint32_t call_count;
	uint32_t calls_made;

	/* What a successful RSI_REALM_CONFIG fills, and the width it writes there */
	uint8_t *config;
	uint64_t config_pa;
	uint64_t ipa_width;

	const char *breach;
};

/*
 * fake_verify() - the first breach of the contract, NULL if there was none
 *
 * Counts as a breach: what is still mapped, and calls that were not made.
 */
const char *fake_verify(const struct fake *fake);

#endif
