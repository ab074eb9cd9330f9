# SPDX-License-Identifier: BSD-2-Clause
#
# The Realm emulator: one flat binary for QEMU's -bios.

ARM64_OBJCOPY	?= $(CROSS_COMPILE)objcopy

EMULATOR_NAMES	:= start.o main.o guard.o
EMULATOR_NAMES	+= $(addprefix acpi/,acpifault.o acpilist.o acpitable.o guestacpi.o)
EMULATOR_NAMES	+= $(addprefix el2/,abort.o cpu.o enter.o feature.o idregs.o inject.o simd.o \
		     stage2.o trap.o vectors.o)
EMULATOR_NAMES	+= $(addprefix loader/,bootrecord.o crc32.o edk2.o efi.o fwcfg.o guestdt.o \
		     image.o options.o tableloader.o)
EMULATOR_NAMES	+= $(addprefix machine/,dt.o memory.o platform.o power.o uart.o)
EMULATOR_NAMES	+= $(addprefix output/,count.o names.o print.o report.o trace.o)
EMULATOR_NAMES	+= $(addprefix realm/,attest.o cbor.o crypto.o hostcall.o measurement.o \
		     pscicall.o ripas.o rsicall.o smc.o)
# What all programs on a bare machine share
EMULATOR_BARE	:= $(O)/emulator/bare/string.o $(O)/emulator/bare/format.o
EMULATOR_OBJS	:= $(addprefix $(O)/emulator/,$(EMULATOR_NAMES)) $(EMULATOR_BARE)
# Atomics inline: there is no libgcc under the emulator to outline them to. A loop that
# clears memory must not become a call of itself.
EMULATOR_CFLAGS	:= $(BARE_CFLAGS) -mno-outline-atomics -fno-pie -Iprobe/include -Iemulator -I. \
		   -fno-tree-loop-distribute-patterns

# As scripts/setup unpacked them; BearSSL's headers are there, too.
EMULATOR_LIBS	:= $(ARM64_LIBFDT) $(ARM64_LIBBEARSSL)

TOOLS		+= $(O)/emulator/realm.bin

$(O)/emulator/main.o: EMULATOR_CFLAGS += $(VERSION_FLAG)
$(O)/emulator/main.o: VERSION
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
