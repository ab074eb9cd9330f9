# SPDX-License-Identifier: BSD-2-Clause
#
# The emulator's tests: a guest that makes every call, good and malformed, and
# a script that boots it on several machines and provokes every message.

EMULATOR_GUEST_SRCS	:= $(wildcard tests/emulator/guest/*.c tests/emulator/guest/*.S)
EMULATOR_GUEST_OBJS	:= $(addprefix $(O)/,$(addsuffix .o,$(basename $(EMULATOR_GUEST_SRCS)))) \
			   $(O)/emulator/bare/string.o $(O)/emulator/el2/idregs.o
EMULATOR_GUEST		:= $(O)/tests/emulator/guest.bin

$(O)/tests/emulator/guest/%.o: tests/emulator/guest/%.c | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(EMULATOR_CFLAGS) -c -o $@ $<

$(O)/tests/emulator/guest/%.o: tests/emulator/guest/%.S | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(EMULATOR_CFLAGS) -c -o $@ $<

# One segment, as Images are: the guest never turns its MMU on.
$(O)/tests/emulator/guest.elf: $(EMULATOR_GUEST_OBJS) tests/emulator/guest/guest.lds $(ARM64_LIBFDT)
	$(CROSS_CC) -nostdlib -static -no-pie -Wl,--build-id=none -Wl,--fatal-warnings \
		-Wl,--no-warn-rwx-segments -T tests/emulator/guest/guest.lds -o $@ \
		$(EMULATOR_GUEST_OBJS) $(ARM64_LIBFDT)

$(EMULATOR_GUEST): $(O)/tests/emulator/guest.elf
	$(ARM64_OBJCOPY) -O binary $< $@

EMULATOR_SUITES		:= $(addprefix tests/emulator/,run acpi handover token)
$(EMULATOR_SUITES): | $(O)/emulator/realm.bin $(EMULATOR_GUEST)
SUITES_SLOW	+= $(EMULATOR_SUITES)
