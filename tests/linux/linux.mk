# SPDX-License-Identifier: BSD-2-Clause
LINUX_SUITES	:= $(addprefix tests/linux/,apply configure series series-check binding)
$(LINUX_SUITES): | $(STOCK_TREE)/Makefile
SUITES_SLOW	+= $(LINUX_SUITES)
