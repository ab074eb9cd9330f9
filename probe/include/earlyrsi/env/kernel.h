/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ENV_KERNEL_H
#define EARLYRSI_ENV_KERNEL_H

/* A Linux kernel, or its EFI stub. */

#include <linux/types.h>
#include <linux/string.h>
#include <linux/libfdt.h>

#endif
