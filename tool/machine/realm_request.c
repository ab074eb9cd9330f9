// SPDX-License-Identifier: BSD-2-Clause
#include "realm_request.h"

#include <string.h>

#include "number.h"

enum {
	OPTION_IPA_WIDTH = 1024, OPTION_TRACE, OPTION_REALM_OPTION, OPTION_FIRMWARE,
};

static const struct argp_option options[] = {
	{ "ipa-width", OPTION_IPA_WIDTH, "BITS", 0,
	  "of the Realm's address space, 33 to 48 (the smallest that holds the RAM)", 0 },
	{ "trace", OPTION_TRACE, NULL, 0, "print the guest's RSI and PSCI calls", 0 },
	{ "realm-option", OPTION_REALM_OPTION, "K=V", 0, "for the emulator; repeatable", 0 },
	{ "firmware", OPTION_FIRMWARE, "FILE", 0,
	  "the emulator's image ($EARLYRSI_FIRMWARE, or the one installed with this command)", 0 },
	{ 0 }
};

void realm_request_add_pair(struct argp_state *state, const char *option, struct args *list,
			    const char *text)
{
	const char *equals = strchr(text, '=');

	if (!equals || equals == text)
		argp_error(state, "%s '%s': expected KEY=VALUE", option, text);
	args_add(list, "%s", text);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct realm *realm = state->input;
	const char *name;

	switch (key) {
	case OPTION_IPA_WIDTH:
		name = "--ipa-width";
		if (realm->ipa_width)
			argp_error(state, "%s is given twice", name);
		realm->ipa_width = (unsigned int)number_parse(state, name, arg, REALM_IPA_MIN,
							      REALM_IPA_MAX);
		break;
	case OPTION_TRACE:
		name = "--trace";
		args_add(&realm->options, "trace=1");
		break;
	case OPTION_REALM_OPTION:
		name = "--realm-option";
		realm_request_add_pair(state, name, &realm->options, arg);
		break;
	case OPTION_FIRMWARE:
		name = "--firmware";
		if (realm->firmware)
			argp_error(state, "%s is given twice", name);
		realm->firmware = arg;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	if (!realm->first)
		realm->first = name;
	return 0;
}

void realm_request_choose_width(struct argp_state *state, struct realm *realm, uint64_t memory,
				unsigned int min, const char *what)
{
	unsigned int width = realm_smallest_ipa_width(memory);

	if (width < min)
		width = min;
	else
		what = "this much memory";
	if (width > REALM_IPA_MAX)
		argp_error(state, "%s needs an IPA width of %u bits; the maximum is %u", what,
			   width, REALM_IPA_MAX);
	if (!realm->ipa_width)
		realm->ipa_width = width;
	if (realm->ipa_width < width)
		argp_error(state, "%s needs an IPA width of %u bits or more, not %u", what, width,
			   realm->ipa_width);
}

const struct argp realm_request_argp = { .options = options, .parser = parse };
