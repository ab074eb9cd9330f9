# SPDX-License-Identifier: BSD-2-Clause
#
# How the suites of this folder boot the test guest; to be sourced, with $here set.

. "$here/../tap.sh"
O=${O:-build}
QEMU=${QEMU:-qemu-system-aarch64}
LIMIT=${LIMIT:-120}
guest=$O/tests/emulator/guest.bin
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

machine=virt,gic-version=3,virtualization=on
real=(-M "$machine" -cpu max -m 512M)

# boot LOG OPTIONS QEMU-ARGUMENT... - one run; the UART goes to LOG
boot() {
	local log=$1 options=$2
	shift 2
	# In QEMU's arguments a comma is written twice.
	[ -z "$options" ] ||
		set -- -fw_cfg "name=opt/org.earlyrsi/realm,string=${options//,/,,}" "$@"
	timeout "$LIMIT" "$QEMU" -nodefaults -display none -net none -no-reboot -serial "file:$log" \
		-bios "$O/emulator/realm.bin" "$@" </dev/null >"$log.qemu" 2>&1
	local status=$?
	tr -d '\r' <"$log" >"$log.text"
	return $status
}

# says NAME PATTERN OPTIONS ARGUMENT... - powers off or resets by itself, having said PATTERN
says() {
	local name=$1 pattern=$2
	shift 2
	boot "$tmp/log" "$@"
	tap "$name" "[ $? -eq 0 ] && grep -aqE -e '$pattern' $tmp/log.text" "$tmp/log.text"
}

# bad NAME PATTERN OPTIONS ARGUMENT... - refused with a message
bad() {
	local name=$1 pattern=$2
	shift 2
	says "$name" "^realm: error: .*$pattern" "$@"
}
