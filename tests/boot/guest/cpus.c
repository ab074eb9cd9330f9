// SPDX-License-Identifier: BSD-2-Clause
/* How many CPUs run, and whether one of them can be stopped and started again. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

#define CPU1	"/sys/devices/system/cpu/cpu1/online"

void report_cpus(void)
{
	report("cpus online=%d", (int)sysconf(_SC_NPROCESSORS_ONLN));
}

void report_cpu_hotplug(void)
{
	int before = (int)sysconf(_SC_NPROCESSORS_ONLN);

	if (before < 2) {
		report("cpu-hotplug absent");
		return;
	}
	for (int round = 1; round <= 2; round++) {
		if (write_text(CPU1, "0")) {
			report("cpu-hotplug failed: offline %d: %s", round, strerror(errno));
			return;
		}
		if (sysconf(_SC_NPROCESSORS_ONLN) != before - 1) {
			report("cpu-hotplug failed: offline %d: still online", round);
			return;
		}
		if (write_text(CPU1, "1")) {
			report("cpu-hotplug failed: online %d: %s", round, strerror(errno));
			return;
		}
		if (sysconf(_SC_NPROCESSORS_ONLN) != before) {
			report("cpu-hotplug failed: online %d: still offline", round);
			return;
		}
	}
	report("cpu-hotplug ok");
}
