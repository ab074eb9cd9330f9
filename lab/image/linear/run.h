/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs the strategies that the options name: on all memory, or on maps that are only built. */
#ifndef IMAGE_RUN_H
#define IMAGE_RUN_H

#include "boot/options.h"
#include "platform/platform.h"

/* False, with a message, if this CPU lacks what the options ask for. */
bool run_prepare(struct platform *platform, const struct options *options);
void run_all(const struct options *options);
#endif
