// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The PSCI conduit in the ACPI tables.
 *
 * Early code must not conclude what late code does not. ACPICA never looks at
 * the RSDP's signature and checksums nor at the root table's signature, and a
 * checksum that is wrong it only mentions; what it would make of such tables is
 * not ours to guess, so these are ERSI_UNCERTAIN. ERSI_MALFORMED and
 * ERSI_UNSUPPORTED are what it refuses.
 */
#include <earlyrsi/acpi.h>
#include <earlyrsi/env.h>
#include <earlyrsi/le.h>
#include <earlyrsi/stream.h>
#include <earlyrsi/table.h>

/* RSDP (ACPI 6.5, table 5.3): offsets of fields, and the sizes of ACPI 1.0 and 2.0 */
#define RSDP_SIGNATURE		"RSD PTR "
#define RSDP_SIGNATURE_SIZE	8
#define RSDP_REVISION		15
#define RSDP_RSDT		16
#define RSDP_LENGTH		20
#define RSDP_XSDT		24
#define RSDP_SIZE_1		20
#define RSDP_SIZE_2		36

/* FADT revision 5.1, the first that has ARM boot flags */
#define FADT_REVISION		0x501

/* Entries of the root table that are copied before the tables that they name are read */
#define BATCH			16
/* A page: it is mapped again for each batch. */
#define BATCH_WINDOW		0x1000

struct search {
	void *env;
	uint64_t initrd_pa;
	uint64_t initrd_size;
	struct ersi_finding *finding;
	struct ersi_acpi *acpi;
	uint32_t tables;
	uint32_t fadts;
	uint32_t candidates;
};

/* Nothing is found, and the search ends: false is for the caller to return. */
static bool fail(struct search *search, enum ersi_status status, enum ersi_reason reason,
		 enum ersi_field field, uint64_t address, uint64_t expected, uint64_t found)
{
	ersi_finding_set(search->finding, status, reason, ERSI_CONDUIT_NONE);
	ersi_note_give(search->env, ERSI_SOURCE_ACPI, field, status, address, expected, found);
	return false;
}

static bool fail_to_map(struct search *search, enum ersi_field field, uint64_t address,
			uint64_t size)
{
	return fail(search, ERSI_UNMAPPABLE, ERSI_REASON_ACPI_UNMAPPABLE, field, address, size, 0);
}

/* Late code maps a table as a whole, from the beginning of the page that it begins in. */
static uint32_t size_limit(uint64_t pa)
{
	return ERSI_ACPI_TABLE_SIZE - (uint32_t)(pa % ERSI_TABLE_PAGE_MAX);
}

static uint8_t add_up(const uint8_t *bytes, uint32_t size)
{
	uint8_t sum = 0;
	uint32_t i;

	for (i = 0; i < size; i++)
		sum = (uint8_t)(sum + bytes[i]);

	return sum;
}

/* What ACPI 2.0 added to the RSDP: its length, the XSDT, a checksum of it all */
static bool read_extension(struct search *search, struct ersi_stream *stream, uint64_t pa,
			   uint8_t *rsdp)
{
	uint32_t length;
	uint8_t sum;

	ersi_stream_extend(stream, RSDP_SIZE_2 - RSDP_SIZE_1);
	if (!ersi_stream_read(stream, rsdp + RSDP_SIZE_1, RSDP_SIZE_2 - RSDP_SIZE_1))
		return fail_to_map(search, ERSI_FIELD_RSDP, pa, RSDP_SIZE_2);

	length = (uint32_t)ersi_le_read(rsdp + RSDP_LENGTH, 4);
	if (length < RSDP_SIZE_2 || length > ERSI_ACPI_TABLE_SIZE)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_RSDP_LENGTH,
			    ERSI_FIELD_RSDP_LENGTH, pa,
			    length < RSDP_SIZE_2 ? RSDP_SIZE_2 : ERSI_ACPI_TABLE_SIZE, length);

	sum = add_up(rsdp, RSDP_SIZE_2);
	ersi_stream_extend(stream, length - RSDP_SIZE_2);
	if (!ersi_stream_sum(stream, length - RSDP_SIZE_2, &sum))
		return fail_to_map(search, ERSI_FIELD_RSDP, pa, length);
	if (sum)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_RSDP_CHECKSUM,
			    ERSI_FIELD_RSDP_EXTENDED, pa, 0, sum);

	return true;
}

