# SPDX-License-Identifier: BSD-2-Clause
#
# Properties of the page table engine, by both compilers, with and without sanitizers.

PTTEST_MODULES	:= compare copy hostile layout memory refuse set size strategies
PTTEST_COMMON	:= $(addprefix lab/pagetable/tests/, layout.c scene.c walker.c world.c) \
		   $(PAGETABLE_SRCS)
PTTEST_SANITIZE	:= -fsanitize=address,undefined -fno-sanitize-recover=all \
		   -fno-omit-frame-pointer

# pttest_variant: name, compiler, flags
define pttest_variant
$(O)/lab/pagetable/$(1)/%.o: %.c | setup
	@mkdir -p $$(@D)
	$(2) $$(HOST_CFLAGS) $(3) $$(PAGETABLE_HOSTED) -c -o $$@ $$<

$(PTTEST_MODULES:%=$(O)/lab/pagetable/$(1)/test_%): $(O)/lab/pagetable/$(1)/test_%: \
		$(O)/lab/pagetable/$(1)/lab/pagetable/tests/test_%.o \
		$(PTTEST_COMMON:%.c=$(O)/lab/pagetable/$(1)/%.o)
	$(2) $(3) -o $$@ $$^ -lcmocka

SUITES_QUICK += $(PTTEST_MODULES:%=$(O)/lab/pagetable/$(1)/test_%)
endef

$(eval $(call pttest_variant,gcc,$(CC),))
$(eval $(call pttest_variant,clang,$(CLANG),))
$(eval $(call pttest_variant,gcc-sanitized,$(CC),$(PTTEST_SANITIZE)))
$(eval $(call pttest_variant,clang-sanitized,$(CLANG),$(PTTEST_SANITIZE)))

# make fuzz	runs them for FUZZ_TIME seconds with new seeds, too
PTTEST_EXPLORED := $(PTTEST_MODULES:%=$(O)/lab/pagetable/clang-sanitized/test_%)
.PHONY: pagetable-explore
fuzz: pagetable-explore
pagetable-explore: $(PTTEST_EXPLORED)
	lab/pagetable/tests/explore $(FUZZ_TIME) $^
