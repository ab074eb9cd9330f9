# SPDX-License-Identifier: BSD-2-Clause
#
# Boot tests: real kernels under QEMU, as Realms and as ordinary guests. The
# cases are data (tests/boot/cases); the runner makes a TAP suite of them.

BOOT_GUEST_OBJS	:= $(addprefix $(O)/tests/boot/guest/,init.o acpi.o attestation.o cpus.o devices.o \
		     linear_map.o modules.o root.o traffic.o traffic_disk.o traffic_net.o \
		     warnings.o)
BOOT_INIT	:= $(O)/tests/boot/guest/init
BOOT_INITRD	:= $(O)/tests/boot/initrd.cpio
BOOT_DISK	:= $(O)/tests/boot/disk.img

$(BOOT_GUEST_OBJS): $(O)/tests/boot/guest/%.o: tests/boot/guest/%.c
	@mkdir -p $(@D)
	$(CROSS_CC) $(HOST_CFLAGS) -D_GNU_SOURCE -c -o $@ $<

$(BOOT_INIT): $(BOOT_GUEST_OBJS)
	$(CROSS_CC) -static -s -o $@ $^

# The same archive wherever and by whom it is made.
$(BOOT_INITRD): $(BOOT_INIT)
	@mkdir -p $(@D)/root
	install -m 755 $< $(@D)/root/init
	touch -d @0 $(@D)/root/init
	cd $(@D)/root && echo init | cpio --quiet -o -H newc -R 0:0 --reproducible > $(abspath $@)

# The same for Debian's kernels, with their modules. The kernels are fetched, not built.
DEBIAN_INITRDS	:= $(O)/tests/boot/debian-7.3.cpio
$(DEBIAN_INITRDS): $(O)/tests/boot/debian-%.cpio: $(BOOT_INIT) tests/boot/debian-initrd
	tests/boot/debian-initrd $* $< $@

$(O)/tests/boot/disk: tests/boot/disk.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $<

$(BOOT_DISK): $(O)/tests/boot/disk
	$< > $@

.PHONY: boot-files boot-cases
boot-files: $(O)/tool/earlyrsi $(O)/emulator/realm.bin $(BOOT_INITRD) $(BOOT_DISK) \
	    $(STOCK_IMAGE) $(PATCHED_IMAGE)

# The runner learns from the environment what the build knows.
export O

boot-cases:
	@tests/boot/run --list

# The kernels with other page tables (linux/config/map): those of tests/boot/cases, and
# that of tests/boot/map-cases.
MAPS		:= 4k-52 16k-52 64k-52
MAP_IMAGES	:= $(MAPS:%=$(LINUX_DIR)/%/arch/arm64/boot/Image)
SLOW_MAP_IMAGE	:= $(LINUX_DIR)/4k-39/arch/arm64/boot/Image
tests/boot/run tests/boot/break-before-make: | $(MAP_IMAGES)
tests/boot/run: | $(DEBIAN_INITRDS)

.PHONY: check-maps
check-maps: boot-files $(SLOW_MAP_IMAGE)
	@TABLE=map-cases tests/boot/run

# make check compares the tables of 4k-48 only: the others need kernels of their own.
.PHONY: check-tables
check-tables: boot-files $(MAPS:%=$(LINUX_DIR)/%-part4/arch/arm64/boot/Image)
	@tests/boot/same-tables $(foreach map,$(MAPS),\
		$(LINUX_DIR)/$(map)-part4 $(LINUX_DIR)/$(map) $(map))

BOOT_SUITES	:= $(addprefix tests/boot/,run unchanged uboot-efi secure-boot efi-dtb \
		     break-before-make same-tables)
$(BOOT_SUITES): | boot-files
SUITES_SLOW	+= $(BOOT_SUITES)
