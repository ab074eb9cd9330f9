// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The PSCI conduit in the ACPI tables.
 *
 * The probe must not conclude what normal initialisation does not. ACPICA never checks
 * the RSDP's signature and checksums nor the root table's signature, and it only mentions
 * a wrong checksum. What it makes of such tables cannot be predicted, so these findings are
 * of ERSI_CLASS_UNCERTAIN. It refuses what is of ERSI_CLASS_MALFORMED and
 * ERSI_CLASS_UNSUPPORTED.
 */
#include <earlyrsi/acpi.h>
#include <earlyrsi/acpi_abi.h>
#include <earlyrsi/env.h>

#include "bytes.h"
#include "override.h"
#include "stream.h"
#include "table.h"

/* RSDP (ACPI 6.5, table 5.3): offsets of fields, and the sizes of ACPI 1.0 and 2.0 */
#define RSDP_SIGNATURE		"RSD PTR "
#define RSDP_SIGNATURE_SIZE	8
#define RSDP_REVISION		15
#define RSDP_RSDT		16
#define RSDP_LENGTH		20
#define RSDP_XSDT		24
#define RSDP_SIZE_1		20
#define RSDP_SIZE_2		36

/* Most tables that are read: as many as Linux' normal initialisation keeps */
#define TABLES			128
/* Entries of the root table that are copied before the tables that they name are read */
#define BATCH			16
/* A page: it is mapped again for each batch. */
#define BATCH_WINDOW		0x1000

struct search {
	void *env;
	const struct ersi_acpi_input *input;
	struct ersi_finding *finding;
	struct ersi_acpi *acpi;
	uint32_t tables;
	uint32_t fadts;
	uint32_t candidates;
};

/* The search ends: false is for the caller to return. */
static bool fail(struct search *search, enum ersi_diagnosis diagnosis, uint64_t address,
		 uint64_t expected, uint64_t found)
{
	return ersi_finding_set(search->finding, diagnosis, address, expected, found);
}

/* Normal initialisation maps a whole table, from the start of the page that it begins in. */
static uint32_t size_limit(uint64_t pa)
{
	return ERSI_TABLE_SIZE_MAX - (uint32_t)(pa % ERSI_TABLE_PAGE_MAX);
}

/* What ACPI 2.0 added to the RSDP: its length, the XSDT, a checksum of all its bytes */
static bool read_extension(struct search *search, struct ersi_stream *stream, uint64_t pa,
			   uint8_t *rsdp)
{
	uint32_t length;
	uint8_t sum;

	ersi_stream_extend(stream, RSDP_SIZE_2 - RSDP_SIZE_1);
	if (!ersi_stream_read(stream, rsdp + RSDP_SIZE_1, RSDP_SIZE_2 - RSDP_SIZE_1))
		return fail(search, ERSI_DIAG_RSDP_UNMAPPABLE, pa, RSDP_SIZE_2, 0);

	length = (uint32_t)ersi_bytes_number(rsdp + RSDP_LENGTH, 4);
	if (length < RSDP_SIZE_2)
		return fail(search, ERSI_DIAG_RSDP_LENGTH, pa, RSDP_SIZE_2, length);
	if (length > ERSI_TABLE_SIZE_MAX)
		return fail(search, ERSI_DIAG_RSDP_LENGTH, pa, ERSI_TABLE_SIZE_MAX, length);

	sum = ersi_bytes_sum(rsdp, RSDP_SIZE_2);
	ersi_stream_extend(stream, length - RSDP_SIZE_2);
	if (!ersi_stream_sum(stream, length - RSDP_SIZE_2, &sum))
		return fail(search, ERSI_DIAG_RSDP_UNMAPPABLE, pa, length, 0);
	if (sum)
		return fail(search, ERSI_DIAG_RSDP_EXTENDED, pa, 0, sum);

	return true;
}

static bool read_rsdp(struct search *search, struct ersi_stream *stream, uint64_t pa)
{
	struct ersi_acpi *acpi = search->acpi;
	uint8_t rsdp[RSDP_SIZE_2] = { 0 };
	uint8_t sum;

	if (!ersi_stream_read(stream, rsdp, RSDP_SIZE_1))
		return fail(search, ERSI_DIAG_RSDP_UNMAPPABLE, pa, RSDP_SIZE_1, 0);
	if (memcmp(rsdp, RSDP_SIGNATURE, RSDP_SIGNATURE_SIZE))
		return fail(search, ERSI_DIAG_RSDP_SIGNATURE, pa,
			    ersi_bytes_number((const uint8_t *)RSDP_SIGNATURE,
					      RSDP_SIGNATURE_SIZE),
			    ersi_bytes_number(rsdp, RSDP_SIGNATURE_SIZE));
	sum = ersi_bytes_sum(rsdp, RSDP_SIZE_1);
	if (sum)
		return fail(search, ERSI_DIAG_RSDP_CHECKSUM, pa, 0, sum);

	/* Revision 1 was never published; normal initialisation treats it as ACPI 1.0. */
	acpi->rsdp_revision = rsdp[RSDP_REVISION];
	if (acpi->rsdp_revision > 1 && !read_extension(search, stream, pa, rsdp))
		return false;

	acpi->root_pa = ersi_bytes_number(rsdp + RSDP_XSDT, 8);
	acpi->is_xsdt = acpi->root_pa;
	if (!acpi->is_xsdt)
		acpi->root_pa = ersi_bytes_number(rsdp + RSDP_RSDT, 4);
	if (!acpi->root_pa)
		return fail(search, ERSI_DIAG_RSDP_ROOT, pa, 0, 0);

	return true;
}

