# SPDX-License-Identifier: BSD-2-Clause
#
# One Makefile for the whole project. Every folder that builds something brings
# a fragment (probe/probe.mk, emulator/emulator.mk, ...) which names its objects,
# its suites and its lint checks; nothing here calls make again.

SHELL	:= /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:

# Small objects live in the checkout, kernels and downloads outside of it.
O		?= build
EARLYRSI_CACHE	?= $(HOME)/.cache/earlyrsi
export EARLYRSI_CACHE

# What `earlyrsi --version` and the emulator's first line say
VERSION		:= $(shell cat VERSION)
VERSION_FLAG	:= -DEARLYRSI_VERSION='"$(VERSION)"'

CC		:= gcc
CLANG		?= clang
CROSS_COMPILE	?= aarch64-linux-gnu-
CROSS_CC	:= $(CROSS_COMPILE)gcc

WARN		:= -Wall -Wextra -Werror -Wconversion -Wshadow -Wundef -Wvla \
		   -Wstrict-prototypes -Wmissing-prototypes
HOST_CFLAGS	:= -std=gnu11 -O2 -g $(WARN) -MMD -MP
# What runs with no C library under it: EL2, EL1 test guests, the probe's proofs.
BARE_CFLAGS	:= -std=gnu11 -O2 -g $(WARN) -MMD -MP -ffreestanding -fno-common \
		   -fno-stack-protector -fno-asynchronous-unwind-tables \
		   -mgeneral-regs-only -mstrict-align

# Suites print TAP; lint checks print what is wrong and fail. A suite that needs no kernel and
# takes seconds is quick, any other one is slow.
SUITES_QUICK	:=
SUITES_SLOW	:=
LINT		:=
TOOLS		:=

.PHONY: all setup run check check-quick lint clean help
all: tools

help:
	@echo 'make setup          install what the targets need; run and check do it themselves'
	@echo 'make run            build everything, boot stock and patched Linux as a Realm, compare'
	@echo 'make check          all tests; the last line is "N passed, N failed"'
	@echo 'make check-quick    the tests that need no kernel, in less than a minute'
	@echo 'make lint           warnings, style, and the constraints of the freestanding code'
	@echo 'make boot-cases     the boot tests, their expectations and last results'
	@echo 'make check-maps     boot a kernel that checks itself (KASAN, lockdep), which takes long'
	@echo 'make check-tables   compare linear maps with and without part 5 of the series, bit by bit'
	@echo 'make check-debian   a Debian on a disk as a Realm: log in, 256 MiB of disk traffic, power off'
	@echo 'make bench          instruction counts, beside those of peers; also bench-document, bench-comparison'
	@echo 'make bench-check    instruction counts against those in lab/bench/counts; part of make check'
	@echo 'make series         the kernel part as patches; series-check builds each of them'
	@echo 'make fuzz           search the probe for input that it cannot take'
	@echo 'make install        the command, the emulator and the Linux part (PREFIX, DESTDIR)'
	@echo 'make clean          remove $(O)/ (kernels stay in $(EARLYRSI_CACHE))'

include $(wildcard scripts/*.mk)
include $(wildcard probe/probe.mk emulator/emulator.mk tool/tool.mk linux/linux.mk)
include $(wildcard tests/*/*.mk)
include $(wildcard lab/lab.mk)

# Set-up comes first: make brings included files up to date first and then starts
# again. scripts/scripts.mk says which targets may install something.
ifneq ($(filter-out clean help,$(or $(MAKECMDGOALS),all)),)
include $(O)/setup.mk
endif
$(O)/setup.mk: scripts/setup scripts/packages
	@mkdir -p $(@D)
	@$(SETUP)
	@touch $@

.PHONY: tools
tools: $(TOOLS)

lint: $(LINT)
	@echo 'lint: clean'

check: $(SUITES_QUICK) $(SUITES_SLOW)
	@scripts/check $(SUITES_QUICK) -- $(SUITES_SLOW)

check-quick: $(SUITES_QUICK)
	@scripts/check $^

clean:
	rm -rf $(O)

-include $(shell find $(O) -name '*.d' 2>/dev/null)
