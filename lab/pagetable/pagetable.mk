# SPDX-License-Identifier: BSD-2-Clause
#
# The page table engine. As with the probe, a consumer compiles these files itself, and links
# them with the five functions of include/pagetable/env.h.

PAGETABLE_SRCS	:= $(addprefix lab/pagetable/, build.c compare.c copy.c counter.c entry.c extent.c \
		   fold.c free.c geometry.c live.c names.c reserve.c set.c split.c walk.c writer.c)

PAGETABLE_HOSTED := $(PROBE_HOSTED) -Ilab/pagetable/include
PAGETABLE_BARE	:= $(PROBE_BARE) -Ilab/pagetable/include

# Proofs, by the same rules and compilers as the probe's.
PAGETABLE_PROOFS := $(O)/lab/pagetable/proof-gcc.o $(O)/lab/pagetable/proof-clang.o

$(O)/lab/pagetable/proof-gcc/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(BARE_CFLAGS) -Wdeclaration-after-statement $(PAGETABLE_BARE) -c -o $@ $<

$(O)/lab/pagetable/proof-clang/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CLANG) --target=aarch64-linux-gnu $(BARE_CFLAGS) $(PAGETABLE_BARE) -c -o $@ $<

$(PAGETABLE_PROOFS): %.o: $(PAGETABLE_SRCS:%.c=\%/%.o)
	$(CROSS_COMPILE)ld -r -o $@ $^

LINT += lint-pagetable
.PHONY: lint-pagetable

lint-pagetable: $(PAGETABLE_PROOFS) | setup
	@scripts/lint-object -e 'pt_env_(alloc|free|at|publish|invalidate)' $(PAGETABLE_PROOFS)
	@for object in $(PAGETABLE_PROOFS); do \
		scripts/lint-stack $(PROBE_STACK) $$object 'pt_*'; done
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --error-exitcode=1 $(PAGETABLE_HOSTED) \
		$(PAGETABLE_SRCS)
	@scripts/lint-kerneldoc lab/pagetable/include/pagetable/*.h lab/pagetable/*.h
