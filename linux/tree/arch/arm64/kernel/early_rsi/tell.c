// SPDX-License-Identifier: GPL-2.0-only
/*
 * The messages of early Realm detection: one line, whatever it found.
 */
#define pr_fmt(fmt) "early_rsi: " fmt

#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/printk.h>

#include <asm/linear_map.h>
#include <asm/rsi.h>

#include "internal.h"

/* The last bug that was found: the one that decides, if any does */
static struct ersi_finding bug __initdata;
static bool bug_found __initdata;

static void __init tell_bug(const char *consequence)
{
	if (!bug_found)
		return;
	pr_warn(FW_BUG "%s at %#llx: expected %#llx, found %#llx (%s)%s\n",
		ersi_finding_words(&bug), bug.address, bug.expected, bug.found,
		ersi_class_name(ersi_finding_class(&bug)), consequence);
	bug_found = false;
}

static void __init keep_bug(const struct ersi_finding *finding)
{
	tell_bug("");
	bug = *finding;
	bug_found = true;
}

static bool __init is_bug(const struct ersi_finding *finding)
{
	switch (ersi_finding_class(finding)) {
	case ERSI_CLASS_OK:
	case ERSI_CLASS_ABSENT:
		return false;
	case ERSI_CLASS_UNSUPPORTED:
		/* An old version is no bug, but normal initialisation reports these as bugs. */
		return finding->diagnosis == ERSI_DIAG_FADT_REVISION ||
		       finding->diagnosis == ERSI_DIAG_FADT_FLAGS;
	default:
		return true;
	}
}

/* The bugs in the sources, except those that were found before */
static void __init keep_bugs(const struct ersi_sources *sources, const struct ersi_sources *before)
{
	unsigned int i;

	for (i = 0; i < ERSI_SOURCES; i++) {
		const struct ersi_finding *found = &sources->found[i];

		if (is_bug(found) && (!before || before->found[i].diagnosis != found->diagnosis))
			keep_bug(found);
	}
	if (sources->conduit.diagnosis == ERSI_DIAG_CONDUITS_DIFFER)
		keep_bug(&sources->conduit);
}

void __init early_rsi_tell_changes(const struct ersi_sources *now)
{
	keep_bugs(now, &early_rsi_report.sources);
	tell_bug(now->conduit.diagnosis == ERSI_DIAG_CONDUITS_DIFFER ?
		 ": keeping the earlier conduit" : "");
}

const char *__init early_rsi_sources(void)
{
	static char text[160] __initdata;
	enum ersi_source source;
	int length = 0;

	text[0] = 0;
	for (source = 0; source < ERSI_SOURCES; source++) {
		const struct ersi_finding *found = &early_rsi_report.sources.found[source];

		/* It is unusual that anything is handed over. */
		if (source > ERSI_SOURCE_ACPI && ersi_finding_class(found) == ERSI_CLASS_ABSENT)
			continue;
		length += scnprintf(text + length, sizeof(text) - length, "%s%s: %s",
				    source ? ", " : "", ersi_source_name(source),
				    found->conduit != ERSI_CONDUIT_NONE ?
				    ersi_conduit_name(found->conduit) : ersi_finding_words(found));
	}
	return text;
}

/* Why this is not known as a Realm */
static const char *__init why_not(const struct ersi_finding *result)
{
	static char text[192] __initdata;

	if (result->diagnosis != early_rsi_report.sources.conduit.diagnosis)
		return ersi_finding_words(result);
	scnprintf(text, sizeof(text), "%s (%s)",
		  result->diagnosis == ERSI_DIAG_CONDUITS_DIFFER ? "conduits differ" : "no conduit",
		  early_rsi_sources());
	return text;
}

#define NOT_KNOWN	"not known as a Realm: %s"

/* After the bug that may be the cause. Every ordinary guest says this: format it once. */
static void __init tell_not_known(const char *why)
{
	static char consequence[256] __initdata;

	if (!bug_found) {
		pr_info(NOT_KNOWN "\n", why);
		return;
	}
	scnprintf(consequence, sizeof(consequence), ": " NOT_KNOWN, why);
	tell_bug(consequence);
}

static void __init tell_realm(void)
{
	const struct ersi_sources *sources = &early_rsi_report.sources;
	const struct ersi_rsi *rsi = &early_rsi_report.rsi;

	tell_bug("");
	pr_info("Realm: RSI %llu.%llu, IPA width %llu, conduit from %s with %s, linear map: %s\n",
		RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
		RSI_ABI_VERSION_GET_MINOR(rsi->version_lower), rsi->ipa_width,
		ersi_source_name(sources->decided), ersi_source_when(sources->decided),
		linear_map_can_split() ? "blocks, split lazily" : "pages");
}

static void __init tell_versions(void)
{
	const struct ersi_rsi *rsi = &early_rsi_report.rsi;

	pr_err("RMM doesn't support RSI version 1.0. Supported range: %llu.%llu-%llu.%llu\n",
	       RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
	       RSI_ABI_VERSION_GET_MINOR(rsi->version_lower),
	       RSI_ABI_VERSION_GET_MAJOR(rsi->version_higher),
	       RSI_ABI_VERSION_GET_MINOR(rsi->version_higher));
}

void __init early_rsi_tell_report(void)
{
	const struct ersi_finding *result = &early_rsi_report.result;

	keep_bugs(&early_rsi_report.sources, NULL);
	switch (result->diagnosis) {
	case ERSI_DIAG_REALM:
		tell_realm();
		return;
	case ERSI_DIAG_RSI_VERSION:
		tell_versions();
		break;
	case ERSI_DIAG_REALM_CONFIG:
	case ERSI_DIAG_IPA_WIDTH:
		keep_bug(result);
		break;
	default:
		break;
	}

	tell_not_known(why_not(result));
}
