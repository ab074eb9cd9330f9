// SPDX-License-Identifier: BSD-2-Clause
/*
 * Debian builds its libraries with a stack protector and with checked copies. They need the
 * guard, the copies, and a function that reports an overflow.
 */
#include <stdint.h>
#include <string.h>

#include "output/print.h"

uintptr_t __stack_chk_guard = 0x5afe57ac;
__attribute__((noreturn)) void __stack_chk_fail(void);
void *__memcpy_chk(void *to, const void *from, size_t size, size_t room);
void *__memset_chk(void *to, int value, size_t size, size_t room);

void __stack_chk_fail(void)
{
	print_fail("the emulator's stack was overwritten; this is a bug in the emulator");
}

void *__memcpy_chk(void *to, const void *from, size_t size, size_t room)
{
	if (size > room)
		__stack_chk_fail();
	return memcpy(to, from, size);
}

void *__memset_chk(void *to, int value, size_t size, size_t room)
{
	if (size > room)
		__stack_chk_fail();
	return memset(to, value, size);
}
