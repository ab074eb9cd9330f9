# SPDX-License-Identifier: BSD-2-Clause

tests/tool/test-boot: | $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(EMULATOR_GUEST)
SUITES		+= tests/tool/test-boot
