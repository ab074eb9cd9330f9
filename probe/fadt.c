// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The conduit that a FADT names (ACPI 6.5, section 5.2.9).
 */
#include <earlyrsi/fadt.h>

/* FADT revision 5.1, the first that has ARM boot flags */
#define REVISION_5_1	0x501

/* Linux compares the whole byte of the minor revision, with the errata in its upper half. */
bool ersi_fadt_is_old(const struct ersi_fadt *fadt)
{
	return (fadt->revision << 8 | fadt->minor) < REVISION_5_1;
}

void ersi_fadt_judge(const struct ersi_fadt *fadt, uint64_t pa, struct ersi_finding *finding)
{
	/*
	 * Normal initialisation reads the fields of a short table, too: for its checks the
	 * bytes that follow the table, for the conduit zeros in ACPICA's copy of it.
	 *
	 * ARM boot flags came with 5.1. Laptops have them in a FADT that says 5.0, so a FADT
	 * with any of these flags counts as 5.1.
	 */
	if (fadt->length < ERSI_FADT_LEAST)
		ersi_finding_set(finding, ERSI_DIAG_FADT_SHORT, pa, ERSI_FADT_LEAST,
				 fadt->length);
	else if (ersi_fadt_is_old(fadt) && !fadt->arm_boot_flags)
		ersi_finding_set(finding, ERSI_DIAG_FADT_REVISION, pa, REVISION_5_1,
				 (uint64_t)(fadt->revision << 8 | fadt->minor));
	else if (!(fadt->flags & ERSI_FADT_HW_REDUCED))
		ersi_finding_set(finding, ERSI_DIAG_FADT_FLAGS, pa, ERSI_FADT_HW_REDUCED,
				 fadt->flags);
	else if (!(fadt->arm_boot_flags & ERSI_FADT_PSCI))
		ersi_finding_set(finding, ERSI_DIAG_FADT_NO_PSCI, pa, 0, 0);
	else
		ersi_finding_conduit(finding, fadt->arm_boot_flags & ERSI_FADT_PSCI_HVC ?
				     ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
}
