# SPDX-License-Identifier: BSD-2-Clause
#
# What a kernel says, without what two builds of it, or two runs, must differ in:
# who built it when, how large it is, and when something is said. The registers and
# addresses of a death differ, too; that and how it dies do not. The last lines before
# init are printed or not, as init is late or early to turn messages off. A table from the
# initrd is copied to where memblock has a place, which depends on the page tables before it.
# To be sourced.

messages() {	# LOG
	tr -d '\r\0' < "$1" | grep -a -E '^(\[|guest:)' |
		sed -E -e 's/^\[ *[0-9.]+\] //' \
			-e 's/^(Linux version [0-9.]+).*/\1/' \
			-e 's/^(Memory: ).*/\1/' \
			-e 's/^(percpu: ).*/\1/' \
			-e 's/^(guest: linear-(map|ranges)).*/\1/' \
			-e 's/^(ACPI: FACP 0x)[0-9A-F]+ /\1 /; s/(new table: 0x)[0-9A-F]+/\1/' \
			-e 's/^( +node +[0-9]+: \[mem ).*/\1/' \
			-e '/^(CPU: |pstate: |pc : |lr : |sp : |x[0-9]+ *: |Code: | [A-Za-z_0-9.]+\+0x)/d' \
			-e '/^(clk: Disabling|Freeing unused|Run .init)/d' \
			-e '/^(KASLR|kaslr)/d' \
			-e '/^(Internal error|Unable to handle|Kernel panic)/q'
}
