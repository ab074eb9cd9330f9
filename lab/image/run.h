/* SPDX-License-Identifier: BSD-2-Clause */
/* The ways that the options ask for, over the memory there is and over what might be. */
#ifndef ERSI_IMAGE_RUN_H
#define ERSI_IMAGE_RUN_H

#include "options.h"
#include "platform.h"

/* False, with a message, if this CPU has not what the options ask for. */
bool ersi_run_prepare(struct ersi_platform *platform, const struct ersi_options *options);
void ersi_run_all(const struct ersi_options *options);
#endif
