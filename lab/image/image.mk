# SPDX-License-Identifier: BSD-2-Clause
#
# One arm64 image: a Linux `Image` and an EFI application. It is linked at 0 and
# runs anywhere: the only addresses in it are those of libfdt's global offset
# table, which entry.S makes right.

IMAGE_FOLDERS	:= $(addprefix lab/image/, boot linear machine platform strategy)
IMAGE_OBJS	:= $(patsubst %,$(O)/%.o,$(basename \
		     $(wildcard $(IMAGE_FOLDERS:%=%/*.S) $(IMAGE_FOLDERS:%=%/*.c))))
# The probe, the engine, and what a bare machine lacks.
IMAGE_SHARED	:= $(patsubst %.c,$(O)/lab/image/%.o,$(PROBE_SRCS) $(PAGETABLE_SRCS) \
		   lab/records/record.c bare/string.c bare/format.c)
# EFI keeps x18. A loop that clears memory must not become a call of itself.
IMAGE_CFLAGS	:= $(BARE_CFLAGS) $(PAGETABLE_BARE) -I. -Ilab -Ilab/image -mno-outline-atomics \
		   -fno-pie -ffixed-x18 -fno-tree-loop-distribute-patterns

TOOLS		+= $(O)/lab/image/earlyrsi.img

$(O)/lab/image/%.o: lab/image/%.c lab/image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(O)/lab/image/%.o: lab/image/%.S lab/image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(IMAGE_SHARED): $(O)/lab/image/%.o: %.c lab/image/image.mk | setup
	@mkdir -p $(@D)
	$(CROSS_CC) $(IMAGE_CFLAGS) -c -o $@ $<

$(O)/lab/image/earlyrsi.elf: $(IMAGE_OBJS) $(IMAGE_SHARED) lab/image/image.lds $(ARM64_LIBFDT)
	$(CROSS_CC) -nostdlib -static-pie -Wl,--no-dynamic-linker -Wl,--build-id=none \
		-Wl,-z,norelro -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments \
		-T lab/image/image.lds -o $@ $(IMAGE_OBJS) $(IMAGE_SHARED) $(ARM64_LIBFDT)

$(O)/lab/image/earlyrsi.img: $(O)/lab/image/earlyrsi.elf
	$(ARM64_OBJCOPY) -O binary $< $@

LINT += lint-image
.PHONY: lint-image

lint-image: $(O)/lab/image/earlyrsi.elf
	@lab/image/lint-relocations $<
