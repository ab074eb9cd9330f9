// SPDX-License-Identifier: GPL-2.0-only
/*
 * What early Realm detection says: one line, whatever it found.
 */
#define pr_fmt(fmt) "early_rsi: " fmt

#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/printk.h>

#include <asm/rsi.h>

#include "internal.h"

/* The one that was found last: the one that decides, if any does */
static struct ersi_note bug __initdata;
static bool bug_found __initdata;

void __init early_rsi_tell_bug(const char *consequence)
{
	if (!bug_found)
		return;
	pr_warn(FW_BUG "%s: %s at %#llx: expected %#llx, found %#llx (%s)%s\n",
		ersi_source_name(bug.source), ersi_field_name(bug.field), bug.address,
		bug.expected, bug.found, ersi_status_name(bug.status), consequence);
	bug_found = false;
}

void __init early_rsi_keep_bug(const struct ersi_note *note)
{
	early_rsi_tell_bug("");
	bug = *note;
	bug_found = true;
}

const char *__init early_rsi_sources(void)
{
	static char text[160] __initdata;
	enum ersi_source source;
	int length = 0;

	text[0] = 0;
	for (source = 0; source < ERSI_SOURCES; source++) {
		const struct ersi_finding *found = &early_rsi_report.found[source];

		/* Hardly anybody hands anything over. */
		if (source > ERSI_SOURCE_ACPI && found->status == ERSI_ABSENT)
			continue;
		length += scnprintf(text + length, sizeof(text) - length, "%s%s: %s",
				    source ? ", " : "", ersi_source_name(source),
				    found->status == ERSI_OK ? ersi_conduit_name(found->conduit) :
							       ersi_reason_name(found->reason));
	}
	return text;
}

/* Why this is not known as a Realm, behind the bug that may be the cause */
static void __init tell_not_known(const char *why, const char *sources)
{
	static char line[256] __initdata;

	scnprintf(line, sizeof(line), "%snot known as a Realm: %s%s%s%s", bug_found ? ": " : "",
		  why, sources ? " (" : "", sources ?: "", sources ? ")" : "");
	if (bug_found)
		early_rsi_tell_bug(line);
	else
		pr_info("%s\n", line);
}

void __init early_rsi_tell_report(void)
{
	const struct ersi_report *report = &early_rsi_report;
	const struct ersi_rsi *rsi = &report->rsi;

	switch (report->reason) {
	case ERSI_REASON_REALM:
		early_rsi_tell_bug("");
		pr_info("Realm: RSI %llu.%llu, IPA width %llu, conduit from %s with %s, linear map: %s\n",
			RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
			RSI_ABI_VERSION_GET_MINOR(rsi->version_lower), rsi->ipa_width,
			ersi_source_name(report->decided), ersi_source_when(report->decided),
			ersi_plan_name(report->plan));
		return;
	case ERSI_REASON_NO_CONDUIT:
		tell_not_known(report->conduit.status == ERSI_CONFLICT ? "conduits differ" :
									 "no conduit",
			       early_rsi_sources());
		return;
	case ERSI_REASON_RSI_VERSION:
		pr_err("RMM doesn't support RSI version 1.0. Supported range: %llu.%llu-%llu.%llu\n",
		       RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
		       RSI_ABI_VERSION_GET_MINOR(rsi->version_lower),
		       RSI_ABI_VERSION_GET_MAJOR(rsi->version_higher),
		       RSI_ABI_VERSION_GET_MINOR(rsi->version_higher));
		fallthrough;
	default:
		tell_not_known(ersi_reason_name(report->reason), NULL);
	}
}
