# SPDX-License-Identifier: BSD-2-Clause
#
# The Realm emulator: one flat binary for QEMU's -bios.

ARM64_OBJCOPY	?= $(CROSS_COMPILE)objcopy

EMULATOR_NAMES	:= start.o el2/vectors.o el2/idregs.o main.o loader/options.o \
		   machine/platform.o loader/fwcfg.o machine/uart.o output/print.o guard.o \
		   machine/memory.o loader/image.o loader/guestdt.o loader/efi.o \
		   loader/edk2.o loader/tableloader.o loader/bootrecord.o loader/crc32.o \
		   acpi/guestacpi.o acpi/acpilist.o acpi/acpitable.o acpi/acpifault.o \
		   el2/stage2.o realm/ripas.o el2/cpu.o el2/feature.o el2/trap.o \
		   el2/abort.o el2/inject.o realm/smc.o realm/rsicall.o realm/pscicall.o \
		   realm/hostcall.o realm/attest.o realm/measurement.o realm/cbor.o \
		   realm/crypto.o el2/simd.o output/names.o output/report.o output/trace.o \
		   output/count.o
# What also others need who run on a bare machine
EMULATOR_BARE	:= $(O)/emulator/bare/string.o $(O)/emulator/bare/format.o
EMULATOR_OBJS	:= $(addprefix $(O)/emulator/,$(EMULATOR_NAMES)) $(EMULATOR_BARE)
# Atomics inline: there is no libgcc under the emulator to outline them to. A loop that
# clears memory must not become a call of itself.
EMULATOR_CFLAGS	:= $(BARE_CFLAGS) -mno-outline-atomics -fno-pie -Iinclude -Iemulator -I. \
		   -fno-tree-loop-distribute-patterns

# As scripts/setup unpacked them; BearSSL's headers are there, too.
EMULATOR_LIBS	:= $(ARM64_LIBFDT) $(ARM64_LIBBEARSSL)

TOOLS		+= $(O)/emulator/realm.bin

$(O)/emulator/realm/crypto.o: EMULATOR_CFLAGS += -isystem $(ARM64_USR)/include

$(O)/emulator/%.o: emulator/%.c emulator/emulator.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(EMULATOR_CFLAGS) -c -o $@ $<

$(EMULATOR_BARE): $(O)/emulator/%.o: %.c emulator/emulator.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(EMULATOR_CFLAGS) -c -o $@ $<

$(O)/emulator/%.o: emulator/%.S emulator/emulator.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(EMULATOR_CFLAGS) -c -o $@ $<

$(O)/emulator/realm.elf: $(EMULATOR_OBJS) emulator/realm.lds $(EMULATOR_LIBS)
	$(CROSS_CC) -nostdlib -static -no-pie -Wl,--build-id=none -Wl,--fatal-warnings \
		-T emulator/realm.lds -o $@ $(EMULATOR_OBJS) $(EMULATOR_LIBS)

$(O)/emulator/realm.bin: $(O)/emulator/realm.elf
	$(ARM64_OBJCOPY) -O binary $< $@
