# SPDX-License-Identifier: BSD-2-Clause
#
# Set-up and the face of the targets.

# These install what is missing; all other targets say what is missing and stop.
SETUP_GOALS	:= setup run check
SETUP		:= scripts/setup $(if $(filter $(SETUP_GOALS),$(MAKECMDGOALS)),,--check)

# $(O)/setup.mk (Makefile) comes before anything else. A later look costs little, but only
# one that installs is worth it.
.PHONY: setup
setup:
	@$(if $(filter $(SETUP_GOALS),$(MAKECMDGOALS)),$(SETUP),:)

# Every target that builds or runs something needs the machine set up first.
ARM64_USR := $(EARLYRSI_CACHE)/arm64/usr
ARM64_LIBFDT := $(ARM64_USR)/lib/aarch64-linux-gnu/libfdt.a
ARM64_LIBBEARSSL := $(ARM64_USR)/lib/aarch64-linux-gnu/libbearssl.a
$(ARM64_LIBFDT) $(ARM64_LIBBEARSSL): | setup
	@$(SETUP)

run: boot-files
	@scripts/run
