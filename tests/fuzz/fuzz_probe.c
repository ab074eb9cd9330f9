// SPDX-License-Identifier: BSD-2-Clause
/*
 * The whole probe, over any tree, tables, records and answers, with mappings that
 * fail. Beyond what the sanitizers see: the environment's contract is kept, calls
 * are made only where they may be, and their answers alone make a Realm.
 *
 * The input: the numbers below, an answer of 8 bytes for each call that may be
 * made, the tree, and memory as in image.h.
 */
#include <stdlib.h>

#include <earlyrsi/probe.h>
#include <earlyrsi/psci.h>
#include <earlyrsi/rsi.h>
#include <earlyrsi/smccc.h>

#include "image.h"
#include "tests/unit/fake.h"
#include "tests/unit/late.h"
#include "tests/unit/record.h"

#define FLAGS		0
#define LEVEL		1	/* bits 1:0; bits 5:2 are ID_AA64PFR0_EL1.EL3 */
#define REFUSED		2
#define PA_BITS		3
#define IPA_WIDTH	4
#define TREE_SIZE	5	/* 2 bytes */
#define ANSWERS		7
#define CALLS		5
#define TREE		(ANSWERS + 8 * CALLS)

#define FLAG_REPAIR	0x01
#define FLAG_INITRD	0x02
#define FLAG_FORCE	0x04
#define FLAG_TREE	0x08
#define FLAG_ACPI	0x10
#define FLAG_EFI_RECORD	0x20
#define FLAG_BOOT_RECORD 0x40

#define CONFIG_PA	0x80200000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static uint8_t *copy(const uint8_t *bytes, size_t size)
{
	uint8_t *result = malloc(size + 1);

	require(result);
	memcpy(result, bytes, size);
	return result;
}

static uint64_t answer(const uint8_t *data, uint32_t call)
{
	uint64_t value = 0;
	uint32_t i;

	for (i = 8; i--;)
		value = value << 8 | data[ANSWERS + 8 * call + i];

	return value;
}

/* How many calls are made where all may be; all of them, and a width that fits: a Realm */
static uint32_t count_calls(const uint8_t *data)
{
	static const int32_t least[] = { 0x10000, 0, 0x10001 };
	uint32_t i;

	for (i = 0; i < 3; i++)
		if ((int32_t)answer(data, i) < least[i])
			return i + 1;

	return answer(data, 3) ? 4 : 5;
}

static bool is_realm(const uint8_t *data)
{
	uint8_t most = data[PA_BITS] < 52 ? data[PA_BITS] : 52;

	return count_calls(data) == 5 && !answer(data, 4) && data[IPA_WIDTH] >= 33 &&
	       data[IPA_WIDTH] <= most;
}

/* One conduit is agreed on only if no source that has one names another. */
static void check_conduit(const struct ersi_probe_input *in, const struct ersi_report *report)
{
	enum ersi_conduit tree = ERSI_CONDUIT_NONE;
	uint32_t i;

	require((report->conduit.status == ERSI_OK) ==
		(report->conduit.conduit != ERSI_CONDUIT_NONE));
	if (report->conduit.status != ERSI_OK)
		return;
	for (i = 0; i < ERSI_SOURCES; i++)
		require(report->found[i].status != ERSI_OK ||
			report->found[i].conduit == report->conduit.conduit);
	require(report->decided < ERSI_SOURCES);
	require(report->found[report->decided].conduit == report->conduit.conduit);
	if (in->fdt)
		tree = late_find_psci(in->fdt, in->fdt_size);
	require(tree == ERSI_CONDUIT_NONE || tree == report->conduit.conduit);
}

