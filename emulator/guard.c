// SPDX-License-Identifier: BSD-2-Clause
/* Debian builds libfdt with a stack protector: its guard and its complaint. */
#include <stdint.h>

#include "print.h"

uintptr_t __stack_chk_guard = 0x5afe57ac;
__attribute__((noreturn)) void __stack_chk_fail(void);

void __stack_chk_fail(void)
{
	ersi_print_fail("the emulator's stack was overwritten; this is a bug in the emulator");
}
