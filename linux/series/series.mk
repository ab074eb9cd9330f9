# SPDX-License-Identifier: BSD-2-Clause
#
# The patches that linux/apply's result is cut into, for each tree that is known.

SERIES_VERSIONS	?= 7.3 7.2
SERIES_DIR	:= $(EARLYRSI_CACHE)/series
SERIES		:= $(SERIES_VERSIONS:%=$(O)/series/%/0000-cover-letter.patch)
SERIES_PART	:= $(wildcard linux/series/*/*) linux/series/cover linux/series/format
SERIES_CHECKS	:= $(SERIES_VERSIONS:%=series-check-%)

.PHONY: series series-check $(SERIES_CHECKS)
series: $(SERIES)
series-check: $(SERIES_CHECKS)

.SECONDARY: $(SERIES_VERSIONS:%=$(SERIES_DIR)/%/source/Makefile)
$(SERIES_DIR)/%/source/Makefile: | setup
	@mkdir -p $(SERIES_DIR)/$*
	@scripts/fetch-linux $* $(SERIES_DIR)/$*/source

# Repository and patches are made anew, and the cover letter comes last.
$(O)/series/%/0000-cover-letter.patch: $(LINUX_PART) $(SERIES_PART) $(SERIES_DIR)/%/source/Makefile
	@linux/series/format $(SERIES_DIR)/$*/source $(SERIES_DIR)/$*/repository $(@D)
	@touch $@

$(SERIES_CHECKS): series-check-%: $(O)/series/%/0000-cover-letter.patch
	@linux/series/check $* $(SERIES_DIR)/$*/source $(SERIES_DIR)/$*/repository $(<D)
