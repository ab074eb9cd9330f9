/* SPDX-License-Identifier: BSD-2-Clause */
/* What the Realm emulator left in the guest's RAM about the guest. */
#ifndef TOOL_REALM_REPORT_H
#define TOOL_REALM_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "emulator/output/report.h"

/* False: there is none, so that the emulator did not come far enough to start a guest. */
bool realm_report_read(int ram, struct report *report);

/* One line on standard error: what there is that says why the guest did not power off. */
void realm_report_explain(const struct report *report);

/* Of all CPUs' calls and external aborts the last; its order is 0 if there was none. */
const struct report_call *realm_report_last_call(const struct report *report);
const struct report_abort *realm_report_last_abort(const struct report *report);

#endif
