# SPDX-License-Identifier: BSD-2-Clause
#
# The image on many machines, and what of it can be looked at without one.

$(O)/lab/image/tests/test_spans: lab/image/tests/test_spans.c lab/image/platform/spans.c \
		lab/image/platform/spans.h tests/unit/unit.h | setup
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(HOST_CFLAGS)) $(UNIT_SANITIZE) -I. -Ilab/image -o $@ \
		$(filter %.c,$^) -lcmocka

lab/image/tests/run: | $(O)/lab/image/earlyrsi.img $(O)/tool/earlyrsi $(O)/emulator/realm.bin
SUITES_QUICK	+= $(O)/lab/image/tests/test_spans
SUITES_SLOW	+= lab/image/tests/run

lab/image/tests/loader: | boot-files $(O)/lab/image/earlyrsi.img
SUITES_SLOW	+= lab/image/tests/loader
