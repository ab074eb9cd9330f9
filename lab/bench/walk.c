// SPDX-License-Identifier: BSD-2-Clause
/*
 * What lab/bench/host counts: the probe on a device tree, and libfdt's walk over the same one.
 *
 * usage: walk make FILE	a tree of 2 MiB, as large as Linux maps, whose PSCI node comes last
 *        walk probe FILE	what the probe finds in it
 *        walk libfdt FILE	all nodes, by fdt_next_node()
 */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include <libfdt.h>

#include <earlyrsi/env.h>
#include <earlyrsi/sources.h>

#define SIZE	(2 << 20)
/* For the PSCI node, the end of the tree, and the names of its properties */
#define REST	512

static _Alignas(8) char tree[SIZE];

/* Nothing but the tree is read, and no firmware is called. */
void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	(void)env, (void)pa, (void)size;
	return NULL;
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
	(void)env, (void)va, (void)size;
}

void ersi_env_smc(void *env, struct ersi_smc *call)
{
	(void)env, (void)call;
}

static void need(int result)
{
	if (result < 0)
		errx(1, "libfdt: %s", fdt_strerror(result));
}

/* A device as boards have many of them */
static void add_device(unsigned int number)
{
	static const char compatible[] = "vendor,device-2\0vendor,device";
	char name[32];

	snprintf(name, sizeof(name), "device@%x", number << 12);
	need(fdt_begin_node(tree, name));
	need(fdt_property(tree, "compatible", compatible, sizeof(compatible)));
	need(fdt_property_u64(tree, "reg", (uint64_t)number << 12));
	need(fdt_property_u32(tree, "interrupts", number));
	need(fdt_property_string(tree, "status", "okay"));
	need(fdt_end_node(tree));
}

static void make(void)
{
	need(fdt_create(tree, SIZE));
	need(fdt_finish_reservemap(tree));
	need(fdt_begin_node(tree, ""));
	for (unsigned int number = 0; fdt_size_dt_struct(tree) < SIZE - REST; number++)
		add_device(number);
	need(fdt_begin_node(tree, "psci"));
	need(fdt_property_string(tree, "compatible", "arm,psci-1.0"));
	need(fdt_property_string(tree, "method", "smc"));
	need(fdt_end_node(tree));
	need(fdt_end_node(tree));
	need(fdt_finish(tree));
}

static bool probe(void)
{
	const struct ersi_sources_input in = { .fdt = tree, .fdt_size = SIZE };
	struct ersi_sources sources;

	ersi_sources_read(&in, &sources);
	return sources.conduit.conduit == ERSI_CONDUIT_SMC;
}

static bool walk(void)
{
	int node = 0, depth = 0, count = 0;

	for (; node >= 0 && depth >= 0; node = fdt_next_node(tree, node, &depth))
		count++;
	return node >= 0 && count > SIZE / 256;
}

int main(int argc, char **argv)
{
	const char *what = argc == 3 ? argv[1] : "";
	bool makes = !strcmp(what, "make"), probes = !strcmp(what, "probe");
	FILE *file;

	if (!makes && !probes && strcmp(what, "libfdt"))
		errx(64, "usage: walk make|probe|libfdt FILE");
	file = fopen(argv[2], makes ? "wb" : "rb");
	if (!file)
		err(1, "%s", argv[2]);
	if (makes)
		make();
	if ((makes ? fwrite(tree, 1, SIZE, file) : fread(tree, 1, SIZE, file)) != SIZE ||
	    fclose(file))
		err(1, "%s", argv[2]);
	if (!makes && !(probes ? probe() : walk()))
		errx(1, "%s: not the tree that `walk make` makes", argv[2]);
	return 0;
}
