# SPDX-License-Identifier: BSD-2-Clause
#
# The earlyrsi command, and the installation of everything that it uses.

TOOL_NAMES	:= args.o file.o jsonvalue.o main.o number.o patch.o paths.o
TOOL_NAMES	+= $(addprefix boot/,boot.o check.o console.o control.o process.o \
		     realm_report.o request.o run.o summary.o verdict.o)
TOOL_NAMES	+= $(addprefix machine/,board.o dryrun.o kernel.o machine.o realm.o \
		     realm_request.o virtio.o)
TOOL_NAMES	+= $(addprefix formats/,disk.o firmware.o format.o pe.o unpack.o)
TOOL_OBJS	:= $(addprefix $(O)/tool/,$(TOOL_NAMES))
# The emulator's names of calls are this command's as well.
TOOL_EMULATOR	:= $(O)/tool/emulator/output/names.o
# What runs the probe sees its headers, and the probe itself is compiled along.
INSPECT_OBJS	:= $(addprefix $(O)/tool/inspect/,acpidump.o acpifiles.o fault.o inspect.o \
		     inspection.o kind.o linux.o machines.o memory.o probeenv.o)
INSPECT_OBJS	+= $(addprefix $(O)/tool/inspect/report/,conclusion.o jsonreport.o textreport.o \
		     value.o)
INSPECT_PROBE	:= $(PROBE_SRCS:%.c=$(O)/tool/%.o)
TOOLS		+= $(O)/tool/earlyrsi

$(TOOL_OBJS): $(O)/tool/%.o: tool/%.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -Itool -Iprobe/include -I. -D_GNU_SOURCE -c -o $@ $<

$(O)/tool/main.o: HOST_CFLAGS += $(VERSION_FLAG)
$(O)/tool/main.o: VERSION

$(TOOL_EMULATOR): $(O)/tool/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -Iprobe/include -c -o $@ $<

$(INSPECT_OBJS): $(O)/tool/%.o: tool/%.c | setup
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -Itool $(PROBE_HOSTED) -D_GNU_SOURCE -c -o $@ $<

$(INSPECT_PROBE): $(O)/tool/%.o: %.c | setup
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) $(PROBE_HOSTED) -c -o $@ $<

$(O)/tool/earlyrsi: $(TOOL_OBJS) $(TOOL_EMULATOR) $(INSPECT_OBJS) $(INSPECT_PROBE)
	$(CC) -o $@ $^ -lm -lfdt -ljson-c -lz -lzstd

PREFIX		?= /usr/local
BINDIR		?= $(PREFIX)/bin
MANDIR		?= $(PREFIX)/share/man
# The emulator's documentation, the key with which its tokens are verified, and the licences
DOCDIR		?= $(PREFIX)/share/doc/earlyrsi
BASHCOMPDIR	?= $(PREFIX)/share/bash-completion/completions
# The command finds this folder from its own place: ../share/earlyrsi.
SHAREDIR	:= $(PREFIX)/share/earlyrsi
# What linux/apply copies into a kernel tree, in the layout that it expects
SHARED_SOURCES	:= probe linux

.PHONY: install uninstall
install: $(O)/tool/earlyrsi $(O)/emulator/realm.bin
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(SHAREDIR) $(DESTDIR)$(MANDIR)/man1 \
		$(DESTDIR)$(DOCDIR) $(DESTDIR)$(BASHCOMPDIR)
	install -m 755 $(O)/tool/earlyrsi $(DESTDIR)$(BINDIR)/earlyrsi
	install -m 644 $(O)/emulator/realm.bin $(DESTDIR)$(SHAREDIR)/realm.bin
	install -m 644 tool/completion/earlyrsi.bash $(DESTDIR)$(BASHCOMPDIR)/earlyrsi
	install -m 644 docs/user/earlyrsi.1 $(DESTDIR)$(MANDIR)/man1/earlyrsi.1
	install -m 644 docs/user/*.md docs/user/inspect.schema.json \
		emulator/realm/platform-test-key.pem CHANGELOG.md \
		LICENSES/* $(DESTDIR)$(DOCDIR)
	@# What is not installed beside them is no link there.
	sed -i -z -E 's,\[([^]]*)\]\(\.\./[^)]*\),\1,g' $(DESTDIR)$(DOCDIR)/*.md
	find $(SHARED_SOURCES) -type f -exec \
		cp --parents --no-preserve=ownership -t $(DESTDIR)$(SHAREDIR) {} +

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/earlyrsi $(DESTDIR)$(MANDIR)/man1/earlyrsi.1 \
		$(DESTDIR)$(BASHCOMPDIR)/earlyrsi
	rm -rf $(DESTDIR)$(SHAREDIR) $(DESTDIR)$(DOCDIR)
