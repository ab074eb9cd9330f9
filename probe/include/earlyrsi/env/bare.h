/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ENV_BARE_H
#define EARLYRSI_ENV_BARE_H

/*
 * Nothing below. The compiler brings the types; libfdt's header declares the
 * mem*() and str*() that it and the probe use, the consumer defines them.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libfdt.h>

#endif
