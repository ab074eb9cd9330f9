# SPDX-License-Identifier: BSD-2-Clause
#
# The probe. Every consumer compiles these files itself, with its own flags and
# with ERSI_ENV naming its own environment, and links them with libfdt and with
# the four functions of include/earlyrsi/env.h.

CORE_SRCS	:= core/acpi.c core/conduit.c core/fadt.c core/fdt.c core/firmware.c \
		   core/handover.c core/le.c core/names.c core/node.c core/note.c \
		   core/override.c core/plan.c core/probe.c core/read.c core/rsi.c core/stream.c

CORE_HOSTED	:= -Iinclude -I. -DERSI_ENV='"env/hosted.h"'
CORE_BARE	:= -Iinclude -I. -DERSI_ENV='"env/bare.h"'

# Proofs: compiled for aarch64 by both compilers, as for a consumer with nothing
# below it, and examined alone and together with libfdt.
CORE_STACK	:= 2048
CORE_PROOFS	:= $(O)/core/gcc $(O)/core/clang

$(O)/core/gcc/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(BARE_CFLAGS) -Wdeclaration-after-statement $(CORE_BARE) -c -o $@ $<

$(O)/core/clang/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CLANG) --target=aarch64-linux-gnu $(BARE_CFLAGS) $(CORE_BARE) -c -o $@ $<

$(CORE_PROOFS:%=%/probe.o): %/probe.o: $(CORE_SRCS:%.c=\%/%.o)
	$(CROSS_COMPILE)ld -r -o $@ $^

$(CORE_PROOFS:%=%/whole.o): %/whole.o: %/probe.o $(ARM64_LIBFDT)
	$(CROSS_COMPILE)ld -r -o $@ $^

LINT += lint-object lint-stack lint-cppcheck
.PHONY: lint-object lint-stack lint-cppcheck

lint-object: $(CORE_PROOFS:%=%/probe.o)
	@scripts/lint-object $^

lint-stack: $(CORE_PROOFS:%=%/whole.o)
	@for object in $^; do scripts/lint-stack $(CORE_STACK) $$object 'ersi_*'; done

lint-cppcheck: | setup
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --error-exitcode=1 $(CORE_HOSTED) $(CORE_SRCS)