static bool read_rsdp(struct search *search, struct ersi_stream *stream, uint64_t pa)
{
	struct ersi_acpi *acpi = search->acpi;
	uint8_t rsdp[RSDP_SIZE_2] = { 0 };
	uint8_t sum;

	if (!ersi_stream_read(stream, rsdp, RSDP_SIZE_1))
		return fail_to_map(search, ERSI_FIELD_RSDP, pa, RSDP_SIZE_1);
	if (memcmp(rsdp, RSDP_SIGNATURE, RSDP_SIGNATURE_SIZE))
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_RSDP_SIGNATURE,
			    ERSI_FIELD_RSDP_SIGNATURE, pa,
			    ersi_le_read((const uint8_t *)RSDP_SIGNATURE, RSDP_SIGNATURE_SIZE),
			    ersi_le_read(rsdp, RSDP_SIGNATURE_SIZE));
	sum = add_up(rsdp, RSDP_SIZE_1);
	if (sum)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_RSDP_CHECKSUM,
			    ERSI_FIELD_RSDP_CHECKSUM, pa, 0, sum);

	/* Revision 1 was never given out; late code takes it for that of ACPI 1.0. */
	acpi->rsdp_revision = rsdp[RSDP_REVISION];
	if (acpi->rsdp_revision > 1 && !read_extension(search, stream, pa, rsdp))
		return false;

	acpi->root_pa = ersi_le_read(rsdp + RSDP_XSDT, 8);
	acpi->is_xsdt = acpi->root_pa;
	if (!acpi->is_xsdt)
		acpi->root_pa = ersi_le_read(rsdp + RSDP_RSDT, 4);
	if (!acpi->root_pa)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_NO_ROOT,
			    ERSI_FIELD_RSDP_ROOT, pa, 1, 0);

	return true;
}

static bool note_judgement(struct search *search)
{
	const struct ersi_acpi *acpi = search->acpi;
	const struct ersi_fadt *fadt = &acpi->fadt;
	struct ersi_finding *finding = search->finding;

	if (finding->reason == ERSI_REASON_ACPI_FADT_LENGTH)
		return fail(search, finding->status, finding->reason, ERSI_FIELD_FADT_LENGTH,
			    acpi->fadt_pa, ERSI_FADT_LEAST, fadt->length);
	if (finding->reason == ERSI_REASON_ACPI_FADT_REVISION)
		fail(search, finding->status, finding->reason, ERSI_FIELD_FADT_REVISION,
		     acpi->fadt_pa, FADT_REVISION,
		     (uint64_t)fadt->revision << 8 | fadt->minor);
	if (finding->reason == ERSI_REASON_ACPI_FADT_NOT_REDUCED)
		fail(search, finding->status, finding->reason, ERSI_FIELD_FADT_FLAGS,
		     acpi->fadt_pa, ERSI_FADT_HW_REDUCED, fadt->flags);

	return true;
}

static bool take_first_fadt(struct search *search, uint64_t pa, const uint8_t *header,
			    const struct ersi_fadt *fadt)
{
	struct ersi_acpi *acpi = search->acpi;
	struct ersi_override override;

	acpi->fadt_pa = pa;
	acpi->fadt = *fadt;

	/* It has given its note. */
	ersi_override_find(search->env, search->initrd_pa, search->initrd_size, header,
			   &override);
	search->candidates = override.candidates;
	if (override.status == ERSI_OK) {
		acpi->replaced_pa = pa;
		acpi->fadt_pa = override.pa;
		acpi->fadt = override.fadt;
	} else if (override.status != ERSI_ABSENT) {
		ersi_finding_set(search->finding, override.status, ERSI_REASON_ACPI_INITRD,
				 ERSI_CONDUIT_NONE);
		return false;
	}

	ersi_fadt_judge(&acpi->fadt, search->finding);
	return note_judgement(search);
}

/*
 * Late code checks the revision and flags of the first FADT, and takes the
 * conduit from the last. It replaces only one of them, but by which table
 * depends on them all.
 */
