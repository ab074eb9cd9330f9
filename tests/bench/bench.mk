# SPDX-License-Identifier: BSD-2-Clause
#
# bench takes minutes and is no test; its tools are tested here.
tests/bench/apply: | $(STOCK_TREE)/Makefile
SUITES += tests/bench/report tests/bench/measure tests/bench/apply
