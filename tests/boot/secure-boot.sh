# SPDX-License-Identifier: BSD-2-Clause
#
# UEFI Secure Boot under EDK2, with the test keys that Debian ships. To be sourced after tap.sh
# and console.sh, with $logs set to a folder that exists and $QEMU to the emulator.

firmware=/usr/share/AAVMF
keys=/usr/share/qemu-efi-aarch64/PkKek-1-snakeoil

# The key's password is what its README.Debian says.
openssl rsa -in "$keys.key" -passin pass:snakeoil -out "$logs/key.pem" 2>"$logs/key.log" ||
	cat "$logs/key.log"

sign() {	# IMAGE NAME
	sbsign --key "$logs/key.pem" --cert "$keys.pem" --output "$logs/$2" "$1" >"$logs/$2.sign" 2>&1 ||
		cat "$logs/$2.sign"
}

guest=(-M virt
	-drive "if=pflash,format=raw,unit=0,readonly=on,file=$firmware/AAVMF_CODE.snakeoil.fd")

# boot NAME END KERNEL INITRD OPTIONS [MACHINE...] - until a line of the console matches END
boot() {
	local name=$1 end=$2 kernel=$3 initrd=$4 options=$5
	shift 5
	[ $# -gt 0 ] || set -- "${guest[@]}"
	cp "$firmware/AAVMF_VARS.snakeoil.fd" "$logs/vars.fd"
	run_until "$end" "$logs/$name" \
		"$QEMU" "$@" -cpu max -m 512M -nodefaults -net none -display none -no-reboot \
		-serial "file:$logs/$name.raw" -kernel "$kernel" -initrd "$initrd" -append "$options" \
		-drive "if=pflash,format=raw,unit=1,file=$logs/vars.fd"
}

says() {	# NAME REGEX
	tap "$1: $2" "grep -a -q -E -e '$2' '$logs/$1'" "$logs/$1"
}

silent_of() {	# NAME REGEX
	tap "$1: not: $2" "[ -s '$logs/$1' ] && ! grep -a -q -E -e '$2' '$logs/$1'" "$logs/$1"
}

# The firmware has tried all that it could start, its own shell last.
refused='BdsDxe: (failed to start .*Security Violation|No bootable option)'
