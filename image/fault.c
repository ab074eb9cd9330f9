// SPDX-License-Identifier: BSD-2-Clause
/* Exceptions that nobody expects: report, and the end. */
#include <stdbool.h>

#include "arch.h"
#include "cpu.h"
#include "print.h"
#include "psci.h"

extern const uint8_t __image_start[];
__attribute__((noreturn)) void ersi_fault(const struct ersi_frame *frame, uint64_t vector);
__attribute__((noreturn)) void __stack_chk_fail(void);

/* Debian builds libfdt with a stack protector: its guard and its complaint. */
uintptr_t __stack_chk_guard = 0x5afe57ac;

void __stack_chk_fail(void)
{
	ersi_print_fail("the stack was overwritten");
	ersi_psci_off();
}

static const char *kind(uint64_t vector)
{
	static const char names[][12] = { "synchronous", "IRQ", "FIQ", "SError" };

	return names[vector % 4];
}

void ersi_fault(const struct ersi_frame *frame, uint64_t vector)
{
	const struct ersi_cpu *cpu = (const struct ersi_cpu *)ERSI_SYSREG_READ(tpidr_el1);
	static bool again;
	uint32_t i;

	/* A fault while one is printed: there is nothing left that works. */
	if (__atomic_exchange_n(&again, true, __ATOMIC_RELAXED))
		ersi_psci_off();
	ersi_print_expect_fault();
	ersi_print_fail("exception: %s on CPU %u, ESR 0x%lx, ELR image+0x%lx, FAR 0x%lx",
			kind(vector), cpu ? cpu->index : 0, ERSI_SYSREG_READ(esr_el1),
			frame->elr - (uint64_t)__image_start, ERSI_SYSREG_READ(far_el1));
	for (i = 0; i < 30; i += 2)
		ersi_print_line("x%u 0x%lx  x%u 0x%lx", i, frame->x[i], i + 1, frame->x[i + 1]);
	ersi_print_line("x30 0x%lx", frame->x[30]);
	ersi_print_line("result: FAIL");
	ersi_psci_off();
}
