// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#include <earlyrsi/env.h>

void ersi_note_give(void *env, enum ersi_source source, enum ersi_field field,
		    enum ersi_status status, uint64_t address, uint64_t expected, uint64_t found)
{
	const struct ersi_note note = {
		.source = source,
		.field = field,
		.status = status,
		.address = address,
		.expected = expected,
		.found = found,
	};

	ersi_env_note(env, &note);
}
