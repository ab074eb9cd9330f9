/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ENV_HOSTED_H
#define EARLYRSI_ENV_HOSTED_H

/* A program with a C library below it. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <libfdt.h>

#endif
