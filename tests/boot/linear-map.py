# SPDX-License-Identifier: BSD-2-Clause
#
# For gdb: once Linux has built its linear map, write each entry of it to a file, one line for each:
# its virtual address, its level and the entry, less the address of the table that it names.
#
# gdb -x linear-map.py	(in the environment: SOCKET, QEMU's; STOP, the address of a function that runs
#			after paging_init(); OUTPUT)
import os
import struct

import gdb

TABLE = 3			# bits 1:0 of an entry that names a table, above the last level
ADDRESS = 0x0000FFFFFFFFF000	# Arm ARM D8.3: a table's address; memory here is below 2^48
PAGE_SHIFTS = {1: 14, 2: 12, 3: 16}	# TCR_EL1.TG1


def register(name):
    return int(gdb.parse_and_eval("$" + name)) & (1 << 64) - 1


def read(pa, size):
    gdb.execute("maintenance packet Qqemu.PhyMemMode:1", to_string=True)
    table = gdb.selected_inferior().read_memory(pa, size).tobytes()
    gdb.execute("maintenance packet Qqemu.PhyMemMode:0", to_string=True)
    return struct.unpack("<%dQ" % (size // 8), table)


def write(output, entries, levels, va):
    """A table with so many levels from it down, and what it names"""
    shift = page_shift + (levels - 1) * (page_shift - 3)
    for i, entry in enumerate(entries):
        here = va + (i << shift)
        if levels > 1 and entry & 3 == TABLE:
            output.write("%x %d table %x\n" % (here, levels, entry & ~ADDRESS))
            write(output, read(entry & ADDRESS, 1 << page_shift), levels - 1, here)
        elif entry:
            output.write("%x %d %x\n" % (here, levels, entry))


gdb.execute("set confirm off")
gdb.execute("set architecture aarch64", to_string=True)
gdb.execute("target remote " + os.environ["SOCKET"], to_string=True)
gdb.execute("hbreak *" + os.environ["STOP"], to_string=True)
gdb.execute("continue", to_string=True)

tcr = register("TCR_EL1")
page_shift = PAGE_SHIFTS[tcr >> 30 & 3]
va_bits = 64 - (tcr >> 16 & 0x3F)
levels = -((page_shift - va_bits) // (page_shift - 3))
root_bits = va_bits - page_shift - (levels - 1) * (page_shift - 3)
root = read(register("TTBR1_EL1") & 0x0000FFFFFFFFFFFE, 8 << root_bits)
with open(os.environ["OUTPUT"], "w", encoding="ascii") as output:
    output.write("%d KiB pages, %d bits\n" % (1 << page_shift - 10, va_bits))
    # The linear map is the lower half (Documentation/arch/arm64/memory.rst).
    write(output, root[: len(root) // 2], levels, (1 << 64) - (1 << va_bits))
gdb.execute("kill", to_string=True)
