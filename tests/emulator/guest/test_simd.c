// SPDX-License-Identifier: BSD-2-Clause
/*
 * Hashes and signatures of the emulator use the registers that the guest's floating point is
 * in: they must be as they were, whatever call was made.
 */
#include <string.h>

#include "guest.h"

#define VECTORS		32
#define VECTOR_MAX	256
#define PREDICATES	17	/* with FFR */
#define FFR_BITS	5
#define CPACR_FPEN	(UINT64_C(3) << 20)
#define CPACR_ZEN	(UINT64_C(3) << 16)
#define ZCR_EL1		"S3_0_C1_C2_0"
#define ZCR_LONGEST	UINT64_C(0xf)
#define FPCR_VALUE	UINT64_C(0x01c00000)	/* flush to zero, round towards zero */
#define FPSR_VALUE	UINT64_C(0x0800009f)	/* QC and every cumulative flag */
#define CALLS_MAX	16

struct registers {
	uint8_t vectors[VECTORS * VECTOR_MAX];
	uint8_t predicates[PREDICATES * VECTOR_MAX / 8];
	uint64_t fpsr, fpcr;
};

static struct registers before __attribute__((aligned(16)));
static struct registers after __attribute__((aligned(16)));
static uint64_t length;		/* of a vector in bytes */
static bool sve;

static void enable(void)
{
	uint64_t pfr0;

	__asm__ volatile("mrs %0, id_aa64pfr0_el1" : "=r"(pfr0));
	sve = pfr0 >> 32 & 0xf;
	__asm__ volatile("msr cpacr_el1, %0\n\tisb"
			 : : "r"(CPACR_FPEN | (sve ? CPACR_ZEN : 0)));
	length = 16;
	if (sve) {
		__asm__ volatile("msr " ZCR_EL1 ", %0\n\tisb" : : "r"(ZCR_LONGEST));
		length = guest_vector_length();
	}
	guest_puts("# vector length in bytes:");
	guest_put_field("vl", length);
	guest_puts("\n");
}

/* No two bytes that are near each other are equal. */
static void choose(uint8_t seed)
{
	uint32_t i;

	for (i = 0; i < sizeof(before.vectors); i++)
		before.vectors[i] = (uint8_t)(seed + i * 167 + (i >> 8) * 29);
	for (i = 0; i < sizeof(before.predicates); i++)
		before.predicates[i] = (uint8_t)(seed + i * 89);
	/* FFR has ones, then zeros; anything else is not predictable. */
	memset(before.predicates + (PREDICATES - 1) * length / 8, 0, length / 8);
	before.predicates[(PREDICATES - 1) * length / 8] = (1 << FFR_BITS) - 1;
	before.fpsr = FPSR_VALUE;
	before.fpcr = FPCR_VALUE;
}

static void fill(void)
{
	if (sve)
		guest_fill_sve(before.vectors, before.predicates);
	else
		guest_fill_simd(before.vectors, before.predicates);
	__asm__ volatile("msr fpsr, %0\n\tmsr fpcr, %1" : : "r"(before.fpsr), "r"(before.fpcr));
}

static bool kept(void)
{
	memset(&after, 0, sizeof(after));
	__asm__ volatile("mrs %0, fpsr\n\tmrs %1, fpcr" : "=r"(after.fpsr), "=r"(after.fpcr));
	if (sve)
		guest_read_sve(after.vectors, after.predicates);
	else
		guest_read_simd(after.vectors, after.predicates);
	return !memcmp(before.vectors, after.vectors, VECTORS * length) &&
	       (!sve || !memcmp(before.predicates, after.predicates, PREDICATES * length / 8)) &&
	       before.fpsr == after.fpsr && before.fpcr == after.fpcr;
}

void guest_test_simd(void)
{
	struct guest_result r;
	uint64_t cpacr;
	uint32_t calls = 0;

	__asm__ volatile("mrs %0, cpacr_el1" : "=r"(cpacr));
	enable();
	choose(1);
	fill();
	guest_ok(kept(), "simd: registers are what they are filled with");
	r = guest_smc(ERSI_RSI_FN_MEASUREMENT_EXTEND, 4, 64, 1, 2);
	guest_ok(kept() && r.x[0] == 0, "simd: MEASUREMENT_EXTEND keeps all registers");
	choose(2);
	fill();
	r = guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_INIT, 1, 2, 3, 4);
	guest_ok(kept() && r.x[0] == 0, "simd: ATTESTATION_TOKEN_INIT keeps all registers");
	choose(3);
	fill();
	do {
		r = guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE, (uint64_t)guest_page, 0,
			      GUEST_PAGE, 0);
	} while (r.x[0] == ERSI_RSI_RET_INCOMPLETE && ++calls < CALLS_MAX);
	guest_ok(kept() && r.x[0] == 0 && calls,
		 "simd: ATTESTATION_TOKEN_CONTINUE keeps all registers");
	__asm__ volatile("msr fpcr, xzr\n\tmsr cpacr_el1, %0\n\tisb" : : "r"(cpacr));
}
