// SPDX-License-Identifier: BSD-2-Clause
#include "platform.h"

void platform_add_cpu(struct platform *platform, uint64_t mpidr)
{
	if (platform->cpus < CPU_MAX)
		platform->mpidr[platform->cpus++] = mpidr;
	else
		platform->cpus_left++;
}
