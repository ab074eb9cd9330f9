# SPDX-License-Identifier: BSD-2-Clause
#
# Kernels under a debugger that looks at their page tables; to be sourced. $work is a folder.
: "${QEMU:=qemu-system-aarch64}"

address() {	# SYMBOL TREE
	awk -v symbol="$1" '$3 == symbol { print "0x" $1 }' "$2/System.map"
}

# debug SCRIPT QEMU-OPTION... - runs gdb's Python script beside QEMU, which waits for it. The script
# finds QEMU at $SOCKET.
debug() {
	local script=$1 qemu i status
	shift
	"$QEMU" -nodefaults -net none -display none -no-reboot -serial "file:$work/console" "$@" \
		-S -gdb "unix:$work/gdb,server=on,wait=off" </dev/null >"$work/qemu" 2>&1 &
	qemu=$!
	for ((i = 0; i < 100; i++)); do
		[ -S "$work/gdb" ] && break
		sleep 0.1
	done
	SOCKET=$work/gdb timeout 120 gdb-multiarch --batch -nx -x "$script"
	status=$?
	kill "$qemu" 2>/dev/null
	wait "$qemu" 2>/dev/null
	rm -f "$work/gdb"
	return $status
}
