/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef RECORD_H
#define RECORD_H

#include <earlyrsi/finding.h>

/**
 * record_find() - find the conduit that a record hands over
 * @env:	the context of ersi_env_map()
 * @pa:		physical address of the record, 0 for none
 * @finding:	the result, for &struct ersi_probe_input; written in full
 *
 * Magic, length and checksum are the same in all versions, and are checked first. A newer
 * minor version is read as the one that is known.
 *
 * @finding->diagnosis is ERSI_DIAG_FOUND; ERSI_DIAG_NOT_READ (no record); ERSI_DIAG_RECORD,
 * and then @finding->address is @pa, and @finding->expected and @finding->found are those
 * of the field that is wrong: magic, length, checksum, version or conduit, in this order;
 * or the size that cannot be mapped and 0.
 *
 * Source: docs/lab/records.md.
 */
void record_find(void *env, uint64_t pa, struct ersi_finding *finding);

#endif
