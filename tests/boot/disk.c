// SPDX-License-Identifier: BSD-2-Clause
/* Writes the test disk's first contents to standard output. */
#include <stdio.h>

#include "guest/pattern.h"

int main(void)
{
	uint8_t sector[PATTERN_SECTOR];

	for (uint32_t i = 0; i < PATTERN_SECTORS; i++) {
		pattern_fill(sector, i, 0);
		if (fwrite(sector, sizeof(sector), 1, stdout) != 1)
			return 1;
	}
	return fflush(stdout) ? 1 : 0;
}