static bool take_another_fadt(struct search *search, uint64_t pa, const struct ersi_fadt *fadt)
{
	const struct ersi_finding *first = search->finding;
	struct ersi_finding other;

	ersi_fadt_judge(fadt, &other);
	if (!search->candidates && other.status == first->status &&
	    other.reason == first->reason && other.conduit == first->conduit)
		return true;

	return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADTS_DIFFER, ERSI_FIELD_FADTS, pa,
		    1, search->fadts);
}

/* The stream is behind the header, which is a FADT's. */
static bool read_fadt(struct search *search, struct ersi_stream *stream, uint64_t pa,
		      const uint8_t *header)
{
	uint32_t length = (uint32_t)ersi_le_read(header + ERSI_TABLE_LENGTH, 4);
	struct ersi_fadt fadt;
	uint8_t sum;

	if (length < ERSI_TABLE_HEADER)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADT_LENGTH,
			    ERSI_FIELD_FADT_LENGTH, pa, ERSI_TABLE_HEADER, length);
	if (length > size_limit(pa))
		return fail(search, ERSI_LIMIT, ERSI_REASON_ACPI_FADT_LENGTH,
			    ERSI_FIELD_FADT_LENGTH, pa, size_limit(pa), length);

	ersi_stream_extend(stream, length - ERSI_TABLE_HEADER);
	if (!ersi_fadt_read(stream, header, length, &fadt, &sum))
		return fail_to_map(search, ERSI_FIELD_FADT, pa, length);
	if (sum)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADT_CHECKSUM,
			    ERSI_FIELD_FADT_CHECKSUM, pa, 0, sum);

	/* The stream is at its end, so nothing is mapped while the initrd is looked into. */
	search->fadts++;
	return search->fadts == 1 ? take_first_fadt(search, pa, header, &fadt) :
				    take_another_fadt(search, pa, &fadt);
}

static bool read_table(struct search *search, uint64_t pa)
{
	uint8_t header[ERSI_TABLE_HEADER];
	struct ersi_stream stream;
	bool go_on = true;

	ersi_stream_open(&stream, search->env, pa, sizeof(header), ERSI_ENV_MAP_SIZE);
	if (!ersi_stream_read(&stream, header, sizeof(header)))
		go_on = fail_to_map(search, ERSI_FIELD_TABLE, pa, sizeof(header));
	else if (ersi_fadt_is(header))
		go_on = read_fadt(search, &stream, pa, header);
	ersi_stream_close(&stream);

	return go_on;
}

static uint32_t entry_size(const struct search *search)
{
	return search->acpi->is_xsdt ? sizeof(uint64_t) : sizeof(uint32_t);
}

/*
 * The root table's length and checksum. @sum is that of the header, which is
 * read this once.
 */
static bool check_root(struct search *search, struct ersi_stream *stream, uint8_t *sum)
{
	const char *signature = search->acpi->is_xsdt ? "XSDT" : "RSDT";
	uint32_t least = ERSI_TABLE_HEADER + entry_size(search);
	uint64_t pa = search->acpi->root_pa;
	uint8_t header[ERSI_TABLE_HEADER];
	uint32_t length;
	uint8_t total;

	if (!ersi_stream_read(stream, header, sizeof(header)))
		return fail_to_map(search, ERSI_FIELD_ROOT, pa, sizeof(header));
	if (memcmp(header, signature, ERSI_TABLE_SIGNATURE_SIZE))
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_ROOT_SIGNATURE,
			    ERSI_FIELD_ROOT_SIGNATURE, pa,
			    ersi_le_read((const uint8_t *)signature, ERSI_TABLE_SIGNATURE_SIZE),
			    ersi_le_read(header, ERSI_TABLE_SIGNATURE_SIZE));

	length = (uint32_t)ersi_le_read(header + ERSI_TABLE_LENGTH, 4);
	search->acpi->root_length = length;
	if (length < least)
		return fail(search, ERSI_MALFORMED, ERSI_REASON_ACPI_ROOT_LENGTH,
			    ERSI_FIELD_ROOT_LENGTH, pa, least, length);
	if (length > size_limit(pa))
		return fail(search, ERSI_LIMIT, ERSI_REASON_ACPI_ROOT_LENGTH,
			    ERSI_FIELD_ROOT_LENGTH, pa, size_limit(pa), length);

	*sum = add_up(header, sizeof(header));
	total = *sum;
	ersi_stream_extend(stream, length - ERSI_TABLE_HEADER);
	if (!ersi_stream_sum(stream, length - ERSI_TABLE_HEADER, &total))
		return fail_to_map(search, ERSI_FIELD_ROOT, pa, length);
	if (total)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_ROOT_CHECKSUM,
			    ERSI_FIELD_ROOT_CHECKSUM, pa, 0, total);

	return true;
}

