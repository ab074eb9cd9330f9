# SPDX-License-Identifier: BSD-2-Clause
SUITES += tests/linux/apply
tests/linux/apply: | $(STOCK_TREE)/Makefile
