/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_LATE_H
#define UNIT_LATE_H

#include <earlyrsi/conduit.h>

/*
 * late_find() - the conduit that normal initialisation uses for more than PSCI
 * late_find_psci() - the conduit by which it calls PSCI
 * late_find_first() - the conduit that it would use if what follows the PSCI node
 * were not broken
 *
 * The first two differ for PSCI 0.1 only: psci_0_1_init() sets PSCI's conduit, but without
 * a PSCI_VERSION there is no SMCCC_VERSION, and so no conduit for RSI.
 *
 * Written after the rules of Linux' unflatten_dt_nodes(), of_match_node(),
 * of_device_is_available() and psci_dt_init(), independently of the probe and
 * with other functions of libfdt, to compare the two. ERSI_CONDUIT_NONE if the
 * kernel finds none. @size bytes can be read at @fdt.
 */
enum ersi_conduit late_find(const void *fdt, uint32_t size);
enum ersi_conduit late_find_psci(const void *fdt, uint32_t size);
enum ersi_conduit late_find_first(const void *fdt, uint32_t size);

/*
 * late_find_chosen() - what /chosen of a usable tree hands over, by libfdt's
 * own functions
 */
enum ersi_conduit late_find_chosen(const void *fdt);

#endif
