# SPDX-License-Identifier: BSD-2-Clause
SUITES += tests/linux/apply tests/linux/binding
tests/linux/apply tests/linux/binding: | $(STOCK_TREE)/Makefile
