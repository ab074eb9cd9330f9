# SPDX-License-Identifier: BSD-2-Clause
#
# What the suites of this folder share; to be sourced, with $here set. The suite then
# is in a directory of its own, which goes away with it.

set -u -o pipefail
# Signals that are ignored stay so, which the shell cannot change: nohup leaves SIGHUP, and
# programs in Python leave SIGPIPE.
if [ -z "${ERSI_DEFAULT_SIGNALS:-}" ]; then
	ERSI_DEFAULT_SIGNALS=1 exec env --default-signal "$0" "$@"
fi
unset ERSI_DEFAULT_SIGNALS
built=$(realpath "${O:-build}")
earlyrsi=$built/tool/earlyrsi
: "${CROSS_COMPILE:=aarch64-linux-gnu-}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tmp"
export TMPDIR=$work/tmp
unset QEMU EARLYRSI_EFI EARLYRSI_FIRMWARE EARLYRSI_APPLY
cd "$work" || exit 1

count=0 failed=0
# The result of a test is the status of the command before it: `test; result NAME`.
result()
{
	local status=$?
	count=$((count + 1))
	if [ "$status" -eq 0 ]; then
		echo "ok $count - $1"
	else
		failed=$((failed + 1))
		echo "not ok $count - $1"
		tail -n 5 out err 2>/dev/null | cut -c 1-200 | tr -d '\0' | sed 's/^/# /'
	fi
}

# run STATUS COMMAND...: compare the exit status; console in `out`, messages in `err`.
run()
{
	local expected=$1 status
	shift
	timeout -k 5 "${LIMIT:-20}" "$@" >out 2>err </dev/null
	status=$?
	[ "$status" -eq "$expected" ] || { echo "# exit status $status, not $expected: $*"; false; }
}

says() { grep -q -F -e "$1" err; }

# guest NAME DEFINES...: build a kernel image whose payload is standard input.
guest()
{
	local name=$1
	shift
	cat >"$name.payload"
	"${CROSS_COMPILE}gcc" -c -o "$name.o" "-DPAYLOAD=\"$name.payload\"" "$@" "$here/guest.S" &&
		"${CROSS_COMPILE}objcopy" -O binary "$name.o" "$name.image"
}

# qemu NAME: a QEMU that is a shell script, from standard input.
qemu() { { echo '#!/bin/bash'; cat; } >"$1"; chmod +x "$1"; }

system_off=-DEND=0x84000008 system_reset=-DEND=0x84000009
panic=$'Kernel panic - not syncing: test\r\n---[ end Kernel panic - not syncing: test ]---\r\n'
edk2=/usr/share/qemu-efi-aarch64/QEMU_EFI.fd

printf 'off\n' | guest off $system_off
printf 'hang\n' | guest hang

# The last line of a suite.
finish()
{
	echo "1..$count"
	[ "$failed" -eq 0 ]
}
