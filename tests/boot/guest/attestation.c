// SPDX-License-Identifier: BSD-2-Clause
/* An attestation token, by way of the kernel (Documentation/ABI/testing/configfs-tsm-report). */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

#define TSM	"/sys/kernel/config/tsm/report"

void report_attestation(void)
{
	/* The challenge is text here, and as long as the driver takes. */
	static const char challenge[] =
		"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	static char token[32768];
	int length;

	/* Without a provider, which registers in a Realm only, no report can be made. */
	if (mkdir(TSM "/earlyrsi", 0755)) {
		if (errno == ENXIO || errno == ENOENT)
			report("attestation absent");
		else
			report("attestation failed: mkdir: %s", strerror(errno));
		return;
	}
	if (write_text(TSM "/earlyrsi/inblob", challenge)) {
		report("attestation failed: challenge: %s", strerror(errno));
	} else {
		length = read_text(TSM "/earlyrsi/outblob", token, sizeof(token));
		if (length < 0)
			report("attestation failed: token: %s", strerror(errno));
		else if (!length)
			report("attestation failed: the token is empty");
		else
			report("attestation ok token=%d", length);
	}
	rmdir(TSM "/earlyrsi");
}
