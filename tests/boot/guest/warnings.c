// SPDX-License-Identifier: BSD-2-Clause
/* The kernel's log, and how often it complained there: warnings and backtraces. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

int count_log_records(const char *text)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char record[8192];
	int count = 0;
	ssize_t n;

	if (fd < 0)
		return -1;
	/* One record for each read; EPIPE says that the oldest ones are gone. */
	while ((n = read(fd, record, sizeof(record) - 1)) > 0 || (n < 0 && errno == EPIPE)) {
		record[n < 0 ? 0 : n] = '\0';
		if (strstr(record, text))
			count++;
	}
	close(fd);
	return count;
}

void report_warnings(void)
{
	report("warnings=%d backtraces=%d", count_log_records(";WARNING: "),
	       count_log_records(";Call trace:"));
}
