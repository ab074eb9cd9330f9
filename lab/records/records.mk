# SPDX-License-Identifier: BSD-2-Clause
#
# Records in which a boot stage hands over the conduit. Consumers compile RECORDS_SRCS as
# they compile the probe. The tests use the environment of tests/unit.

RECORDS_SRCS	:= lab/records/record.c
RECORDS_TEST	:= lab/records/tests/sample.c tests/unit/fake.c $(RECORDS_SRCS) $(PROBE_SRCS)
RECORDS_FUZZER	:= $(O)/fuzz/fuzz_record
RECORDS_SEEDS	:= $(O)/fuzz/seeds/record/.made

# records_variant: name and compiler with flags, as in tests/unit/unit.mk
define records_variant
$(O)/unit/$(1)/test_record: $(O)/unit/$(1)/lab/records/tests/test_record.o \
		$(RECORDS_TEST:%.c=$(O)/unit/$(1)/%.o)
	$(2) -o $$@ $$^ -lcmocka -lfdt

SUITES_QUICK += $(O)/unit/$(1)/test_record
endef

$(eval $(call records_variant,gcc,$(CC)))
$(eval $(call records_variant,clang,$(CLANG)))
$(eval $(call records_variant,gcc-sanitized,$(CC) $(UNIT_SANITIZE)))
$(eval $(call records_variant,clang-sanitized,$(CLANG) $(UNIT_SANITIZE)))

$(RECORDS_FUZZER): $(O)/fuzz/lab/records/tests/fuzz_record.o $(RECORDS_TEST:%.c=$(O)/fuzz/%.o)
	$(CLANG) $(FUZZ_FLAGS) -o $@ $^ -lfdt

$(O)/fuzz/seeds_record: $(patsubst %.c,$(O)/unit/clang/%.o,lab/records/tests/seeds_record.c \
		lab/records/tests/sample.c)
	@mkdir -p $(@D)
	$(CLANG) -o $@ $^

$(RECORDS_SEEDS): $(O)/fuzz/seeds_record
	@mkdir -p $(@D)
	$< $(@D)
	@touch $@

.PHONY: fuzz-record
fuzz: fuzz-record
fuzz-record: $(RECORDS_FUZZER) $(RECORDS_SEEDS)
	@mkdir -p $(O)/fuzz/corpus/record
	$(RECORDS_FUZZER) -max_total_time=$(FUZZ_TIME) -artifact_prefix=$(O)/fuzz/ \
		$(O)/fuzz/corpus/record $(O)/fuzz/seeds/record

lab/records/tests/fuzz: $(RECORDS_FUZZER) $(RECORDS_SEEDS)
SUITES_QUICK += lab/records/tests/fuzz

LINT += lint-records
.PHONY: lint-records
lint-records: | setup
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --error-exitcode=1 $(PROBE_HOSTED) $(RECORDS_SRCS)
