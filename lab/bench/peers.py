# SPDX-License-Identifier: BSD-2-Clause
"""What the project's code takes beside its peers, as lab/bench/host and lab/bench/pairs measured it:
{WHAT: {"ours": count, "peer": count}}."""

# Our name, the peer's name, the largest ratio that is allowed, and the unit.
COMPARED = {
    "walk": ("the probe, a tree of 2 MiB", "libfdt's walk", 0.5, "instructions"),
    "inspect": ("earlyrsi inspect, one tree", "fdtget", 1.5, "instructions"),
    "inspect-each": ("earlyrsi inspect, each of many", "fdtget", 0.4, "instructions"),
    "inspect-many": ("earlyrsi inspect, many trees", "a loop over fdtget", 0.1, "ms of CPU time"),
    "emulator": ("the emulator, a boot with disk traffic", "an ordinary guest", 1.01,
                 "instructions"),
    "emulator-wall": ("the emulator, likewise", "an ordinary guest", 1.3, "ms"),
}


def lines(peers):
    """A name, the peer, the unit, both counts, and the first as a multiple of the second."""
    for what, (name, peer, _, unit) in COMPARED.items():
        if what in peers:
            ours, theirs = peers[what]["ours"], peers[what]["peer"]
            yield name, peer, unit, ours, theirs, ours / theirs


def goals(peers, units=None):
    """All of them, or those in these units only: times differ from run to run."""
    for what, (name, peer, most, unit) in COMPARED.items():
        if units and unit not in units:
            continue
        counts = peers.get(what)
        times = counts["ours"] / counts["peer"] if counts else None
        yield {"goal": f"{name}: at most {most:g} times {peer}, in {unit}",
               "measured": "nothing" if times is None else f"{times:.4g} times",
               "reached": times is not None and times <= most}
