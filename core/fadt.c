// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The FADT: what it says, and what follows (ACPI 6.5, section 5.2.9).
 */
#include <earlyrsi/le.h>
#include <earlyrsi/table.h>

/* Offsets of fields (ACPI 6.5, table 5.9), and where the last one ends */
#define FADT_FLAGS	112
#define FADT_ARM_FLAGS	129
#define FADT_MINOR	131
#define FADT_USED	132

bool ersi_fadt_is(const uint8_t *header)
{
	return !memcmp(header, "FACP", ERSI_TABLE_SIGNATURE_SIZE);
}

bool ersi_fadt_read(struct ersi_stream *stream, const uint8_t *header, uint32_t size,
		    struct ersi_fadt *fadt, uint8_t *sum)
{
	uint32_t used = size < FADT_USED ? size : FADT_USED;
	uint8_t bytes[FADT_USED] = { 0 };
	uint32_t i;

	memcpy(bytes, header, ERSI_TABLE_HEADER);
	if (!ersi_stream_read(stream, bytes + ERSI_TABLE_HEADER, used - ERSI_TABLE_HEADER))
		return false;

	memset(fadt, 0, sizeof(*fadt));
	*sum = 0;
	for (i = 0; i < used; i++)
		*sum = (uint8_t)(*sum + bytes[i]);

	fadt->length = size;
	fadt->revision = bytes[ERSI_TABLE_REVISION];
	if (size >= FADT_FLAGS + 4)
		fadt->flags = (uint32_t)ersi_le_read(bytes + FADT_FLAGS, 4);
	fadt->arm_boot_flags = (uint16_t)ersi_le_read(bytes + FADT_ARM_FLAGS, 2);
	fadt->minor = bytes[FADT_MINOR];

	return ersi_stream_sum(stream, size - used, sum);
}

/* Linux compares the minor revision with the errata in its upper half. */
bool ersi_fadt_is_old(const struct ersi_fadt *fadt)
{
	uint8_t minor = fadt->length < FADT_USED ? 0 : fadt->minor;

	return fadt->revision < 5 || (fadt->revision == 5 && minor < 1);
}

void ersi_fadt_judge(const struct ersi_fadt *fadt, struct ersi_finding *finding)
{
	uint32_t flags = fadt->length < FADT_FLAGS + 4 ? 0 : fadt->flags;
	uint16_t arm_flags = fadt->length < FADT_MINOR ? 0 : fadt->arm_boot_flags;
	/*
	 * PSCI's flags are in the lower byte, and ACPICA copies as many bytes as
	 * there are: late code knows them of a table that ends between the two.
	 */
	uint8_t psci = fadt->length <= FADT_ARM_FLAGS ? 0 : (uint8_t)fadt->arm_boot_flags;

	/*
	 * ARM boot flags came with 5.1. Laptops have them in a FADT that says
	 * 5.0, so whoever has any is taken to be of 5.1.
	 */
	if (ersi_fadt_is_old(fadt) && !arm_flags)
		ersi_finding_set(finding, ERSI_UNSUPPORTED, ERSI_REASON_ACPI_FADT_REVISION,
				 ERSI_CONDUIT_NONE);
	else if (!(flags & ERSI_FADT_HW_REDUCED))
		ersi_finding_set(finding, ERSI_UNSUPPORTED, ERSI_REASON_ACPI_FADT_NOT_REDUCED,
				 ERSI_CONDUIT_NONE);
	else if (!(psci & ERSI_FADT_PSCI))
		ersi_finding_set(finding, ERSI_ABSENT, ERSI_REASON_ACPI_NO_PSCI,
				 ERSI_CONDUIT_NONE);
	else
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE,
				 psci & ERSI_FADT_PSCI_HVC ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
}
