# SPDX-License-Identifier: BSD-2-Clause
#
# What the four ways cost, beside what Linux does. Kernels that count are copies of
# the stock and the patched one, objects included, and are used for nothing else.

BENCH_DIR	:= $(LINUX_DIR)/bench
BENCH_STOCK	:= $(BENCH_DIR)/stock/arch/arm64/boot/Image
BENCH_PATCHED	:= $(BENCH_DIR)/patched/arch/arm64/boot/Image
BENCH_FIGURES	:= $(O)/lab/bench/figures
BENCH_JSON	:= $(O)/lab/bench/bench.json
BENCH_PLOT	:= $(O)/lab/bench/linear-map.svg
BENCH_FILES	:= $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(O)/lab/image/earlyrsi.img \
		   $(O)/lab/bench/walk $(O)/tests/boot/initrd.cpio $(BOOT_DISK) \
		   $(BENCH_STOCK) $(BENCH_PATCHED) $(STOCK_IMAGE)
export BENCH_STOCK BENCH_PATCHED

$(BENCH_STOCK) $(BENCH_PATCHED): $(BENCH_DIR)/%/arch/arm64/boot/Image: \
		$(LINUX_DIR)/%/arch/arm64/boot/Image $(wildcard lab/bench/linux/*)
	@mkdir -p $(BENCH_DIR)/$*
	@rsync -a --delete $(LINUX_DIR)/$*/ $(BENCH_DIR)/$*/
	@lab/bench/linux/apply $(BENCH_DIR)/$*
	@scripts/build-kernel bench-$* $(BENCH_DIR)/$* 90
	@touch $@

$(O)/lab/bench/walk: lab/bench/walk.c $(INSPECT_PROBE)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) $(PROBE_HOSTED) -o $@ $^ -lfdt

$(BENCH_FIGURES): lab/bench/measure lab/bench/host lab/bench/pairs $(BENCH_FILES)
	@mkdir -p $(@D)
	@lab/bench/measure > $@
	@lab/bench/host >> $@
	@lab/bench/pairs >> $@

$(BENCH_PLOT): lab/bench/plot.gp $(BENCH_FIGURES)
	@lab/bench/report plot $(BENCH_FIGURES) > $(@:.svg=.data)
	@gnuplot -e "data='$(@:.svg=.data)'; plot_file='$@'" $<
	@sed -i 's/[[:space:]]*$$//' $@

# The last, so that its verdict is what is read.
.PHONY: bench bench-document
bench: $(BENCH_FIGURES) $(BENCH_PLOT)
	@lab/bench/report json $(BENCH_FIGURES) > $(BENCH_JSON)
	@lab/bench/report table $(BENCH_FIGURES)

# A regression fails; make check runs this as well.
lab/bench/check: | $(BENCH_FILES)
SUITES_SLOW += lab/bench/check
.PHONY: bench-check bench-counts
bench-check: lab/bench/check
	@scripts/check -- $<

# After a change that takes fewer instructions, or more for a good reason
bench-counts: lab/bench/check
	@$< record

# docs/lab/measured.md shows what this machine has measured.
bench-document: bench
	@lab/bench/report document $(BENCH_FIGURES) docs/lab/measured.md
	@cp $(BENCH_PLOT) docs/lab/

# The ways to know a Realm early, compared: the table in docs/lab/comparison.md.
.PHONY: bench-comparison
bench-comparison: $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(PATCHED_IMAGE)
	@lab/bench/comparison docs/lab/comparison.md
