# SPDX-License-Identifier: BSD-2-Clause
#
# The earlyrsi command, and the installation of everything that it uses.

TOOL_OBJS	:= $(addprefix $(O)/tool/,main.o args.o boot.o console.o control.o image.o \
		     machine.o patch.o paths.o qemu.o run.o)
TOOLS		+= $(O)/tool/earlyrsi

$(TOOL_OBJS): $(O)/tool/%.o: tool/%.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -D_GNU_SOURCE -c -o $@ $<

$(O)/tool/earlyrsi: $(TOOL_OBJS)
	$(CC) -o $@ $^ -lm

PREFIX		?= /usr/local
BINDIR		?= $(PREFIX)/bin
MANDIR		?= $(PREFIX)/share/man
# The command finds this folder from its own place: ../share/earlyrsi.
SHAREDIR	:= $(PREFIX)/share/earlyrsi
# What the Linux integration copies into a kernel tree stays in one layout.
SHARED_SOURCES	:= core pagetable include env linux

.PHONY: install uninstall
install: $(O)/tool/earlyrsi $(O)/emulator/realm.bin
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(SHAREDIR) $(DESTDIR)$(MANDIR)/man1
	install -m 755 $(O)/tool/earlyrsi $(DESTDIR)$(BINDIR)/earlyrsi
	install -m 644 $(O)/emulator/realm.bin $(DESTDIR)$(SHAREDIR)/realm.bin
	install -m 644 docs/earlyrsi.1 $(DESTDIR)$(MANDIR)/man1/earlyrsi.1
	find $(wildcard $(SHARED_SOURCES)) -type f -exec \
		cp --parents --no-preserve=ownership -t $(DESTDIR)$(SHAREDIR) {} +

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/earlyrsi $(DESTDIR)$(MANDIR)/man1/earlyrsi.1
	rm -rf $(DESTDIR)$(SHAREDIR)
