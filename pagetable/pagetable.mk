# SPDX-License-Identifier: BSD-2-Clause
#
# The page table engine. As of the probe, every consumer compiles these files itself,
# and links them with the five functions of include/earlyrsi/pagetableenv.h.

PAGETABLE_SRCS	:= $(addprefix pagetable/, build.c compare.c copy.c entry.c fold.c free.c \
		   geometry.c live.c names.c need.c place.c range.c reserve.c set.c split.c walk.c)

# Proofs, by the same rules and compilers as the probe's.
PAGETABLE_PROOFS := $(CORE_PROOFS:%=%/pagetable.o)

$(PAGETABLE_PROOFS): %/pagetable.o: $(PAGETABLE_SRCS:%.c=\%/%.o)
	$(CROSS_COMPILE)ld -r -o $@ $^

LINT += lint-pagetable
.PHONY: lint-pagetable

lint-pagetable: $(PAGETABLE_PROOFS) | setup
	@scripts/lint-object $(PAGETABLE_PROOFS)
	@for object in $(PAGETABLE_PROOFS); do \
		scripts/lint-stack $(CORE_STACK) $$object 'ersi_pagetable_*'; done
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --error-exitcode=1 $(CORE_HOSTED) \
		$(PAGETABLE_SRCS)
