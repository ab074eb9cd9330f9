// SPDX-License-Identifier: BSD-2-Clause
#include <stdlib.h>

#include <earlyrsi/rsi_abi.h>

#include "fake.h"

static void breach(struct fake *fake, const char *what)
{
	if (!fake->breach)
		fake->breach = what;
}

/* A mapping is a copy of just that size, so that the sanitizers see its ends. */
void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	struct fake *fake = env;

	if (fake->mapped)
		breach(fake, "mapped a second range");
	if (!size)
		breach(fake, "mapped nothing");
	if (size > ERSI_ENV_MAP_SIZE)
		breach(fake, "mapped too much");
	if (pa + size < pa)
		breach(fake, "mapped around the end of the address space");
	if (pa % ERSI_ENV_MAP_SIZE + size > ERSI_ENV_MAP_SIZE)
		breach(fake, "mapped more pages than there may be");
	if (fake->breach)
		return NULL;

	if (fake->tamper)
		fake->tamper(fake);
	if (++fake->map_calls == fake->refused_map)
		return NULL;
	if (pa < fake->memory_pa || pa - fake->memory_pa > fake->memory_size ||
	    size > fake->memory_size - (pa - fake->memory_pa))
		return NULL;

	fake->mapped = malloc(size);
	if (!fake->mapped)
		abort();
	fake->mapped_size = size;
	fake->maps++;
	fake->bytes_mapped += size;
	return memcpy(fake->mapped, fake->memory + (pa - fake->memory_pa), size);
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
	struct fake *fake = env;

	if (!va || fake->mapped != va) {
		breach(fake, "unmapped what is not mapped");
		return;
	}
	if (fake->mapped_size != size)
		breach(fake, "unmapped with another size");
	free(va);
	fake->mapped = NULL;
}

static void write_config(struct fake *fake)
{
	uint32_t i;

	for (i = 0; i < sizeof(fake->ipa_width); i++)
		fake->config[ERSI_RSI_CONFIG_IPA_WIDTH + i] =
			(uint8_t)(fake->ipa_width >> (8 * i));
}

static void check_arguments(struct fake *fake, const struct fake_call *expected,
			    const struct ersi_smc *call)
{
	uint32_t i;

	if (call->x[0] != expected->function)
		breach(fake, "called another function");
	if (call->x[1] != expected->argument)
		breach(fake, "called with another argument");
	for (i = 2; i < 8; i++)
		if (call->x[i])
			breach(fake, "called with arguments left over");
}

void ersi_env_smc(void *env, struct ersi_smc *call)
{
	struct fake *fake = env;
	const struct fake_call *expected = NULL;

	if (fake->mapped)
		breach(fake, "called firmware with something mapped");
	if (fake->calls_made < fake->call_count) {
		expected = &fake->calls[fake->calls_made++];
		check_arguments(fake, expected, call);
	} else {
		breach(fake, "called firmware once more");
	}

	/* What a call does not return, it may destroy. */
	memset(call, 0xa5, sizeof(*call));
	if (!expected)
		return;
	call->x[0] = expected->x0;
	call->x[1] = expected->x1;
	call->x[2] = expected->x2;

	if (expected->function == ERSI_RSI_FN_REALM_CONFIG && !expected->x0)
		write_config(fake);
}

const char *fake_verify(const struct fake *fake)
{
	if (fake->breach)
		return fake->breach;
	if (fake->mapped)
		return "left something mapped";
	if (fake->calls_made != fake->call_count)
		return "made fewer calls than expected";

	return NULL;
}