/* Late code keeps so many tables, but which ones may depend on its command line. */
static bool read_named(struct search *search, uint64_t pa)
{
	if (search->tables++ == ERSI_ACPI_TABLES)
		return fail(search, ERSI_LIMIT, ERSI_REASON_ACPI_TABLES, ERSI_FIELD_TABLES,
			    search->acpi->root_pa, ERSI_ACPI_TABLES, search->tables);
	return read_table(search, pa);
}

/*
 * The entries are read only after the checksum, so as not to map what a broken
 * table names. Since that is a second time, they are added up once more: what is
 * used has a right checksum itself. Bytes beyond the last whole entry are none.
 */
static bool read_entries(struct search *search, struct ersi_stream *stream, uint8_t sum)
{
	uint32_t entry = entry_size(search), size, i;
	uint8_t batch[BATCH * sizeof(uint64_t)];
	uint64_t pa;

	while (stream->left) {
		size = stream->left < BATCH * entry ? (uint32_t)stream->left : BATCH * entry;
		if (!ersi_stream_read(stream, batch, size))
			return fail_to_map(search, ERSI_FIELD_ROOT, search->acpi->root_pa,
					   search->acpi->root_length);
		ersi_stream_close(stream);
		sum = (uint8_t)(sum + add_up(batch, size));

		for (i = 0; i + entry <= size; i += entry) {
			pa = ersi_le_read(batch + i, entry);
			if (pa && !read_named(search, pa))
				return false;
		}
	}

	if (sum)
		return fail(search, ERSI_UNCERTAIN, ERSI_REASON_ACPI_ROOT_CHECKSUM,
			    ERSI_FIELD_ROOT_CHECKSUM, search->acpi->root_pa, 0, sum);

	return true;
}

/* Late code refuses tables without a FADT, but it takes one from the initrd. */
static void miss_fadt(struct search *search)
{
	struct ersi_override override;
	enum ersi_status status;

	ersi_override_find(search->env, search->initrd_pa, search->initrd_size, NULL, &override);
	status = override.status;
	if (status == ERSI_ABSENT)
		status = override.candidates ? ERSI_UNCERTAIN : ERSI_MALFORMED;

	fail(search, status, ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT, search->acpi->root_pa, 1,
	     0);
}

void ersi_acpi_find(void *env, uint64_t rsdp, uint64_t initrd_pa, uint64_t initrd_size,
		    struct ersi_finding *finding, struct ersi_acpi *acpi)
{
	struct search search = {
		.env = env,
		.initrd_pa = initrd_pa,
		.initrd_size = initrd_size,
		.finding = finding,
		.acpi = acpi,
	};
	struct ersi_stream stream;
	uint8_t sum = 0;
	bool go_on;

	memset(acpi, 0, sizeof(*acpi));
	ersi_finding_set(finding, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	if (!rsdp)
		return;

	ersi_stream_open(&stream, env, rsdp, RSDP_SIZE_1, ERSI_ENV_MAP_SIZE);
	go_on = read_rsdp(&search, &stream, rsdp);
	ersi_stream_close(&stream);
	if (!go_on)
		return;

	ersi_stream_open(&stream, env, acpi->root_pa, ERSI_TABLE_HEADER, ERSI_ENV_MAP_SIZE);
	go_on = check_root(&search, &stream, &sum);
	ersi_stream_close(&stream);
	if (!go_on)
		return;

	ersi_stream_open(&stream, env, acpi->root_pa + ERSI_TABLE_HEADER,
			 acpi->root_length - ERSI_TABLE_HEADER, BATCH_WINDOW);
	go_on = read_entries(&search, &stream, sum);
	ersi_stream_close(&stream);
	if (go_on && !search.fadts)
		miss_fadt(&search);
}
