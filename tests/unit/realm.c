// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/psci_abi.h>
#include <earlyrsi/rsi_abi.h>
#include <earlyrsi/smccc_abi.h>

#include "realm.h"
#include "unit.h"

#define CONFIG_PA	0x80200000

const struct fake_call realm_calls[REALM_CALLS] = {
	{ .function = ERSI_PSCI_FN_VERSION, .x0 = 0x10001 },
	{ .function = ERSI_PSCI_FN_FEATURES, .argument = ERSI_SMCCC_FN_VERSION, .x0 = 0 },
	{ .function = ERSI_SMCCC_FN_VERSION, .x0 = 0x10002 },
	{ .function = ERSI_RSI_FN_VERSION, .argument = ERSI_RSI_VERSION_1_0,
	  .x0 = 0, .x1 = 0x10000, .x2 = 0x10000 },
	{ .function = ERSI_RSI_FN_REALM_CONFIG, .argument = CONFIG_PA, .x0 = 0 },
};

static _Alignas(ERSI_RSI_GRANULE_SIZE) uint8_t config[ERSI_RSI_CONFIG_SIZE];

struct fake realm_fake(const struct fake_call *calls, uint32_t count)
{
	return (struct fake){
		.calls = calls,
		.call_count = count,
		.config = config,
		.ipa_width = 33,
	};
}

struct ersi_probe_input realm_input(struct fake *fake, const struct blob *fdt)
{
	return (struct ersi_probe_input){
		.sources = {
			.env = fake,
			.fdt = fdt->bytes,
			.fdt_size = fdt->size,
		},
		.el = 1,
		.id_aa64pfr0 = REALM_PFR0,
		.pa_bits = 48,
		.config = config,
		.config_pa = CONFIG_PA,
	};
}

void realm_probe(const struct ersi_probe_input *in, struct ersi_report *report)
{
	memset(report, 0xff, sizeof(*report));
	ersi_probe(in, report);
	assert_kept((struct fake *)in->sources.env);
}

void realm_assert(const struct ersi_report *report, enum ersi_diagnosis diagnosis,
		  enum ersi_class class)
{
	assert_found(&report->result, diagnosis, class, ERSI_CONDUIT_NONE);
}
