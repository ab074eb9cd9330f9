# SPDX-License-Identifier: BSD-2-Clause
#
# One arm64 image: a Linux `Image` and an EFI application. It is linked at 0 and
# runs anywhere: the only addresses in it are those of libfdt's global offset
# table, which entry.S makes right.

IMAGE_OBJS	:= $(addprefix $(O)/image/,$(addsuffix .o,$(basename \
		     $(notdir $(wildcard image/*.S image/*.c)))))
# The probe, the engine, and what a bare machine lacks.
IMAGE_SHARED	:= $(patsubst %.c,$(O)/image/%.o,$(CORE_SRCS) $(PAGETABLE_SRCS) \
		   bare/string.c bare/format.c)
# EFI keeps x18. A loop that clears memory must not become a call of itself.
IMAGE_CFLAGS	:= $(BARE_CFLAGS) $(CORE_BARE) -Iimage -mno-outline-atomics -fno-pie -ffixed-x18 \
		   -fno-tree-loop-distribute-patterns

TOOLS		+= $(O)/image/earlyrsi.img

$(O)/image/%.o: image/%.c image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(O)/image/%.o: image/%.S image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(IMAGE_SHARED): $(O)/image/%.o: %.c image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(O)/image/earlyrsi.elf: $(IMAGE_OBJS) $(IMAGE_SHARED) image/image.lds $(ARM64_LIBFDT)
	$(CROSS_CC) -nostdlib -static-pie -Wl,--no-dynamic-linker -Wl,--build-id=none \
		-Wl,-z,norelro -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments \
		-T image/image.lds -o $@ $(IMAGE_OBJS) $(IMAGE_SHARED) $(ARM64_LIBFDT)

$(O)/image/earlyrsi.img: $(O)/image/earlyrsi.elf
	$(ARM64_OBJCOPY) -O binary $< $@

LINT += lint-image
.PHONY: lint-image

lint-image: $(O)/image/earlyrsi.elf
	@image/lint-relocations $<