static bool take_first_fadt(struct search *search, uint64_t pa, const uint8_t *header,
			    const struct ersi_fadt *fadt)
{
	struct ersi_acpi *acpi = search->acpi;
	struct ersi_override override;

	acpi->fadt_pa = pa;
	acpi->fadt = *fadt;

	if (!ersi_override_find(search->env, search->input, header, &override, search->finding))
		return false;
	search->candidates = override.candidates;
	if (override.pa) {
		acpi->replaced_pa = pa;
		acpi->fadt_pa = override.pa;
		acpi->fadt = override.fadt;
	}

	ersi_fadt_judge(&acpi->fadt, acpi->fadt_pa, search->finding);
	return search->finding->diagnosis != ERSI_DIAG_FADT_SHORT;
}

/*
 * Normal initialisation checks the revision and flags of the first FADT, and takes the
 * conduit from the last. It replaces only one of them, but which table replaces it depends
 * on all of them.
 */
static bool take_another_fadt(struct search *search, uint64_t pa, const struct ersi_fadt *fadt)
{
	const struct ersi_finding *first = search->finding;
	struct ersi_finding other;

	ersi_fadt_judge(fadt, pa, &other);
	if (!search->candidates && other.diagnosis == first->diagnosis &&
	    other.conduit == first->conduit)
		return true;

	return fail(search, ERSI_DIAG_FADTS_DIFFER, pa, 1, search->fadts);
}

/* The stream is behind the header, which is a FADT's. */
static bool read_fadt(struct search *search, struct ersi_stream *stream, uint64_t pa,
		      const uint8_t *header)
{
	uint32_t length = ersi_table_length(header);
	struct ersi_fadt fadt;
	uint8_t sum;

	if (length < ERSI_ACPI_TABLE_HEADER)
		return fail(search, ERSI_DIAG_FADT_SHORT, pa, ERSI_ACPI_TABLE_HEADER, length);
	if (length > size_limit(pa))
		return fail(search, ERSI_DIAG_FADT_LONG, pa, size_limit(pa), length);

	ersi_stream_extend(stream, length - ERSI_ACPI_TABLE_HEADER);
	if (!ersi_table_read_fadt(stream, header, length, &fadt, &sum))
		return fail(search, ERSI_DIAG_FADT_UNMAPPABLE, pa, length, 0);
	if (sum)
		return fail(search, ERSI_DIAG_FADT_CHECKSUM, pa, 0, sum);

	/* The stream is at its end, so nothing is mapped while the initrd is read. */
	search->fadts++;
	return search->fadts == 1 ? take_first_fadt(search, pa, header, &fadt) :
				    take_another_fadt(search, pa, &fadt);
}

static bool read_table(struct search *search, uint64_t pa)
{
	uint8_t header[ERSI_ACPI_TABLE_HEADER];
	struct ersi_stream stream;
	bool go_on = true;

	ersi_stream_open(&stream, search->env, pa, sizeof(header), ERSI_ENV_MAP_SIZE);
	if (!ersi_stream_read(&stream, header, sizeof(header)))
		go_on = fail(search, ERSI_DIAG_TABLE_UNMAPPABLE, pa, sizeof(header), 0);
	else if (ersi_table_is_fadt(header))
		go_on = read_fadt(search, &stream, pa, header);
	ersi_stream_close(&stream);

	return go_on;
}

static uint32_t entry_size(const struct search *search)
{
	return search->acpi->is_xsdt ? sizeof(uint64_t) : sizeof(uint32_t);
}

