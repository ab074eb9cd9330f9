# SPDX-License-Identifier: BSD-2-Clause

TOOL_QUICK	:= tests/tool/test-options
TOOL_SLOW	:= $(addprefix tests/tool/,test-files test-boot test-realm test-image test-kernels \
		   test-install test-documents)
TOOL_SUITES	:= $(TOOL_QUICK) $(TOOL_SLOW)
$(TOOL_SUITES): | $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(EMULATOR_GUEST)
tests/tool/test-install: | $(STOCK_TREE)/Makefile
tests/tool/test-documents: | $(STOCK_IMAGE) $(O)/unit/dts/machine.dtb
tests/tool/test-kernels: | $(BOOT_INITRD) $(STOCK_IMAGE)
SUITES_QUICK	+= $(TOOL_QUICK)
SUITES_SLOW	+= $(TOOL_SLOW)
