# SPDX-License-Identifier: BSD-2-Clause
#
# Two kernels from one source and one configuration: as Debian ships it, and
# with this project's part applied. The patched tree starts as a copy of the
# stock one with its objects, so only what the edits touch is built again.

LINUX_VERSION	?= 7.3
LINUX_DIR	:= $(EARLYRSI_CACHE)/linux
STOCK_TREE	:= $(LINUX_DIR)/stock
PATCHED_TREE	:= $(LINUX_DIR)/patched
STOCK_IMAGE	:= $(STOCK_TREE)/arch/arm64/boot/Image
PATCHED_IMAGE	:= $(PATCHED_TREE)/arch/arm64/boot/Image
export STOCK_TREE STOCK_IMAGE PATCHED_IMAGE
LINUX_PART	:= $(shell find linux/tree linux/edits -type f) linux/apply \
		   $(CORE_SRCS) $(wildcard include/earlyrsi/*.h) env/linux.h

.PHONY: linux
linux: $(STOCK_IMAGE) $(PATCHED_IMAGE)

$(STOCK_TREE)/Makefile: | setup
	@mkdir -p $(LINUX_DIR)
	@scripts/fetch-linux $(LINUX_VERSION) $(STOCK_TREE)

$(STOCK_IMAGE): $(STOCK_TREE)/Makefile linux/config/realm.config
	@linux/configure $(STOCK_TREE) linux/config/realm.config
	@scripts/build-kernel stock $(STOCK_TREE) 1560
	@touch $@

$(PATCHED_IMAGE): $(STOCK_IMAGE) $(LINUX_PART)
	@mkdir -p $(PATCHED_TREE)
	@rsync -a --delete $(STOCK_TREE)/ $(PATCHED_TREE)/
	@linux/apply $(PATCHED_TREE)
	@scripts/build-kernel patched $(PATCHED_TREE) 90
	@touch $@
