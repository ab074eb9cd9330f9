# SPDX-License-Identifier: BSD-2-Clause
#
# bench takes minutes and is no test; its tools are tested here.
lab/bench/tests/apply: | $(STOCK_TREE)/Makefile
SUITES_QUICK	+= $(addprefix lab/bench/tests/,check measure pairs report)
SUITES_SLOW	+= lab/bench/tests/apply
