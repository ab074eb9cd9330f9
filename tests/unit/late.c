// SPDX-License-Identifier: BSD-2-Clause
#include <strings.h>

#include <earlyrsi/types.h>

#include "late.h"

#define LEVELS	63

static const struct {
	const char *compatible;
	bool has_version;
} psci[] = {
	{ "arm,psci", false },
	{ "arm,psci-0.2", true },
	{ "arm,psci-1.0", true },
};

/* Place of a string in a list, counted from 1, or 0. An open end ends the list. */
static int place_in_list(const char *list, int length, const char *string)
{
	int place = 0;

	while (length > 0 && strnlen(list, (size_t)length) < (size_t)length) {
		place++;
		if (!strcasecmp(list, string))
			return place;
		length -= (int)strlen(list) + 1;
		list += strlen(list) + 1;
	}

	return 0;
}

/* The entry of psci[] that is first in the node's list, or -1. */
static int match(const void *fdt, int node)
{
	int length, place, best = -1, best_place = 0;
	const char *list = fdt_getprop(fdt, node, "compatible", &length);
	int i;

	for (i = 0; list && i < 3; i++) {
		place = place_in_list(list, length, psci[i].compatible);
		if (place && (!best_place || place < best_place)) {
			best = i;
			best_place = place;
		}
	}

	return best;
}

static const char *get_string(const void *fdt, int node, const char *name)
{
	int length;
	const char *string = fdt_getprop(fdt, node, name, &length);

	if (!string || strnlen(string, (size_t)length) >= (size_t)length)
		return NULL;

	return string;
}

static enum ersi_conduit read_node(const void *fdt, int node)
{
	const char *status = get_string(fdt, node, "status");
	const char *method = get_string(fdt, node, "method");

	if (fdt_getprop(fdt, node, "status", NULL) &&
	    (!status || (strcmp(status, "okay") && strcmp(status, "ok"))))
		return ERSI_CONDUIT_NONE;
	if (!method)
		return ERSI_CONDUIT_NONE;
	if (!strcmp(method, "hvc"))
		return ERSI_CONDUIT_HVC;
	if (!strcmp(method, "smc"))
		return ERSI_CONDUIT_SMC;

	return ERSI_CONDUIT_NONE;
}

/*
 * The first PSCI node, or a negative number; @entry is that of psci[]. Linux takes the node only
 * if the tree is @whole: otherwise it is not unflattened.
 */
static int find_node(const void *fdt, uint32_t size, int *entry, bool *whole)
{
	int node, found, depth = 0, first = -1;

	*whole = false;
	if (size < sizeof(struct fdt_header) || fdt_check_header(fdt) ||
	    fdt_totalsize(fdt) > size)
		return -1;

	for (node = 0; node >= 0 && depth >= 0; node = fdt_next_node(fdt, node, &depth)) {
		if (depth >= LEVELS)
			continue;
		if (!fdt_get_name(fdt, node, NULL))
			return first;
		found = first < 0 ? match(fdt, node) : -1;
		if (found >= 0) {
			first = node;
			*entry = found;
		}
	}
	*whole = node >= 0 || node == -FDT_ERR_NOTFOUND;

	return first;
}

enum ersi_conduit late_find_psci(const void *fdt, uint32_t size)
{
	bool whole;
	int entry = 0, node = find_node(fdt, size, &entry, &whole);

	return node < 0 || !whole ? ERSI_CONDUIT_NONE : read_node(fdt, node);
}

enum ersi_conduit late_find_first(const void *fdt, uint32_t size)
{
	bool whole;
	int entry = 0, node = find_node(fdt, size, &entry, &whole);

	return node < 0 || !psci[entry].has_version ? ERSI_CONDUIT_NONE : read_node(fdt, node);
}

enum ersi_conduit late_find(const void *fdt, uint32_t size)
{
	bool whole;
	int entry = 0;

	find_node(fdt, size, &entry, &whole);

	return whole ? late_find_first(fdt, size) : ERSI_CONDUIT_NONE;
}

enum ersi_conduit late_find_chosen(const void *fdt)
{
	int node = fdt_path_offset(fdt, "/chosen"), length;
	const char *value = NULL;

	if (node >= 0)
		value = fdt_getprop(fdt, node, "linux,uefi-arm-psci-conduit", &length);
	if (!value || length != 4)
		return ERSI_CONDUIT_NONE;

	return !memcmp(value, "smc", 4) ? ERSI_CONDUIT_SMC :
	       !memcmp(value, "hvc", 4) ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_NONE;
}
