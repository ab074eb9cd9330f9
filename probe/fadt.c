// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The FADT: what it says, and what follows (ACPI 6.5, section 5.2.9).
 */
#include <earlyrsi/le.h>
#include <earlyrsi/table.h>

/* Offsets of fields (ACPI 6.5, table 5.9) */
#define FADT_FLAGS	112
#define FADT_ARM_FLAGS	129
#define FADT_MINOR	131

bool ersi_fadt_is(const uint8_t *header)
{
	return !memcmp(header, "FACP", ERSI_TABLE_SIGNATURE_SIZE);
}

bool ersi_fadt_read(struct ersi_stream *stream, const uint8_t *header, uint32_t size,
		    struct ersi_fadt *fadt, uint8_t *sum)
{
	uint32_t used = size < ERSI_FADT_LEAST ? size : ERSI_FADT_LEAST;
	uint8_t bytes[ERSI_FADT_LEAST] = { 0 };
	uint32_t i;

	memcpy(bytes, header, ERSI_TABLE_HEADER);
	if (!ersi_stream_read(stream, bytes + ERSI_TABLE_HEADER, used - ERSI_TABLE_HEADER))
		return false;

	*sum = 0;
	for (i = 0; i < used; i++)
		*sum = (uint8_t)(*sum + bytes[i]);

	fadt->length = size;
	fadt->revision = bytes[ERSI_TABLE_REVISION];
	fadt->flags = (uint32_t)ersi_le_read(bytes + FADT_FLAGS, sizeof(fadt->flags));
	fadt->arm_boot_flags = (uint16_t)ersi_le_read(bytes + FADT_ARM_FLAGS,
						      sizeof(fadt->arm_boot_flags));
	fadt->minor = bytes[FADT_MINOR];

	return ersi_stream_sum(stream, size - used, sum);
}

/* Linux compares the minor revision with the errata in its upper half. */
bool ersi_fadt_is_old(const struct ersi_fadt *fadt)
{
	return fadt->revision < 5 || (fadt->revision == 5 && fadt->minor < 1);
}

void ersi_fadt_judge(const struct ersi_fadt *fadt, struct ersi_finding *finding)
{
	/*
	 * Late code reads the fields of a short table, too: for its checks what
	 * follows the table, for the conduit zeros in ACPICA's copy of it.
	 *
	 * ARM boot flags came with 5.1. Laptops have them in a FADT that says
	 * 5.0, so whoever has any is taken to be of 5.1.
	 */
	if (fadt->length < ERSI_FADT_LEAST)
		ersi_finding_set(finding, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADT_LENGTH,
				 ERSI_CONDUIT_NONE);
	else if (ersi_fadt_is_old(fadt) && !fadt->arm_boot_flags)
		ersi_finding_set(finding, ERSI_UNSUPPORTED, ERSI_REASON_ACPI_FADT_REVISION,
				 ERSI_CONDUIT_NONE);
	else if (!(fadt->flags & ERSI_FADT_HW_REDUCED))
		ersi_finding_set(finding, ERSI_UNSUPPORTED, ERSI_REASON_ACPI_FADT_NOT_REDUCED,
				 ERSI_CONDUIT_NONE);
	else if (!(fadt->arm_boot_flags & ERSI_FADT_PSCI))
		ersi_finding_set(finding, ERSI_ABSENT, ERSI_REASON_ACPI_NO_PSCI,
				 ERSI_CONDUIT_NONE);
	else
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE,
				 fadt->arm_boot_flags & ERSI_FADT_PSCI_HVC ? ERSI_CONDUIT_HVC :
									     ERSI_CONDUIT_SMC);
}
