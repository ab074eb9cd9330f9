// SPDX-License-Identifier: BSD-2-Clause
#include <libfdt.h>

#include "guest.h"

struct guest_machine guest;
uint8_t guest_page[4 * GUEST_PAGE] __attribute__((aligned(GUEST_PAGE)));
uint8_t guest_stacks[GUEST_CPUS * GUEST_STACK] __attribute__((aligned(16)));
static uint8_t config[GUEST_PAGE] __attribute__((aligned(GUEST_PAGE)));
extern uint8_t __image_end[];
/* libfdt's stack protector */
uintptr_t __stack_chk_guard = 0x5afe57ac;

__attribute__((noreturn)) void __stack_chk_fail(void);
void guest_main(uint64_t x0, uint64_t x1, uint64_t x2, uint64_t x3, uint64_t sctlr, uint64_t daif);
void guest_unexpected(uint64_t esr, uint64_t elr);

uint64_t guest_free_base(void)
{
	return ((uint64_t)__image_end + 0x1fffff) & ~UINT64_C(0x1fffff);
}

static void read_machine(const void *fdt)
{
	int32_t node = fdt_path_offset(fdt, "/chosen");
	const fdt64_t *reg;
	int32_t child, length;

	guest.fdt = fdt;
	guest.bootargs = fdt_getprop(fdt, node, "bootargs", NULL);
	if (!guest.bootargs)
		guest.bootargs = "";
	node = fdt_node_offset_by_prop_value(fdt, -1, "device_type", "memory", sizeof("memory"));
	reg = fdt_getprop(fdt, node, "reg", &length);
	if (reg && length == 16) {
		guest.ram_base = fdt64_ld(reg);
		guest.ram_end = guest.ram_base + fdt64_ld(reg + 1);
	}
	node = fdt_path_offset(fdt, "/cpus");
	fdt_for_each_subnode(child, fdt, node) {
		const fdt32_t *mpidr = fdt_getprop(fdt, child, "reg", &length);
		struct guest_cpu *cpu = &guest.cpu[guest.cpus];

		if (!mpidr || guest.cpus == GUEST_CPUS)
			continue;
		cpu->index = guest.cpus++;
		cpu->mpidr = fdt32_ld(mpidr + length / 4 - 1);
		cpu->stack_top = (uint64_t)&guest_stacks[(cpu->index + 1) * GUEST_STACK];
	}
}

/* The UART is in the shared half, as a rule: without a width nothing can be said. */
static void read_width(void)
{
	guest_smc(ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0, 0, 0, 0);
	guest_smc(ERSI_RSI_FN_REALM_CONFIG, (uint64_t)config, 0, 0, 0);
	guest.ipa_width = *(const volatile uint32_t *)config;
	if (guest.ipa_width)
		guest.shared = UINT64_C(1) << (guest.ipa_width - 1);
	guest.uart = GUEST_UART | guest.shared;
}

void guest_unexpected(uint64_t esr, uint64_t elr)
{
	guest_puts("# ESR ");
	guest_put_hex(esr);
	guest_puts(" ELR ");
	guest_put_hex(elr);
	guest_puts("\n");
	guest_ok(false, "no exception but those that are tested");
	guest_off();
}

void __stack_chk_fail(void)
{
	guest_ok(false, "the guest's stack is whole");
	guest_off();
}

static void use_destroyed_page(void)
{
	uint64_t page = (uint64_t)guest_page;
	uint64_t *host = (uint64_t *)(guest_page + GUEST_PAGE);

	guest_puts("use a destroyed page\n");
	host[0] = GUEST_HOST_DESTROYS;
	host[1] = page;
	host[2] = page + GUEST_PAGE;
	guest_smc(ERSI_RSI_FN_HOST_CALL, (uint64_t)host, 0, 0, 0);
	guest_read64(page);
	guest_off();
}

/* For what the emulator's trace shows; the answers may be anything. */
static void make_calls(void)
{
	guest_smc(ERSI_PSCI_FN_VERSION, 0, 0, 0, 0);
	guest_smc(ERSI_PSCI_FN_FEATURES, ERSI_SMCCC_FN_VERSION, 0, 0, 0);
	guest_smc(ERSI_SMCCC_FN_VERSION, 0, 0, 0, 0);
	guest_smc(ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0, 0, 0, 0);
	guest_smc(ERSI_RSI_FN_REALM_CONFIG, (uint64_t)config, 0, 0, 0);
	guest_smc(0x84000050, 1, 0, 0, 0);
	guest_off();
}

/*
 * For what trace=count says: between the first two calls there are 4 * 0x10000 instructions
 * more than between the last two. Then a character.
 */
static void count(uint64_t uart)
{
	guest.uart = uart;
	guest_smc(0x84000050, 0, 0, 0, 0);
	__asm__ volatile("mov x9, #0x10000\n"
			 "1: nop\n\tnop\n\tsubs x9, x9, #1\n\tb.ne 1b" : : : "x9", "cc");
	guest_smc(0x84000051, 0, 0, 0, 0);
	guest_smc(0x84000052, 0, 0, 0, 0);
	guest_puts("\n");
	guest_off();
}

