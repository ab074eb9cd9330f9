// SPDX-License-Identifier: BSD-2-Clause
/* earlyrsi patch: hands a kernel tree to the script that changes it, and passes its status on. */
#include "patch.h"

#include <argp.h>
#include <err.h>
#include <stdlib.h>
#include <unistd.h>

#include "exits.h"
#include "paths.h"

static const char doc[] =
	"Changes the Linux source tree TREE so that arm64 detects its Realm before paging."
	"\vA tree that does not fit is refused and left as it was. $EARLYRSI_APPLY names another "
	"script.";

static error_t parse(int key, char *arg, struct argp_state *state)
{
	const char **tree = state->input;

	switch (key) {
	case ARGP_KEY_ARG:
		if (*tree)
			argp_error(state, "unexpected argument '%s'", arg);
		*tree = arg;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "missing argument TREE");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

int patch_main(int argc, char **argv)
{
	const struct argp argp = { .parser = parse, .args_doc = "TREE", .doc = doc };
	const char *tree = NULL;
	char *script;

	argp_parse(&argp, argc, argv, 0, NULL, &tree);
	script = paths_find_apply();
	execl(script, script, tree, NULL);
	err(EXIT_NO_START, "cannot run %s", script);
}
