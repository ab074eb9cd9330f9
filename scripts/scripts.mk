# SPDX-License-Identifier: BSD-2-Clause
#
# Set-up and the face of the targets.

.PHONY: setup
setup:
	@scripts/setup

# Every target that builds or runs something needs the machine set up first.
ARM64_USR := $(EARLYRSI_CACHE)/arm64/usr
ARM64_LIBFDT := $(ARM64_USR)/lib/aarch64-linux-gnu/libfdt.a
ARM64_LIBBEARSSL := $(ARM64_USR)/lib/aarch64-linux-gnu/libbearssl.a
$(ARM64_LIBFDT) $(ARM64_LIBBEARSSL): | setup

run: boot-files
	@scripts/run
