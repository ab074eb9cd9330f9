/* SPDX-License-Identifier: BSD-2-Clause */
/* The ways that the options ask for, over the memory there is and over what might be. */
#ifndef IMAGE_RUN_H
#define IMAGE_RUN_H

#include "boot/options.h"
#include "platform/platform.h"

/* False, with a message, if this CPU has not what the options ask for. */
bool run_prepare(struct platform *platform, const struct options *options);
void run_all(const struct options *options);
#endif
