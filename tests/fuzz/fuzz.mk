# SPDX-License-Identifier: BSD-2-Clause
#
# make fuzz	fuzz for FUZZ_TIME seconds each from a new seed; what was learned
#		stays in $(O)/fuzz/corpus, a crash in $(O)/fuzz

FUZZ_TIME	?= 60
FUZZ_FLAGS	:= -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
FUZZ_COMMON	:= tests/unit/fake.c tests/unit/late.c tests/unit/lateacpi.c $(PROBE_SRCS)
FUZZ_NAMES	:= fdt acpi
FUZZERS		:= $(FUZZ_NAMES:%=$(O)/fuzz/fuzz_%)

# Device trees are those of the unit tests; a program writes the other seeds.
FUZZ_DTBS	:= $(patsubst tests/%.dts,$(O)/%.dtb,$(wildcard tests/unit/dts/*.dts))
FUZZ_SEEDS	:= $(O)/fuzz/seeds/acpi/.made

$(O)/fuzz/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CLANG) $(HOST_CFLAGS) $(FUZZ_FLAGS) $(UNIT_INCLUDES) -c -o $@ $<

$(FUZZERS): $(O)/fuzz/%: $(O)/fuzz/tests/fuzz/%.o $(FUZZ_COMMON:%.c=$(O)/fuzz/%.o)
	$(CLANG) $(FUZZ_FLAGS) -o $@ $^ -lfdt

$(O)/fuzz/seeds_acpi: $(O)/unit/clang/tests/fuzz/seeds_acpi.o \
		$(patsubst %.c,$(O)/unit/clang/%.o,tests/unit/tables.c tests/unit/fake.c \
			$(PROBE_SRCS))
	@mkdir -p $(@D)
	$(CLANG) -o $@ $^ -lfdt

$(FUZZ_SEEDS): $(O)/fuzz/seeds/%/.made: $(O)/fuzz/seeds_%
	@mkdir -p $(@D)
	$< $(@D)
	@touch $@

.PHONY: fuzz
fuzz: $(FUZZERS) $(FUZZ_DTBS) $(FUZZ_SEEDS)
	@mkdir -p $(FUZZ_NAMES:%=$(O)/fuzz/corpus/%)
	$(O)/fuzz/fuzz_fdt -max_total_time=$(FUZZ_TIME) -artifact_prefix=$(O)/fuzz/ \
		$(O)/fuzz/corpus/fdt $(O)/unit/dts
	$(O)/fuzz/fuzz_acpi -max_total_time=$(FUZZ_TIME) -artifact_prefix=$(O)/fuzz/ \
		$(O)/fuzz/corpus/acpi $(O)/fuzz/seeds/acpi

# The script finds its programs in the build directory.
export O
tests/fuzz/run: $(FUZZERS) $(FUZZ_DTBS) $(FUZZ_SEEDS)
SUITES += tests/fuzz/run
