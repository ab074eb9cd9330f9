// SPDX-License-Identifier: BSD-2-Clause
/*
 * What device trees say about PSCI, by libfdt's own searches and not by the
 * probe's walk; in the words of `earlyrsi inspect`, one line a file.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libfdt.h>

static const char *const known[] = { "arm,psci-1.0", "arm,psci-0.2", "arm,psci" };

static void *load(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat st;
	size_t size;
	void *fdt;

	if (!file || fstat(fileno(file), &st))
		return NULL;
	size = (size_t)st.st_size;
	fdt = malloc(size + 1);
	if (!fdt || fread(fdt, 1, size, file) != size || fdt_check_full(fdt, size))
		return NULL;
	fclose(file);
	return fdt;
}

static int first_psci(const void *fdt)
{
	int first = -1;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		int node = fdt_node_offset_by_compatible(fdt, -1, known[i]);

		if (node >= 0 && (first < 0 || node < first))
			first = node;
	}
	return first;
}

/* Of a node that is compatible with several of them, the most specific one counts. */
static int is_old(const void *fdt, int node)
{
	int best = fdt_stringlist_search(fdt, node, "compatible", "arm,psci");

	for (size_t i = 0; i < 2; i++) {
		int index = fdt_stringlist_search(fdt, node, "compatible", known[i]);

		if (index >= 0 && (best < 0 || index < best))
			return 0;
	}
	return 1;
}

static const char *judge(const void *fdt)
{
	const char *status, *method;
	int node, length;

	if (!fdt)
		return "cannot be read";
	node = first_psci(fdt);
	if (node < 0)
		return "no conduit (absent: no PSCI node)";
	status = fdt_getprop(fdt, node, "status", &length);
	if (status && strcmp(status, "okay") && strcmp(status, "ok"))
		return "no conduit (absent: PSCI node is disabled)";
	if (is_old(fdt, node))
		return "no conduit (unsupported: PSCI node is for PSCI 0.1)";
	method = fdt_stringlist_get(fdt, node, "method", 0, NULL);
	if (!method)
		return "no conduit (malformed: PSCI node has no method)";
	if (strcmp(method, "smc") && strcmp(method, "hvc"))
		return "no conduit (malformed: PSCI node has an invalid method)";
	return method;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		void *fdt = load(argv[i]);

		printf("device tree: %s\n", judge(fdt));
		free(fdt);
	}
	return 0;
}
