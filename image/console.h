/* SPDX-License-Identifier: BSD-2-Clause */
/* A PL011 (Arm DDI 0183) that firmware has set up; before it is opened, characters are lost. */
#ifndef ERSI_IMAGE_CONSOLE_H
#define ERSI_IMAGE_CONSOLE_H

#include <stdint.h>

/* Maps the page of the UART at a physical address and begins to use it. */
void ersi_console_open(uint64_t pa);
void ersi_console_put(char c);
#endif
