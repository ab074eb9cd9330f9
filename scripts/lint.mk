# SPDX-License-Identifier: BSD-2-Clause
#
# Checks of the sources as text. What is checked of objects is with their rules.
#
# Some checks hold for a part of the project so far. Each has its own list: of folders, or of
# documents and scripts.

LINT_CYCLES	:= core emulator tool image pagetable bare env tests/unit tests/boot tests/emulator \
		   tests/pagetable tests/fuzz tests/inspect tests/image
LINT_UNUSED	:= core emulator tool image pagetable bare env tests/unit tests/boot/guest \
		   tests/emulator/guest tests/pagetable
LINT_HEADERS	:= core pagetable tests/unit tests/pagetable
LINT_SIZE	:= core pagetable bench bare env linux scripts scripts/lint docs tests/boot tests/boot/cases \
		   tests/boot/guest tests/pagetable tests/fuzz tests/inspect tests/image tests/tool
LINT_DOCUMENTS	:= CHANGELOG.md SECURITY.md
LINT_TABLES	:= $(wildcard tests/boot/cases/*) tests/boot/map-cases
LINT_WORDS	:= CHANGELOG.md SECURITY.md CONTRIBUTING.md $(LINT_TABLES) \
		   $(shell git ls-files bare env tests/boot tests/tool/test-options \
		     tests/unit/boot-proofs tests/unit/check-proofs tests/unit/setup-proofs \
		     2>/dev/null)

LINT += lint-includes lint-text lint-kerneldoc lint-cycles lint-unused lint-headers lint-size \
	lint-columns lint-words
.PHONY: lint-includes lint-text lint-kerneldoc lint-cycles lint-unused lint-headers lint-size \
	lint-columns lint-words

lint-includes:
	@scripts/lint-includes

lint-text:
	@scripts/lint-text

lint-kerneldoc:
	@scripts/lint-kerneldoc probe/include/earlyrsi/*.h

lint-cycles:
	@scripts/lint/cycles $(LINT_CYCLES)

lint-unused:
	@scripts/lint/unused $(LINT_UNUSED)

lint-headers:
	@scripts/lint/headers $(LINT_HEADERS)

lint-size:
	@scripts/lint/folders 20 $(LINT_SIZE)

lint-columns:
	@scripts/lint/columns 100 $(LINT_DOCUMENTS)
	@scripts/lint/columns 140 $(LINT_TABLES)

lint-words:
	@scripts/lint/words $(LINT_WORDS)
