# SPDX-License-Identifier: BSD-2-Clause
#
# make fuzz	fuzz for FUZZ_TIME seconds from a new seed; what was learned stays
#		in $(O)/fuzz/corpus, a crash in $(O)/fuzz

FUZZ_TIME	?= 60
FUZZ_FLAGS	:= -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
FUZZ_SRCS	:= tests/fuzz/fuzz_fdt.c tests/unit/fake.c tests/unit/late.c $(CORE_SRCS)
FUZZ_SEEDS	:= $(patsubst tests/%.dts,$(O)/%.dtb,$(wildcard tests/unit/dts/*.dts))
FUZZ_OBJS	:= $(FUZZ_SRCS:%.c=$(O)/fuzz/%.o)

$(FUZZ_OBJS): $(O)/fuzz/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CLANG) $(HOST_CFLAGS) $(FUZZ_FLAGS) $(CORE_HOSTED) -c -o $@ $<

$(O)/fuzz/fuzz_fdt: $(FUZZ_OBJS)
	$(CLANG) $(FUZZ_FLAGS) -o $@ $^ -lfdt

.PHONY: fuzz
fuzz: $(O)/fuzz/fuzz_fdt $(FUZZ_SEEDS)
	@mkdir -p $(O)/fuzz/corpus
	$< -max_total_time=$(FUZZ_TIME) -artifact_prefix=$(O)/fuzz/ $(O)/fuzz/corpus $(O)/unit/dts

# The script finds its program in the build directory.
export O
tests/fuzz/run-fdt: $(O)/fuzz/fuzz_fdt $(FUZZ_SEEDS)
SUITES += tests/fuzz/run-fdt
