// SPDX-License-Identifier: BSD-2-Clause
/* The probe's environment: memory out of files, notes kept, and no firmware to call. */
#include "probeenv.h"

#include <err.h>
#include <stdlib.h>

#include <earlyrsi/psci.h>

#include "exits.h"

void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	struct ersi_inspect_env *self = env;

	return ersi_memory_copy(&self->memory, pa, size);
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
	(void)env;
	(void)size;
	free(va);
}

/* The first call is refused, so no other follows; what would follow is known without. */
void ersi_env_smccc(void *env, enum ersi_conduit conduit, const struct ersi_smccc_args *args,
		    struct ersi_smccc_result *result)
{
	struct ersi_inspect_env *self = env;

	(void)conduit;
	(void)args;
	self->asked = true;
	*result = (struct ersi_smccc_result){ .x = { (uint64_t)ERSI_PSCI_RET_NOT_SUPPORTED } };
}

void ersi_env_note(void *env, const struct ersi_note *note)
{
	struct ersi_inspect_env *self = env;

	self->notes = realloc(self->notes, (self->note_count + 1) * sizeof(*self->notes));
	if (!self->notes)
		err(ERSI_EXIT_NO_START, "out of memory");
	self->notes[self->note_count++] = *note;
}
