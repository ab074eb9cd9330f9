// SPDX-License-Identifier: BSD-2-Clause
#include "value.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#include <earlyrsi/conduit.h>

enum form {
	HEX,
	TEXT,			/* up to eight characters, the first one lowest */
	BYTES,			/* a length */
	CONDUIT,
	ACPI_VERSION,		/* major in bits 15:8, minor in 7:0 */
	PSCI_VERSION,		/* major in bits 30:16, minor in 15:0 */
};

static const enum form forms[ERSI_DIAGNOSES] = {
	[ERSI_DIAG_FDT_HEADER] = BYTES,
	[ERSI_DIAG_FDT_COMPATIBLE] = BYTES,
	[ERSI_DIAG_FDT_PSCI_0_1] = PSCI_VERSION,
	[ERSI_DIAG_FDT_NO_METHOD] = TEXT,
	[ERSI_DIAG_FDT_METHOD] = TEXT,
	[ERSI_DIAG_RSDP_UNMAPPABLE] = BYTES,
	[ERSI_DIAG_RSDP_SIGNATURE] = TEXT,
	[ERSI_DIAG_RSDP_LENGTH] = BYTES,
	[ERSI_DIAG_ROOT_UNMAPPABLE] = BYTES,
	[ERSI_DIAG_ROOT_SIGNATURE] = TEXT,
	[ERSI_DIAG_ROOT_SHORT] = BYTES,
	[ERSI_DIAG_ROOT_LONG] = BYTES,
	[ERSI_DIAG_TABLE_UNMAPPABLE] = BYTES,
	[ERSI_DIAG_FADT_UNMAPPABLE] = BYTES,
	[ERSI_DIAG_FADT_SHORT] = BYTES,
	[ERSI_DIAG_FADT_LONG] = BYTES,
	[ERSI_DIAG_FADT_REVISION] = ACPI_VERSION,
	[ERSI_DIAG_INITRD_UNMAPPABLE] = BYTES,
	[ERSI_DIAG_INITRD_FADT] = BYTES,
	[ERSI_DIAG_INITRD_TOTAL] = BYTES,
	[ERSI_DIAG_CHOSEN_LENGTH] = BYTES,
	[ERSI_DIAG_CHOSEN_VALUE] = TEXT,
	[ERSI_DIAG_CONDUITS_DIFFER] = CONDUIT,
};

static void write_text(uint64_t value, char text[VALUE_TEXT])
{
	char *to = text;

	if (!value) {
		snprintf(text, VALUE_TEXT, "nothing");
		return;
	}
	*to++ = '"';
	for (; value; value >>= 8)
		*to++ = isprint((int)(value & 0xff)) ? (char)(value & 0xff) : '?';
	*to++ = '"';
	*to = '\0';
}

void value_write(enum ersi_diagnosis diagnosis, uint64_t value, char text[VALUE_TEXT])
{
	switch (forms[diagnosis]) {
	case TEXT:
		write_text(value, text);
		break;
	case BYTES:
		snprintf(text, VALUE_TEXT, "%" PRIu64 " bytes", value);
		break;
	case CONDUIT:
		snprintf(text, VALUE_TEXT, "%s", ersi_conduit_name((enum ersi_conduit)value));
		break;
	case ACPI_VERSION:
		snprintf(text, VALUE_TEXT, "%" PRIu64 ".%" PRIu64, value >> 8, value & 0xff);
		break;
	case PSCI_VERSION:
		snprintf(text, VALUE_TEXT, "%" PRIu64 ".%" PRIu64, value >> 16, value & 0xffff);
		break;
	default:
		snprintf(text, VALUE_TEXT, "0x%" PRIx64, value);
		break;
	}
}
