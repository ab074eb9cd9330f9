// SPDX-License-Identifier: GPL-2.0-only
/*
 * The judgement of a FADT that late code shares with early detection.
 */
#define pr_fmt(fmt) "ACPI: " fmt

#include <linux/acpi.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/printk.h>

#include <asm/early_rsi.h>

#include <earlyrsi/acpi.h>

int __init early_rsi_check_fadt(const struct acpi_table_fadt *fadt)
{
	const struct ersi_fadt values = {
		/* Fields that the table is too short for are used as well, as ever. */
		.length		= sizeof(*fadt),
		.revision	= fadt->header.revision,
		.minor		= fadt->minor_revision,
		.flags		= fadt->flags,
		.arm_boot_flags	= fadt->arm_boot_flags,
	};
	struct ersi_finding finding;

	ersi_fadt_judge(&values, &finding);

	if (ersi_fadt_is_old(&values)) {
		pr_err(FW_BUG "Unsupported FADT revision %d.%d, should be 5.1+\n",
		       fadt->header.revision, fadt->minor_revision);
		if (finding.reason != ERSI_REASON_ACPI_FADT_REVISION)
			pr_err("FADT has ARM boot flags set, assuming 5.1\n");
	}
	if (finding.reason == ERSI_REASON_ACPI_FADT_NOT_REDUCED)
		pr_err("FADT not ACPI hardware reduced compliant\n");

	return finding.status == ERSI_UNSUPPORTED ? -EINVAL : 0;
}
