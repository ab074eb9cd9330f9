// SPDX-License-Identifier: GPL-2.0-only
/*
 * The judgement of a FADT that normal initialisation shares with early detection.
 */
#define pr_fmt(fmt) "ACPI: " fmt

#include <linux/acpi.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/printk.h>

#include <asm/early_rsi.h>

#include <earlyrsi/fadt.h>

int __init early_rsi_check_fadt(const struct acpi_table_fadt *fadt)
{
	const struct ersi_fadt values = {
		/* As before, use fields even if the table is too short for them. */
		.length		= sizeof(*fadt),
		.revision	= fadt->header.revision,
		.minor		= fadt->minor_revision,
		.flags		= fadt->flags,
		.arm_boot_flags	= fadt->arm_boot_flags,
	};
	struct ersi_finding finding;

	ersi_fadt_judge(&values, 0, &finding);

	if (ersi_fadt_is_old(&values)) {
		pr_err(FW_BUG "Unsupported FADT revision %d.%d, should be 5.1+\n",
		       fadt->header.revision, fadt->minor_revision);
		if (finding.diagnosis != ERSI_DIAG_FADT_REVISION)
			pr_err("FADT has ARM boot flags set, assuming 5.1\n");
	}
	if (finding.diagnosis == ERSI_DIAG_FADT_FLAGS)
		pr_err("FADT not ACPI hardware reduced compliant\n");

	return ersi_finding_class(&finding) == ERSI_CLASS_UNSUPPORTED ? -EINVAL : 0;
}
