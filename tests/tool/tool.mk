# SPDX-License-Identifier: BSD-2-Clause

tests/tool/test-boot: | $(O)/tool/earlyrsi
SUITES		+= tests/tool/test-boot
