/* SPDX-License-Identifier: BSD-2-Clause */
/* Firmware calls by either conduit (DEN0028). */
#ifndef IMAGE_SMCCC_H
#define IMAGE_SMCCC_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/env.h>

/* Arguments in, results out, as for ersi_env_smc(); @conduit is not ERSI_CONDUIT_NONE. */
void smccc_call(enum ersi_conduit conduit, struct ersi_smc *call);

#endif
