// SPDX-License-Identifier: BSD-2-Clause
#include "realm_report.h"

#include <err.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "earlyrsi/psci_abi.h"
#include "emulator/output/names.h"

bool realm_report_read(int ram, struct report *report)
{
	struct stat st;
	char *end = report->message + sizeof(report->message) - 1;

	if (fstat(ram, &st) || st.st_size < REPORT_SIZE ||
	    pread(ram, report, sizeof(*report), st.st_size - REPORT_SIZE) != sizeof(*report) ||
	    report->magic != REPORT_MAGIC || report->version != REPORT_VERSION)
		return false;
	/* It is printed on the terminal later: no control characters. */
	*end = '\0';
	for (char *c = report->message; *c; c++) {
		if (*c < ' ' || *c > '~')
			*c = '?';
	}
	return true;
}

const struct report_call *realm_report_last_call(const struct report *report)
{
	const struct report_call *last = &report->cpu[0].call;

	for (size_t i = 1; i < REPORT_CPUS; i++) {
		if (report->cpu[i].call.order > last->order)
			last = &report->cpu[i].call;
	}
	return last;
}

const struct report_abort *realm_report_last_abort(const struct report *report)
{
	const struct report_abort *last = &report->cpu[0].abort;

	for (size_t i = 1; i < REPORT_CPUS; i++) {
		if (report->cpu[i].abort.order > last->order)
			last = &report->cpu[i].abort;
	}
	return last;
}

static void put_call(FILE *out, const struct report_call *call)
{
	const struct names_call *name = names_find_call(call->fid);
	uint32_t args = name ? name->args : 1, rets = name ? name->rets : 1;

	if (name)
		fprintf(out, "%s(", name->name);
	else
		fprintf(out, "0x%" PRIx32 "(", call->fid);
	for (uint32_t i = 0; i < args && i < REPORT_ARGS; i++)
		fprintf(out, "%s0x%" PRIx64, i ? ", " : "", call->arg[i]);
	fputs(args > REPORT_ARGS ? ", ...)" : ")", out);
	if (!call->returned)
		return;
	fputs(" ->", out);
	if ((int64_t)call->ret[0] < 0) {
		fprintf(out, " %" PRId64, (int64_t)call->ret[0]);
		return;
	}
	for (uint32_t i = 0; i < rets && i < REPORT_RETS; i++)
		fprintf(out, " 0x%" PRIx64, call->ret[i]);
}

static void put_abort(FILE *out, const struct report_abort *abort)
{
	fputs(names_of_access((enum report_access)abort->access), out);
	if (abort->ipa_valid)
		fprintf(out, " IPA 0x%" PRIx64, abort->ipa);
	else
		fprintf(out, " VA 0x%" PRIx64, abort->va);
	fprintf(out, ", PC 0x%" PRIx64 ", ESR 0x%" PRIx64, abort->pc, abort->esr);
}

/* The later of the two comes first: more often it is the reason. */
static void put_events(FILE *out, const struct report *report)
{
	const struct report_call *call = realm_report_last_call(report);
	const struct report_abort *abort = realm_report_last_abort(report);
	bool abort_is_last = abort->order > call->order;

	if (abort_is_last) {
		fputs("the guest's last external abort: ", out);
		put_abort(out, abort);
	}
	/* How the guest ended has been said. */
	if (call->order && call->fid != ERSI_PSCI_FN_SYSTEM_RESET) {
		fputs(abort_is_last ? "; its last call before that: " : "the guest's last call: ",
		      out);
		put_call(out, call);
	}
	if (!abort_is_last && abort->order) {
		fputs(call->fid == ERSI_PSCI_FN_SYSTEM_RESET ? "the guest's last external abort: " :
		      "; its last external abort before that: ", out);
		put_abort(out, abort);
	}
}

void realm_report_explain(const struct report *report)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return;
	put_events(out, report);
	if (fclose(out)) {
		free(text);
		return;
	}
	if (report->rsi_offered && !report->rsi_asked)
		warnx("the guest never called RSI_VERSION: this kernel does not support Realms, "
		      "or did not get that far%s%s", size ? "; " : "", text);
	else if (size)
		warnx("%s", text);
	free(text);
}
