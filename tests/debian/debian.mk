# SPDX-License-Identifier: BSD-2-Clause
#
# A distribution as a Realm. It takes about half an hour, so it is a target of its own.

.PHONY: check-debian
check-debian: $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(O)/tests/boot/debian-7.3.cpio
	@tests/debian/run
