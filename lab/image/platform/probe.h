/* SPDX-License-Identifier: BSD-2-Clause */
/* The probe, run and reported. */
#ifndef IMAGE_PROBE_H
#define IMAGE_PROBE_H

#include <earlyrsi/probe.h>

#include "boot/options.h"
#include "platform.h"

/*
 * Before there is a console. Started at EL2, the probe reads nothing; the sources
 * are then read all the same, to start CPUs and to power off.
 */
void probe_run(const struct platform *platform, const struct options *options, uint32_t el);
const struct ersi_report *probe_report(void);
void probe_print(void);
#endif
