# SPDX-License-Identifier: BSD-2-Clause
"""What it costs guests to know early whether they are a Realm, in instructions.

A detection is what lab/bench/measure counted: {"GUEST-WHAT": {KERNEL: instructions}}."""

# What the guests are called, and how many more instructions than stock their setup_arch()
# may take, apart from map_mem().
GUESTS = {
    "no-el3": ("an ordinary guest", 5_000),
    "el3": ("an ordinary guest with EL3", 25_000),
    "no-rsi": ("an ordinary guest of the emulator", 25_000),
    "realm": ("a Realm with a device tree", 60_000),
    "realm-acpi": ("a Realm with ACPI", 60_000),
}
FIGURES = tuple(f"{guest}-{what}" for guest in GUESTS for what in ("map", "setup", "boot"))
KERNELS = ("stock", "patched")


def more(detection, guest, what):
    """How many instructions more than stock the patched kernel takes, or None."""
    counted = detection.get(f"{guest}-{what}", {})
    return counted["patched"] - counted["stock"] if set(KERNELS) <= set(counted) else None


def taken(detection, guest):
    """What of them knowing early takes: the linear map has rows of its own."""
    setup, linear_map = (more(detection, guest, what) for what in ("setup", "map"))
    return None if setup is None or linear_map is None else setup - linear_map


def lines(detection):
    """A name, what knowing takes, setup_arch() and the boot, and the boot in percent."""
    for guest, (name, _) in GUESTS.items():
        boot = more(detection, guest, "boot")
        counts = (taken(detection, guest), more(detection, guest, "setup"), boot)
        if None not in counts:
            yield name, *counts, 100 * boot / detection[f"{guest}-boot"]["stock"]


def goals(detection):
    there = sum(kernel in detection.get(figure, {}) for figure in FIGURES for kernel in KERNELS)
    wanted = len(FIGURES) * len(KERNELS)
    yield {"goal": "detection is counted in both kernels",
           "measured": f"{there} of {wanted} figures", "reached": there == wanted}
    for guest, (name, most) in GUESTS.items():
        count = taken(detection, guest)
        yield {"goal": f"at most {most:,} instructions to know early, {name}",
               "measured": "nothing" if count is None else f"{count:,}",
               "reached": count is not None and count <= most}
