# SPDX-License-Identifier: BSD-2-Clause
#
# The image on many machines, and what of it can be looked at without one.

$(O)/tests/image/test_spans: tests/image/test_spans.c image/spans.c image/spans.h \
			     tests/unit/unit.h | setup
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(HOST_CFLAGS)) $(UNIT_SANITIZE) -I. -Iimage -o $@ \
		$(filter %.c,$^) -lcmocka

tests/image/run: | $(O)/image/earlyrsi.img $(O)/tool/earlyrsi $(O)/emulator/realm.bin
SUITES		+= $(O)/tests/image/test_spans tests/image/run
