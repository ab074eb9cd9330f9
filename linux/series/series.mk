# SPDX-License-Identifier: BSD-2-Clause
#
# The series as files for git send-email, for each known version.

SERIES_VERSIONS	?= 7.3 7.2
SERIES_DIR	:= $(EARLYRSI_CACHE)/series
SERIES		:= $(SERIES_VERSIONS:%=$(O)/series/%/made)
SERIES_PART	:= $(wildcard linux/series/*/* linux/series/*/*/*) linux/series/format
SERIES_CHECKS	:= $(SERIES_VERSIONS:%=series-check-%)

.PHONY: series series-check $(SERIES_CHECKS)
series: $(SERIES)
series-check: $(SERIES_CHECKS)

.SECONDARY: $(SERIES_VERSIONS:%=$(SERIES_DIR)/%/source/Makefile)
$(SERIES_DIR)/%/source/Makefile: | setup
	@mkdir -p $(SERIES_DIR)/$*
	@scripts/fetch-linux $* $(SERIES_DIR)/$*/source

# The repository and the patches are made anew.
$(O)/series/%/made: $(LINUX_PART) $(SERIES_PART) $(SERIES_DIR)/%/source/Makefile
	@linux/series/format $(SERIES_DIR)/$*/source $(SERIES_DIR)/$*/repository $(@D)
	@touch $@

$(SERIES_CHECKS): series-check-%: $(O)/series/%/made
	@linux/series/check $* $(SERIES_DIR)/$*/source $(SERIES_DIR)/$*/repository $(<D)

LINT += lint-series
.PHONY: lint-series
lint-series:
	@linux/series/lint linux $(PROBE_SRCS)
	@linux/series/lint lab/records/linux
