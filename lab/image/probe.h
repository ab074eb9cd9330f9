/* SPDX-License-Identifier: BSD-2-Clause */
/* The probe, run and reported. */
#ifndef ERSI_IMAGE_PROBE_H
#define ERSI_IMAGE_PROBE_H

#include <earlyrsi/note.h>
#include <earlyrsi/probe.h>

#include "options.h"
#include "platform.h"

#define ERSI_NOTES_MAX	32

/* @count: all that were given; those beyond ERSI_NOTES_MAX are lost */
struct ersi_notes {
	uint32_t count;
	struct ersi_note at[ERSI_NOTES_MAX];
};

/*
 * Before there is a console. Started at EL2, the probe reads nothing; the sources
 * are then read all the same, to start CPUs and to power off.
 */
void ersi_probe_run(const struct ersi_platform *platform, const struct ersi_options *options,
		    uint32_t el);
const struct ersi_report *ersi_probe_report(void);
void ersi_probe_print(void);
#endif
