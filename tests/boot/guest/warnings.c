// SPDX-License-Identifier: BSD-2-Clause
/* How often the kernel complained: warnings and backtraces in its log. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

void report_warnings(void)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	int warnings = 0, backtraces = 0, lost = 0;
	char record[8192];
	ssize_t n;

	if (fd < 0) {
		report("warnings unknown: %s", strerror(errno));
		return;
	}
	/* One record for each read; EPIPE says that some were overwritten before. */
	while ((n = read(fd, record, sizeof(record) - 1)) > 0 || (n < 0 && errno == EPIPE)) {
		if (n < 0) {
			lost = 1;
			continue;
		}
		record[n] = '\0';
		if (strstr(record, ";WARNING: "))
			warnings++;
		if (strstr(record, "Call trace:"))
			backtraces++;
	}
	close(fd);
	report("warnings=%d backtraces=%d%s", warnings, backtraces, lost ? " lost" : "");
}
