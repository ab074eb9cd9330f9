# SPDX-License-Identifier: BSD-2-Clause
#
# Checks of the sources as text. What is checked of objects is with their rules.
#
# Some checks hold for a part of the project so far. Each has its own list: of folders, or of
# documents and scripts.

LINT_CODE	:= probe emulator tool lab/pagetable lab/image lab/records bare tests/unit \
		   tests/boot/guest tests/emulator/guest lab/pagetable/tests
LINT_CYCLES	:= $(LINT_CODE) tests/fuzz tests/inspect
LINT_UNUSED	:= $(LINT_CODE)
LINT_HEADERS	:= probe emulator tool lab/pagetable lab/image lab/records tests/unit
# Each folder, but for two that hold one test file for each file of a module.
LINT_SIZE	:= $(filter-out tests/unit tests/emulator/guest, \
		     $(sort $(patsubst %/,%,$(dir $(shell git ls-files 2>/dev/null)))))
LINT_TABLES	:= $(wildcard tests/boot/cases/*) tests/boot/map-cases
LINT_DOCUMENTS	:= $(shell git ls-files '*.md' 2>/dev/null)
LINT_WORDS	:= $(filter-out scripts/lint/word-list,$(shell git ls-files '*.md' '*.mk' \
		     Makefile docs/user/earlyrsi.1 probe emulator tool linux bare scripts \
		     tests lab 2>/dev/null))

LINT += lint-includes lint-text lint-kerneldoc lint-cycles lint-unused lint-headers lint-size \
	lint-columns lint-links lint-words
.PHONY: lint-includes lint-text lint-kerneldoc lint-cycles lint-unused lint-headers lint-size \
	lint-columns lint-links lint-words

lint-includes:
	@scripts/lint-includes

lint-text:
	@scripts/lint-text

lint-kerneldoc:
	@scripts/lint-kerneldoc probe/include/earlyrsi/*.h probe/*.h

lint-cycles:
	@scripts/lint/cycles $(LINT_CYCLES)

lint-unused:
	@scripts/lint/unused $(LINT_UNUSED)

lint-headers:
	@scripts/lint/headers $(LINT_HEADERS)

lint-size:
	@scripts/lint/folders 25 $(LINT_SIZE)

lint-columns:
	@scripts/lint/columns 100 $(LINT_DOCUMENTS)
	@scripts/lint/columns 140 $(LINT_TABLES)

lint-links:
	@scripts/lint/links $(LINT_DOCUMENTS)

lint-words:
	@scripts/lint/words $(LINT_WORDS)
