# SPDX-License-Identifier: BSD-2-Clause
#
# bench takes minutes and is no test; its tools are tested here.
lab/bench/tests/apply: | $(STOCK_TREE)/Makefile
SUITES += lab/bench/tests/report lab/bench/tests/measure lab/bench/tests/apply