/* Started with ripas=images. */
static void test_images(void)
{
	uint64_t page = guest_free_base();
	uint64_t aborts = guest.cpu[0].aborts;

	guest_is(guest_get_ripas((uint64_t)guest_page), ERSI_RSI_RIPAS_RAM,
		 "images: RAM is the image");
	guest_is(guest_get_ripas((uint64_t)guest.fdt), ERSI_RSI_RIPAS_RAM, "images: and the tree");
	guest_is(guest_get_ripas(page), ERSI_RSI_RIPAS_EMPTY, "images: behind them it is EMPTY");
	guest_is(guest_get_ripas(guest.ram_end - GUEST_PAGE), ERSI_RSI_RIPAS_EMPTY,
		 "images: up to the end");
	guest_read64(page);
	guest_ok(guest_aborted(aborts, GUEST_EC_DATA, page), "images: and aborts");
	guest_ok(guest_set_ripas(guest.ram_base, guest.ram_end, ERSI_RSI_RIPAS_RAM, 0) > 1,
		 "images: all of it becomes RAM when asked for");
	guest_write64(guest.ram_end - 8, 1);
	guest_is(guest_read64(guest.ram_end - 8), 1, "images: to the last word");
	guest_plan();
	guest_off();
}

/* Started with bbml3=on. */
static void test_bbml3(void)
{
	uint64_t mmfr2;

	__asm__ volatile("mrs %0, id_aa64mmfr2_el1" : "=r"(mmfr2));
	guest_is(mmfr2 >> 52 & 0xf, 3, "bbml3: ID_AA64MMFR2_EL1 says so");
	guest_plan();
	guest_off();
}

/* Started with rsi=off: the UART is where the tree says. */
static void test_ordinary(bool hvc)
{
	void (*conduit)(uint64_t x[18]) = hvc ? guest_call_hvc : guest_call;
	struct guest_result version = { { ERSI_PSCI_FN_VERSION } };
	struct guest_result rsi = { { ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0 } };
	struct guest_result other = { { ERSI_PSCI_FN_VERSION } };

	conduit(version.x);
	guest_is(version.x[0], ERSI_PSCI_VERSION_1_1, "ordinary: PSCI answers");
	conduit(rsi.x);
	guest_is(rsi.x[0], (uint64_t)ERSI_SMCCC_RET_NOT_SUPPORTED, "ordinary: RSI does not");
	(hvc ? guest_call : guest_call_hvc)(other.x);
	guest_is(GUEST_ESR_EC(guest.cpu[0].esr), GUEST_EC_UNKNOWN,
		 "ordinary: the other conduit is UNDEFINED");
	if (!hvc)
		guest_is(guest.cpu[0].elr, (uint64_t)guest_behind_hvc - 4,
			 "ordinary: with an ELR at the HVC, as from the CPU");
	guest_plan();
	version.x[0] = ERSI_PSCI_FN_SYSTEM_OFF;
	conduit(version.x);
}

void guest_main(uint64_t x0, uint64_t x1, uint64_t x2, uint64_t x3, uint64_t sctlr, uint64_t daif)
{
	const uint64_t boot[6] = { x0, x1, x2, x3, sctlr, daif };

	__asm__ volatile("msr tpidr_el1, %0" : : "r"(&guest.cpu[0]));
	read_machine((const void *)x0);
	guest.uart = GUEST_UART;
	if (!strcmp(guest.bootargs, "calls"))
		make_calls();
	if (!strcmp(guest.bootargs, "reset"))
		guest_smc(ERSI_PSCI_FN_SYSTEM_RESET, 0, 0, 0, 0);
	if (!strcmp(guest.bootargs, "ordinary") || !strcmp(guest.bootargs, "ordinary-hvc"))
		test_ordinary(!strcmp(guest.bootargs, "ordinary-hvc"));
	read_width();
	if (!strcmp(guest.bootargs, "destroyed"))
		use_destroyed_page();
	if (!strcmp(guest.bootargs, "count-shared"))
		count(GUEST_UART | guest.shared);
	if (!strcmp(guest.bootargs, "count-protected"))
		count(GUEST_UART);
	if (!strcmp(guest.bootargs, "images"))
		test_images();
	if (!strcmp(guest.bootargs, "bbml3"))
		test_bbml3();
	if (!strcmp(guest.bootargs, "device"))
		guest_test_device();
	if (!strcmp(guest.bootargs, "drop-device"))
		guest_drop_device();
	if (!strcmp(guest.bootargs, "efi"))
		guest_test_efi();
	if (!strcmp(guest.bootargs, "acpi"))
		guest_dump_acpi();
	if (!strcmp(guest.bootargs, "handover"))
		guest_dump_handover();
	if (!memcmp(guest.bootargs, "token:", 6))
		guest_dump_token(guest.bootargs + 6);
	guest_test_boot(boot);
	guest_test_feature();
	guest_test_smccc();
	guest_test_rsi();
	guest_test_config();
	guest_test_measurement();
	guest_test_attest();
	guest_test_simd();
	guest_test_ripas();
	guest_test_abort();
	guest_test_hostcall();
	guest_test_psci();
	guest_test_race();
	guest_plan();
	guest_off();
}