static void check(const uint8_t *data, const struct ersi_probe_input *in,
		  const struct ersi_report *report, const struct fake *fake)
{
	bool asked = in->el == 1 && report->conduit.conduit == ERSI_CONDUIT_SMC &&
		     in->id_aa64pfr0;

	require(in->el == 1 || (!fake->map_calls && report->reason == ERSI_REASON_NOT_EL1));
	require(report->reason != ERSI_REASON_NONE);
	require(fake->calls_made == (asked ? count_calls(data) : 0));
	require((report->reason == ERSI_REASON_REALM) == (asked && is_realm(data)));
	require(report->plan == ERSI_PLAN_AS_BEFORE || report->reason == ERSI_REASON_REALM);
	check_conduit(in, report);
}

static void probe(const uint8_t *data, struct ersi_probe_input *in, struct fake *fake)
{
	static _Alignas(ERSI_RSI_GRANULE_SIZE) uint8_t config[ERSI_RSI_CONFIG_SIZE];
	const struct fake_call calls[CALLS] = {
		{ .function = ERSI_PSCI_FN_VERSION, .x0 = answer(data, 0) },
		{ .function = ERSI_PSCI_FN_FEATURES, .argument = ERSI_SMCCC_FN_VERSION,
		  .x0 = answer(data, 1) },
		{ .function = ERSI_SMCCC_FN_VERSION, .x0 = answer(data, 2) },
		{ .function = ERSI_RSI_FN_VERSION, .argument = ERSI_RSI_VERSION_1_0,
		  .x0 = answer(data, 3) },
		{ .function = ERSI_RSI_FN_REALM_CONFIG, .argument = CONFIG_PA,
		  .x0 = answer(data, 4) },
	};
	struct ersi_report report;

	fake->conduit = ERSI_CONDUIT_SMC;
	fake->calls = calls;
	fake->call_count = CALLS;
	fake->config = config;
	fake->ipa_width = data[IPA_WIDTH];
	in->config = config;
	in->config_pa = CONFIG_PA;
	memset(&report, 0xff, sizeof(report));
	ersi_probe(in, &report);

	/* Which calls were made is checked here. */
	fake->call_count = fake->calls_made;
	require(!fake_verify(fake));
	check(data, in, &report, fake);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fake fake = { .memory_pa = IMAGE_PA };
	struct ersi_probe_input in = { .env = &fake };
	uint32_t tree_size;
	uint8_t *tree;

	if (size < TREE)
		return 0;
	tree_size = data[TREE_SIZE] | (uint32_t)data[TREE_SIZE + 1] << 8;
	if (size < TREE + tree_size + IMAGE_INITRD)
		return 0;
	fake.memory_size = (uint32_t)(size - TREE) - tree_size;
	fake.memory = copy(data + TREE + tree_size, fake.memory_size);
	fake.refused_map = data[REFUSED];
	tree = copy(data + TREE, tree_size);
	if (data[FLAGS] & FLAG_REPAIR) {
		image_repair(fake.memory, fake.memory_size);
		record_seal(fake.memory + IMAGE_EFI_RECORD, 32);
		record_seal(fake.memory + IMAGE_BOOT_RECORD, 32);
	}

	in.fdt = data[FLAGS] & FLAG_TREE ? tree : NULL;
	in.fdt_size = tree_size;
	in.rsdp = data[FLAGS] & FLAG_ACPI ? IMAGE_PA : 0;
	in.acpi_force = data[FLAGS] & FLAG_FORCE;
	in.initrd_pa = data[FLAGS] & FLAG_INITRD ? IMAGE_PA + IMAGE_INITRD : 0;
	in.initrd_size = fake.memory_size - IMAGE_INITRD;
	in.efi_table = data[FLAGS] & FLAG_EFI_RECORD ? IMAGE_PA + IMAGE_EFI_RECORD : 0;
	in.boot_record = data[FLAGS] & FLAG_BOOT_RECORD ? IMAGE_PA + IMAGE_BOOT_RECORD : 0;
	in.el = data[LEVEL] & 3;
	in.id_aa64pfr0 = (uint64_t)(data[LEVEL] >> 2 & 0xf) << 12;
	in.pa_bits = data[PA_BITS];
	probe(data, &in, &fake);

	free(fake.memory);
	free(tree);
	return 0;
}
