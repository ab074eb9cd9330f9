/* SPDX-License-Identifier: BSD-2-Clause */
/* The test guest: what its parts share. */
#ifndef TESTS_EMULATOR_GUEST_H
#define TESTS_EMULATOR_GUEST_H

#define GUEST_CPUS		8
#define GUEST_STACK		0x4000

#define GUEST_CPU_STACK		0
#define GUEST_CPU_ESR		8
#define GUEST_CPU_FAR		16
#define GUEST_CPU_ABORTS	24
#define GUEST_CPU_ELR		32

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "earlyrsi/psci_abi.h"
#include "earlyrsi/rsi_abi.h"
#include "earlyrsi/smccc_abi.h"

#define GUEST_PAGE		0x1000
#define GUEST_ESR_EC(esr)	((uint32_t)((esr) >> 26) & 0x3f)
#define GUEST_EC_UNKNOWN	0x00
#define GUEST_EC_FETCH		0x21
#define GUEST_EC_DATA		0x25
#define GUEST_FSC_SEA		0x10

struct guest_cpu {
	uint64_t stack_top;
	uint64_t esr;			/* of the last exception */
	uint64_t far;
	uint64_t aborts;		/* exceptions so far */
	uint64_t elr;			/* of the last one */
	uint64_t mpidr;
	uint64_t sctlr, daif, level;	/* as CPU_ON left them */
	uint32_t index;
	uint32_t starts;
	void (*work)(struct guest_cpu *cpu);
};

/* What the machine is, from the device tree and REALM_CONFIG. */
struct guest_machine {
	const void *fdt;
	const char *bootargs;
	uint64_t ram_base;
	uint64_t ram_end;
	uint64_t shared;		/* the shared bit */
	uint64_t uart;			/* in the half that it is in */
	uint32_t ipa_width;
	uint32_t cpus;
	struct guest_cpu cpu[GUEST_CPUS];
};

#define GUEST_UART		0x09000000	/* QEMU virt's PL011 */
#define GUEST_HOST_DESTROYS	0xde57		/* HOST_CALL's immediate, docs/user/emulator.md */

extern struct guest_machine guest;
/* Pages to change at will: two, 16-aligned to the page, inside the image. */
extern uint8_t guest_page[4 * GUEST_PAGE];
/* Behind the image, up to the end of RAM, memory is free. */
uint64_t guest_free_base(void);

/* start.S */
void guest_call(uint64_t x[18]);
void guest_call_imm(uint64_t x[18]);
void guest_call_hvc(uint64_t x[18]);
extern const uint8_t guest_behind_hvc[];
uint64_t guest_read8(uint64_t address);
uint64_t guest_read16(uint64_t address);
uint64_t guest_read32(uint64_t address);
uint64_t guest_read32s(uint64_t address);
uint64_t guest_read64(uint64_t address);
uint64_t guest_read_zero_register(uint64_t address);
uint64_t guest_read_pair(uint64_t address);
void guest_write32(uint64_t address, uint64_t value);
void guest_write64(uint64_t address, uint64_t value);
void guest_write_pair(uint64_t address, uint64_t value);
void guest_fetch(uint64_t address);
extern const uint8_t guest_secondary[];

/* simd.S: vectors of guest_vector_length() bytes, predicates of an eighth of that */
uint64_t guest_vector_length(void);
void guest_fill_sve(uint8_t *vectors, uint8_t *predicates);
void guest_read_sve(uint8_t *vectors, uint8_t *predicates);
void guest_fill_simd(uint8_t *vectors, uint8_t *predicates);
void guest_read_simd(uint8_t *vectors, uint8_t *predicates);

extern uint8_t guest_stacks[GUEST_CPUS * GUEST_STACK];

/* call.c: SMCs with their results */
struct guest_result {
	uint64_t x[18];
};
struct guest_result guest_smc(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4);
/* All of [base, top), however many calls it takes; the number of calls, 0 on refusal. */
uint32_t guest_set_ripas(uint64_t base, uint64_t top, uint64_t ripas, uint64_t flags);
uint64_t guest_get_ripas(uint64_t ipa);
struct guest_cpu *guest_this_cpu(void);

/* abort.c helper: did the access before abort, externally, at that address? */
bool guest_aborted(uint64_t aborts_before, uint32_t class, uint64_t address);

/*
 * test_efi.c: little-endian bytes, a number in /chosen, the address of a configuration
 * table or 0, the RSDP's
 */
uint64_t guest_bytes(uint64_t address, uint32_t size);
uint64_t guest_chosen(const char *name);
uint64_t guest_find_table(const uint8_t guid[16]);
uint64_t guest_find_rsdp(void);

/* tap.c */
void guest_puts(const char *text);
void guest_put_hex(uint64_t value);
/* Behind a blank: name=value */
void guest_put_field(const char *name, uint64_t value);
void guest_put_word(const char *name, const char *value);
bool guest_ok(bool passed, const char *name);
/* Equal, or a diagnostic with both. */
bool guest_is(uint64_t got, uint64_t expected, const char *name);
void guest_plan(void);
__attribute__((noreturn)) void guest_off(void);

/* The suites */
void guest_test_efi(void);
void guest_test_device(void);
void guest_drop_device(void);
void guest_dump_acpi(void);
void guest_dump_handover(void);
void guest_dump_token(const char *challenge);
void guest_test_boot(const uint64_t boot[6]);
void guest_test_feature(void);
void guest_test_smccc(void);
void guest_test_rsi(void);
void guest_test_config(void);
void guest_test_measurement(void);
void guest_test_attest(void);
void guest_test_simd(void);
void guest_test_ripas(void);
void guest_test_abort(void);
void guest_test_hostcall(void);
void guest_test_psci(void);
void guest_test_race(void);
#endif /* __ASSEMBLER__ */
#endif
