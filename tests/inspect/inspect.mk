# SPDX-License-Identifier: BSD-2-Clause
#
# earlyrsi inspect, on what real and invented machines say.

INSPECT_DIR	:= $(O)/tests/inspect
INSPECT_INITRD	:= $(INSPECT_DIR)/initrd.cpio
INSPECT_DTBS	:= $(patsubst tests/%.dts,$(O)/%.dtb,$(wildcard tests/unit/dts/*.dts))

$(INSPECT_DIR)/walk: tests/inspect/walk.c | setup
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $< -lfdt

$(INSPECT_DIR)/root/init: tests/inspect/guest.c | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(HOST_CFLAGS) -static -s -o $@ $<

$(INSPECT_INITRD): $(INSPECT_DIR)/root/init
	cd $(<D) && echo init | cpio --quiet -o -H newc -R 0:0 > $(abspath $@)

tests/inspect/dtbs: | $(O)/tool/earlyrsi $(INSPECT_DIR)/walk
tests/inspect/machines: | $(O)/tool/earlyrsi $(INSPECT_INITRD) $(STOCK_IMAGE)
tests/inspect/files tests/inspect/several: | $(O)/tool/earlyrsi $(INSPECT_DTBS)
SUITES_SLOW	+= $(addprefix tests/inspect/,dtbs files machines several)
