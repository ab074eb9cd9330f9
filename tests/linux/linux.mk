# SPDX-License-Identifier: BSD-2-Clause
SUITES += tests/linux/apply tests/linux/configure tests/linux/series tests/linux/binding
tests/linux/apply tests/linux/configure tests/linux/series tests/linux/binding: | $(STOCK_TREE)/Makefile
