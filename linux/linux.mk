# SPDX-License-Identifier: BSD-2-Clause
#
# Two kernels from one source and one configuration: as Debian ships it, and
# with this project's part and the records of lab/ applied. The patched tree starts
# as a copy of the stock one with its objects, so only what changes is built again.

LINUX_VERSION	?= 7.3
LINUX_DIR	:= $(EARLYRSI_CACHE)/linux
STOCK_TREE	:= $(LINUX_DIR)/stock
PATCHED_TREE	:= $(LINUX_DIR)/patched
STOCK_IMAGE	:= $(STOCK_TREE)/arch/arm64/boot/Image
PATCHED_IMAGE	:= $(PATCHED_TREE)/arch/arm64/boot/Image
STOCK_CONFIG	:= linux/config/realm.config linux/config/network.config \
		   linux/config/firmware.config linux/config/map/4k-48.config
export STOCK_TREE STOCK_IMAGE PATCHED_IMAGE
LINUX_PART	:= $(shell find linux/tree linux/series/*/ -type f) linux/apply \
		   $(PROBE_SRCS) $(wildcard probe/*.h probe/include/earlyrsi/*.h) \
		   probe/include/earlyrsi/env/kernel.h
RECORDS_PART	:= $(shell find lab/records/linux -type f)

.PHONY: linux
linux: $(STOCK_IMAGE) $(PATCHED_IMAGE)

$(STOCK_TREE)/Makefile: | setup
	@mkdir -p $(LINUX_DIR)
	@scripts/fetch-linux $(LINUX_VERSION) $(STOCK_TREE)

$(STOCK_IMAGE): $(STOCK_TREE)/Makefile $(STOCK_CONFIG)
	@linux/configure $(STOCK_TREE) $(STOCK_CONFIG)
	@scripts/build-kernel stock $(STOCK_TREE) 1560
	@touch $@

$(PATCHED_IMAGE): $(STOCK_IMAGE) $(LINUX_PART) $(RECORDS_PART) linux/config/handover.config
	@mkdir -p $(PATCHED_TREE)
	@rsync -a --delete $(STOCK_TREE)/ $(PATCHED_TREE)/
	@linux/apply $(PATCHED_TREE)
	@lab/records/linux/apply $(PATCHED_TREE)
	@linux/configure $(PATCHED_TREE) $(STOCK_CONFIG) linux/config/handover.config
	@scripts/build-kernel patched $(PATCHED_TREE) 90
	@touch $@

# Patched kernels with other page tables, booted with a device tree only. They are
# built from scratch, so from the stock tree's sources without its objects, once nothing
# changes in it.
$(LINUX_DIR)/%/arch/arm64/boot/Image: linux/config/realm.config linux/config/map/%.config \
		$(LINUX_PART) | $(STOCK_IMAGE)
	@mkdir -p $(LINUX_DIR)/$*
	@rm -rf $(LINUX_DIR)/$*/arch/arm64/kernel/early_rsi
	@rsync -a --delete --exclude='*.[oa]' --exclude='.*' --exclude=/vmlinux* \
		--exclude=/include/generated --exclude=/include/config \
		--exclude=/arch/*/include/generated $(STOCK_TREE)/ $(LINUX_DIR)/$*/
	@linux/apply $(LINUX_DIR)/$*
	@linux/configure $(LINUX_DIR)/$* $(wordlist 1,2,$^)
	@scripts/build-kernel $* $(LINUX_DIR)/$* 1200
	@touch $@

# And what these are without the last part of the series, for tests/boot/same-tables.
$(LINUX_DIR)/%-part4/arch/arm64/boot/Image: $(LINUX_DIR)/%/arch/arm64/boot/Image
	@mkdir -p $(LINUX_DIR)/$*-part4
	@rsync -a --delete $(LINUX_DIR)/$*/ $(LINUX_DIR)/$*-part4/
	@linux/apply --reverse $(LINUX_DIR)/$*-part4
	@linux/apply --up-to 4-efi-stub $(LINUX_DIR)/$*-part4
	@scripts/build-kernel $*-part4 $(LINUX_DIR)/$*-part4 90
	@touch $@

include linux/series/series.mk
