// SPDX-License-Identifier: BSD-2-Clause
/* Whether the kernel uses ACPI, and the FADT that it ended up with, byte by byte. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "report.h"

#define FADT		"/sys/firmware/acpi/tables/FACP"
#define FADT_SIZE	512

void report_acpi(void)
{
	char table[FADT_SIZE], digits[2 * FADT_SIZE + 1];
	int length = read_text(FADT, table, sizeof(table));

	if (length < 0) {
		report(errno == ENOENT ? "acpi absent" : "acpi failed: %s", strerror(errno));
		return;
	}
	for (int i = 0; i < length; i++)
		snprintf(digits + 2 * i, 3, "%02x", (unsigned char)table[i]);
	digits[2 * length] = '\0';
	report("acpi fadt=%s", digits);
}
