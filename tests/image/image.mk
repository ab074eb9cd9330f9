# SPDX-License-Identifier: BSD-2-Clause

tests/image/run: | $(O)/image/earlyrsi.img $(O)/tool/earlyrsi $(O)/emulator/realm.bin
SUITES		+= tests/image/run
