# SPDX-License-Identifier: BSD-2-Clause
#
# The Realm emulator: one flat binary for QEMU's -bios.

ARM64_OBJCOPY	?= $(CROSS_COMPILE)objcopy

EMULATOR_NAMES	:= start.o vectors.o idregs.o main.o options.o platform.o fwcfg.o uart.o \
		   print.o guard.o memory.o image.o guestdt.o efi.o edk2.o tableloader.o \
		   record.o crc32.o \
		   acpi.o acpilist.o acpitable.o acpifault.o stage2.o ripas.o cpu.o feature.o \
		   trap.o abort.o inject.o smc.o rsi.o psci.o hostcall.o attest.o measurement.o \
		   cbor.o crypto.o simd.o names.o report.o trace.o count.o
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

$(O)/emulator/crypto.o: EMULATOR_CFLAGS += -isystem $(ARM64_USR)/include

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
