// SPDX-License-Identifier: BSD-2-Clause
/* Unexpected exceptions: report and stop. */
#include <stdbool.h>

#include "platform/psci.h"
#include "arch.h"
#include "console.h"
#include "cpu.h"
#include "print.h"

extern const uint8_t __image_start[];
__attribute__((noreturn)) void fault(const struct frame *frame, uint64_t vector);
__attribute__((noreturn)) void __stack_chk_fail(void);

/* Debian builds libfdt with a stack protector: its guard and its complaint. */
uintptr_t __stack_chk_guard = 0x5afe57ac;

void __stack_chk_fail(void)
{
	print_fail("the stack was overwritten");
	psci_off();
}

static const char *kind(uint64_t vector)
{
	static const char names[][12] = { "synchronous", "IRQ", "FIQ", "SError" };

	return names[vector % 4];
}

void fault(const struct frame *frame, uint64_t vector)
{
	const struct cpu *cpu = (const struct cpu *)SYSREG_READ(tpidr_el1);
	const uint32_t self = 1 + (cpu ? cpu->index : 0);
	static uint32_t reporter;
	uint32_t first = 0;
	uint32_t i;

	/* While one is printed, another CPU's comes too late, and this CPU's is the end. */
	if (!__atomic_compare_exchange_n(&reporter, &first, self, false, __ATOMIC_RELAXED,
					 __ATOMIC_RELAXED)) {
		while (first != self)
			arch_yield();
		psci_off();
	}
	print_expect_fault();
	console_open_expected();
	print_fail("exception: %s on CPU %u, ESR 0x%lx, ELR image+0x%lx, FAR 0x%lx",
		   kind(vector), self - 1, SYSREG_READ(esr_el1),
		   frame->elr - (uint64_t)__image_start, SYSREG_READ(far_el1));
	for (i = 0; i < 30; i += 2)
		print_line("x%u 0x%lx  x%u 0x%lx", i, frame->x[i], i + 1, frame->x[i + 1]);
	print_line("x30 0x%lx", frame->x[30]);
	print_line("result: FAIL");
	if (!psci_works())
		print_line("cannot power off: no conduit");
	psci_off();
}
