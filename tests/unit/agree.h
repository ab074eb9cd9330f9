/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_AGREE_H
#define UNIT_AGREE_H

#include "tables.h"

/*
 * Run ersi_acpi_find() on tables. It must keep the contract, and conclude nothing
 * that late_acpi_find() does not conclude. It may conclude nothing only if
 * something is wrong with the tables.
 */
void find_and_agree(struct tables *tables);

#endif