/* The root table's length and checksum. @sum is that of the header, which is read only once. */
static bool check_root(struct search *search, struct ersi_stream *stream, uint8_t *sum)
{
	const char *signature = search->acpi->is_xsdt ? "XSDT" : "RSDT";
	uint32_t least = ERSI_ACPI_TABLE_HEADER + entry_size(search);
	uint64_t pa = search->acpi->root_pa;
	uint8_t header[ERSI_ACPI_TABLE_HEADER];
	uint32_t length;
	uint8_t total;

	if (!ersi_stream_read(stream, header, sizeof(header)))
		return fail(search, ERSI_DIAG_ROOT_UNMAPPABLE, pa, sizeof(header), 0);
	if (memcmp(header, signature, ERSI_ACPI_SIGNATURE_SIZE))
		return fail(search, ERSI_DIAG_ROOT_SIGNATURE, pa,
			    ersi_bytes_number((const uint8_t *)signature,
					      ERSI_ACPI_SIGNATURE_SIZE),
			    ersi_bytes_number(header, ERSI_ACPI_SIGNATURE_SIZE));

	length = ersi_table_length(header);
	search->acpi->root_length = length;
	if (length < least)
		return fail(search, ERSI_DIAG_ROOT_SHORT, pa, least, length);
	if (length > size_limit(pa))
		return fail(search, ERSI_DIAG_ROOT_LONG, pa, size_limit(pa), length);

	*sum = ersi_bytes_sum(header, sizeof(header));
	total = *sum;
	ersi_stream_extend(stream, length - ERSI_ACPI_TABLE_HEADER);
	if (!ersi_stream_sum(stream, length - ERSI_ACPI_TABLE_HEADER, &total))
		return fail(search, ERSI_DIAG_ROOT_UNMAPPABLE, pa, length, 0);
	if (total)
		return fail(search, ERSI_DIAG_ROOT_CHECKSUM, pa, 0, total);

	return true;
}

/* Normal initialisation keeps so many tables, but which ones may depend on its command line. */
static bool read_named(struct search *search, uint64_t pa)
{
	if (search->tables++ == TABLES)
		return fail(search, ERSI_DIAG_TABLES, search->acpi->root_pa, TABLES,
			    search->tables);
	return read_table(search, pa);
}

/*
 * The entries are read only after the checksum, so that nothing is mapped that a broken
 * table names. Since that is a second time, they are added up once more: the copy that is
 * used has a correct checksum itself. Bytes after the last whole entry are ignored.
 */
static bool read_entries(struct search *search, struct ersi_stream *stream, uint8_t sum)
{
	uint32_t entry = entry_size(search), size, i;
	uint8_t batch[BATCH * sizeof(uint64_t)];
	uint64_t pa;

	while (stream->left) {
		size = stream->left < BATCH * entry ? (uint32_t)stream->left : BATCH * entry;
		if (!ersi_stream_read(stream, batch, size))
			return fail(search, ERSI_DIAG_ROOT_UNMAPPABLE, search->acpi->root_pa,
				    search->acpi->root_length, 0);
		ersi_stream_close(stream);
		sum = (uint8_t)(sum + ersi_bytes_sum(batch, size));

		for (i = 0; i + entry <= size; i += entry) {
			pa = ersi_bytes_number(batch + i, entry);
			if (pa && !read_named(search, pa))
				return false;
		}
	}

	if (sum)
		return fail(search, ERSI_DIAG_ROOT_CHECKSUM, search->acpi->root_pa, 0, sum);

	return true;
}

/* Normal initialisation refuses tables without a FADT, but it takes one from the initrd. */
static void miss_fadt(struct search *search)
{
	struct ersi_override override;

	if (ersi_override_find(search->env, search->input, NULL, &override, search->finding))
		fail(search, override.candidates ? ERSI_DIAG_NO_FADT_INITRD : ERSI_DIAG_NO_FADT,
		     search->acpi->root_pa, 1, 0);
}

static void find(struct search *search)
{
	struct ersi_acpi *acpi = search->acpi;
	struct ersi_stream stream;
	uint8_t sum = 0;
	bool go_on;

	ersi_stream_open(&stream, search->env, search->input->rsdp, RSDP_SIZE_1,
			 ERSI_ENV_MAP_SIZE);
	go_on = read_rsdp(search, &stream, search->input->rsdp);
	ersi_stream_close(&stream);
	if (!go_on)
		return;

	ersi_stream_open(&stream, search->env, acpi->root_pa, ERSI_ACPI_TABLE_HEADER,
			 ERSI_ENV_MAP_SIZE);
	go_on = check_root(search, &stream, &sum);
	ersi_stream_close(&stream);
	if (!go_on)
		return;

	ersi_stream_open(&stream, search->env, acpi->root_pa + ERSI_ACPI_TABLE_HEADER,
			 acpi->root_length - ERSI_ACPI_TABLE_HEADER, BATCH_WINDOW);
	go_on = read_entries(search, &stream, sum);
	ersi_stream_close(&stream);
	if (go_on && !search->fadts)
		miss_fadt(search);
}

void ersi_acpi_find(void *env, const struct ersi_acpi_input *input, struct ersi_finding *finding,
		    struct ersi_acpi *acpi)
{
	struct search search = {
		.env = env,
		.input = input,
		.finding = finding,
		.acpi = acpi,
	};

	memset(acpi, 0, sizeof(*acpi));
	ersi_finding_set(finding, ERSI_DIAG_NOT_READ, 0, 0, 0);
	if (input->rsdp)
		find(&search);
}
