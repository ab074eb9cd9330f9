# SPDX-License-Identifier: BSD-2-Clause
#
# The probe. Every consumer compiles these files itself, with its own flags and
# with ERSI_ENV naming its own environment, and links them with libfdt and with
# the three functions of probe/include/earlyrsi/env.h.

PROBE_SRCS	:= $(addprefix probe/,acpi.c bytes.c chosen.c conduit.c fadt.c fdt.c finding.c \
		   firmware.c node.c override.c probe.c rsi.c sources.c stream.c table.c)

PROBE_HOSTED	:= -Iprobe/include -I. -DERSI_ENV='<earlyrsi/env/hosted.h>'
PROBE_BARE	:= -Iprobe/include -I. -DERSI_ENV='<earlyrsi/env/bare.h>'

# Proofs: compiled for aarch64 by both compilers, as for a consumer with nothing
# below it, and examined alone and together with libfdt.
PROBE_STACK	:= 2048
PROBE_PROOFS	:= $(O)/probe/gcc $(O)/probe/clang

$(O)/probe/gcc/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(BARE_CFLAGS) -Wdeclaration-after-statement $(PROBE_BARE) -c -o $@ $<

$(O)/probe/clang/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CLANG) --target=aarch64-linux-gnu $(BARE_CFLAGS) $(PROBE_BARE) -c -o $@ $<

$(PROBE_PROOFS:%=%/probe.o): %/probe.o: $(PROBE_SRCS:%.c=\%/%.o)
	$(CROSS_COMPILE)ld -r -o $@ $^

$(PROBE_PROOFS:%=%/whole.o): %/whole.o: %/probe.o $(ARM64_LIBFDT)
	$(CROSS_COMPILE)ld -r -o $@ $^

LINT += lint-object lint-stack lint-cppcheck
.PHONY: lint-object lint-stack lint-cppcheck

lint-object: $(PROBE_PROOFS:%=%/probe.o)
	@scripts/lint-object $^

lint-stack: $(PROBE_PROOFS:%=%/whole.o)
	@for object in $^; do scripts/lint-stack $(PROBE_STACK) $$object 'ersi_*'; done

lint-cppcheck: | setup
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --error-exitcode=1 $(PROBE_HOSTED) $(PROBE_SRCS)
