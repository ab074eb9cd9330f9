# SPDX-License-Identifier: BSD-2-Clause
#
# The same guests under other QEMUs.

tests/qemu/newer: | setup boot-files $(O)/emulator/realm.bin $(EMULATOR_GUEST)
SUITES_SLOW	+= tests/qemu/newer
