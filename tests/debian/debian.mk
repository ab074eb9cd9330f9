# SPDX-License-Identifier: BSD-2-Clause
#
# A distribution as a Realm, by Linux directly and from its own disk. It takes about 45 minutes, so
# it is a target of its own.

.PHONY: check-debian
check-debian: $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(O)/tests/boot/debian-7.3.cpio
	@scripts/check -- tests/debian/run tests/debian/disk
