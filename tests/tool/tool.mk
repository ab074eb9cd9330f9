# SPDX-License-Identifier: BSD-2-Clause

TOOL_SUITES	:= $(addprefix tests/tool/,test-options test-files test-boot test-realm \
		     test-kernels)
$(TOOL_SUITES): | $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(EMULATOR_GUEST)
tests/tool/test-kernels: | $(BOOT_INITRD) $(STOCK_IMAGE)
SUITES		+= $(TOOL_SUITES)
