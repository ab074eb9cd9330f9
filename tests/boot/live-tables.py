# SPDX-License-Identifier: BSD-2-Clause
#
# For gdb: while the linear map is rebuilt, and between the two switches of TTBR1, look at
# all tables that TTBR1 points to. Prints TAP.
#
# gdb -x live-tables.py	(in the environment: SOCKET, QEMU's; the addresses PREPARE of
#			linear_map_prepare_realm(), ROOT of swapper_pg_dir and
#			REPLACE of __cpu_replace_ttbr1(); LEVELS of tables; DOUBLES,
#			how many tables are used between the switches only)
import os
import re
import struct

import gdb

PAGE = 4096
TABLE = 3			# bits 1:0 of an entry that names a table, above the last level
ADDRESS = 0x0000FFFFFFFFF000	# Arm ARM D8.3: a table's address; memory here is below 2^48


def read(pa):
    gdb.execute("maintenance packet Qqemu.PhyMemMode:1", to_string=True)
    page = gdb.selected_inferior().read_memory(pa, PAGE).tobytes()
    gdb.execute("maintenance packet Qqemu.PhyMemMode:0", to_string=True)
    return page


def walk(pa, levels, pages):
    pages[pa] = read(pa)
    for entry in struct.unpack("<512Q", pages[pa]):
        if levels > 1 and entry & 3 == TABLE:
            walk(entry & ADDRESS, levels - 1, pages)
    return pages


def physical(virt):
    answer = gdb.execute("monitor gva2gpa %#x" % virt, to_string=True)
    return int(re.search("gpa: (0x[0-9a-f]+)", answer).group(1), 16)


def next_root():
    gdb.execute("continue", to_string=True)
    return physical(int(gdb.parse_and_eval("$x0")))


def unwritten(name, before):
    changed = [pa for pa in before if before[pa] != read(pa)]
    tap(
        name,
        not changed,
        "%d of %d are, the first at %#x" % (len(changed), len(before), (changed or [0])[0]),
    )


count = 0


def tap(name, right, more=""):
    global count
    count += 1
    print("%s %d - %s" % ("ok" if right else "not ok", count, name))
    if not right and more:
        print("# " + more)


gdb.execute("set confirm off")
gdb.execute("set architecture aarch64", to_string=True)
gdb.execute("target remote " + os.environ["SOCKET"], to_string=True)
gdb.execute("hbreak *" + os.environ["PREPARE"], to_string=True)
gdb.execute("continue", to_string=True)
levels, doubles = int(os.environ["LEVELS"]), int(os.environ["DOUBLES"])
root = physical(int(os.environ["ROOT"], 16))
old = walk(root, levels, {})
gdb.execute("hbreak *" + os.environ["REPLACE"], to_string=True)
beside = next_root()
new = walk(beside, levels, {})
unwritten("no old table is written before TTBR1 points elsewhere", old)
live = next_root()

tap("TTBR1 goes to another root and back", beside != root and live == root)
tap("the other root has tables of pages", len(new) > len(old) + 100, "%d tables" % len(new))
unwritten("no new table is written while TTBR1 points to it", new)
gone = set(new) - set(walk(live, levels, {}))
tap("all but %d of them are kept" % doubles, len(gone) == doubles, "%d are not" % len(gone))
print("1..%d" % count)
gdb.execute("kill", to_string=True)
