/* SPDX-License-Identifier: BSD-2-Clause */
/* The options that every subcommand has which makes a Realm. */
#ifndef TOOL_REALM_REQUEST_H
#define TOOL_REALM_REQUEST_H

#include <argp.h>
#include <stdint.h>

#include "args.h"
#include "realm.h"

/* A child parser; its input is a struct realm. */
extern const struct argp realm_request_argp;

/* Adds @text to the list. What is not KEY=VALUE is a usage error; @option: its name. */
void realm_request_add_pair(struct argp_state *state, const char *option, struct args *list,
			    const char *text);

/*
 * Chooses the IPA width if the user has not. One that does not hold @memory bytes twice, or is
 * below @min, is a usage error; @what needs @min.
 */
void realm_request_choose_width(struct argp_state *state, struct realm *realm, uint64_t memory,
				unsigned int min, const char *what);

#endif
