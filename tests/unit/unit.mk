# SPDX-License-Identifier: BSD-2-Clause
#
# The probe's unit tests: one program per module, each built by both compilers,
# with and without sanitizers.

UNIT_MODULES	:= acpi acpi_ends acpi_hostile bytes chosen conduit corpus fadt fake fdt \
		   fdt_hostile fdt_time finding firmware override override_edges \
		   override_limits probe rsi sources stream string
UNIT_COMMON	:= tests/unit/agree.c tests/unit/blob.c tests/unit/fake.c tests/unit/late.c \
		   tests/unit/lateacpi.c tests/unit/realm.c tests/unit/tables.c $(PROBE_SRCS)
# Private headers of the probe are included as "probe/fdt.h". With -Iprobe, that one would
# hide libfdt's <fdt.h>.
UNIT_INCLUDES	:= $(PROBE_HOSTED) -I.
UNIT_DTBS	:= $(patsubst tests/%.dts,$(O)/%.dtb,$(wildcard tests/unit/dts/*.dts))
UNIT_SANITIZE	:= -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

$(O)/unit/dts/%.dtb: tests/unit/dts/%.dts | setup
	@mkdir -p $(@D)
	dtc -q -I dts -O dtb -o $@ $<

# unit_variant: name, compiler, flags
define unit_variant
$(O)/unit/$(1)/%.o: %.c | setup
	@mkdir -p $$(@D)
	$(2) $$(HOST_CFLAGS) $(3) $$(UNIT_INCLUDES) -DDTB_DIR='"$(O)/unit/dts"' \
		-DCORPUS_DIR='"$(O)/corpus"' -c -o $$@ $$<

$(patsubst %,$(O)/unit/$(1)/test_%,$(UNIT_MODULES)): $(O)/unit/$(1)/test_%: \
		$(O)/unit/$(1)/tests/unit/test_%.o \
		$(patsubst %.c,$(O)/unit/$(1)/%.o,$(UNIT_COMMON)) | $(UNIT_DTBS) $(CORPUS)
	$(2) $(3) -o $$@ $$^ -lcmocka -lfdt

SUITES_QUICK += $(patsubst %,$(O)/unit/$(1)/test_%,$(UNIT_MODULES))
endef

$(eval $(call unit_variant,gcc,$(CC),))
$(eval $(call unit_variant,clang,$(CLANG),))
$(eval $(call unit_variant,gcc-sanitized,$(CC),$(UNIT_SANITIZE)))
$(eval $(call unit_variant,clang-sanitized,$(CLANG),$(UNIT_SANITIZE)))

# Both need the cross compiler, and the second one the probe built with it.
tests/unit/lint-proofs: | setup
tests/unit/porting: $(O)/probe/gcc/probe.o $(ARM64_LIBFDT)
SUITES_QUICK += $(addprefix tests/unit/,check-proofs lint-proofs boot-proofs setup-proofs porting)
