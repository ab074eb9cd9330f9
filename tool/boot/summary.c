// SPDX-License-Identifier: BSD-2-Clause
#include "summary.h"

#include <err.h>
#include <unistd.h>

#include "emulator/output/names.h"
#include "exits.h"
#include "jsonvalue.h"
#include "realm_report.h"

/* Of the members; a program refuses another one. */
#define FORMAT	1

static const char *name_of_end(int status)
{
	static const char *const names[] = {
		[EXIT_POWERED_OFF] = "powered-off",
		[EXIT_NO_START] = "not-started",
		[EXIT_PANICKED] = "panicked",
		[EXIT_TIMED_OUT] = "timed-out",
		[EXIT_REBOOTED] = "reset",
		[EXIT_FAILED] = "failed",
	};

	return status < EXIT_SIGNAL ? names[status] : "interrupted";
}

static struct json_object *make_hex_array(const uint64_t *numbers, uint32_t count)
{
	struct json_object *array = jsonvalue_array();

	for (uint32_t i = 0; i < count; i++)
		jsonvalue_append_hex(array, numbers[i]);
	return array;
}

static struct json_object *make_call(const struct report_call *call)
{
	const struct names_call *name = names_find_call(call->fid);
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_hex(object, "function", call->fid);
	if (name)
		jsonvalue_add_text(object, "name", name->name);
	jsonvalue_add(object, "arguments", make_hex_array(call->arg, REPORT_ARGS));
	if (call->returned)
		jsonvalue_add(object, "results", make_hex_array(call->ret, REPORT_RETS));
	return object;
}

static struct json_object *make_abort(const struct report_abort *abort)
{
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_text(object, "access", names_of_access((enum report_access)abort->access));
	if (abort->ipa_valid)
		jsonvalue_add_hex(object, "ipa", abort->ipa);
	jsonvalue_add_hex(object, "va", abort->va);
	jsonvalue_add_hex(object, "pc", abort->pc);
	jsonvalue_add_hex(object, "esr", abort->esr);
	return object;
}

static struct json_object *make_realm(const struct report *report)
{
	const struct report_call *call = realm_report_last_call(report);
	const struct report_abort *abort = realm_report_last_abort(report);
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_bool(object, "started", report->started);
	jsonvalue_add_bool(object, "offered_rsi", report->rsi_offered);
	jsonvalue_add_bool(object, "asked_rsi_version", report->rsi_asked);
	if (call->order)
		jsonvalue_add(object, "last_call", make_call(call));
	if (abort->order)
		jsonvalue_add(object, "last_abort", make_abort(abort));
	if (report->end == REPORT_FAILED)
		jsonvalue_add_text(object, "failure", report->message);
	return object;
}

bool summary_write(FILE *out, const struct verdict *v, int status, unsigned int boots)
{
	struct json_object *all = jsonvalue_object();

	jsonvalue_add_number(all, "format", FORMAT);
	jsonvalue_add_text(all, "end", name_of_end(status));
	jsonvalue_add_number(all, "status", status);
	jsonvalue_add_number(all, "milliseconds", (int64_t)(1000 * v->after));
	jsonvalue_add_number(all, "boots", boots);
	jsonvalue_add_bool(all, "panicked", v->console->panicked);
	if (v->reported)
		jsonvalue_add(all, "realm", make_realm(&v->report));
	rewind(out);
	jsonvalue_print(all, out);
	if (!fflush(out) && !ferror(out) && !ftruncate(fileno(out), ftell(out)))
		return true;
	warn("cannot write the summary");
	return false;
}
