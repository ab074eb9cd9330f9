/* SPDX-License-Identifier: BSD-2-Clause */
/* A PL011 (Arm DDI 0183) that firmware has set up; before it is opened, characters are lost. */
#ifndef IMAGE_CONSOLE_H
#define IMAGE_CONSOLE_H

#include <stdint.h>

/* Where a fault is to be reported that comes before the console is opened; 0 for nowhere. */
void console_expect(uint64_t pa);

/* Maps the page of the UART at a physical address and begins to use it. */
void console_open(uint64_t pa);

/* For a fault: the console that is expected, unless one is open. */
void console_open_expected(void);
void console_put(char c);
#endif
