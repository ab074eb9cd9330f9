/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_TYPES_H
#define EARLYRSI_TYPES_H

/*
 * The fixed-width types, bool, NULL, mem*(), str*() and libfdt come from the
 * environment that the code is built for. The builder names its header:
 *
 *	-DERSI_ENV='<earlyrsi/env/hosted.h>'	a C library below (tests, tools)
 *	-DERSI_ENV='<earlyrsi/env/bare.h>'	nothing below
 *	-DERSI_ENV='<earlyrsi/env/kernel.h>'	inside a Linux kernel ("linux" is a macro of gcc)
 */
#ifndef ERSI_ENV
#error "define ERSI_ENV as the header of the environment, see docs/kernel/porting.md"
#endif
#include ERSI_ENV

#endif
