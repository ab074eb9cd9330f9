# SPDX-License-Identifier: BSD-2-Clause
#
# Checks of the sources as text. What is checked of objects is with their rules.

LINT += lint-includes lint-text lint-kerneldoc
.PHONY: lint-includes lint-text lint-kerneldoc

lint-includes:
	@scripts/lint-includes

lint-text:
	@scripts/lint-text

lint-kerneldoc:
	@scripts/lint-kerneldoc include/earlyrsi/*.h
