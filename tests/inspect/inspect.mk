# SPDX-License-Identifier: BSD-2-Clause
#
# earlyrsi inspect, on what real and invented machines say.

$(O)/tests/inspect/walk: tests/inspect/walk.c | setup
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $< -lfdt

tests/inspect/dtbs: | $(O)/tool/earlyrsi $(O)/tests/inspect/walk
SUITES		+= tests/inspect/dtbs
