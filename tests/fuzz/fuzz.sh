# SPDX-License-Identifier: BSD-2-Clause
#
# A fixed number of runs of a fuzzer from a fixed seed, as a test. To be sourced, after
# tests/tap.sh and from the top of the sources.

O=${O:-build}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# fuzz NAME RUNS SEEDS
fuzz()
{
	local done_runs="Done $2 runs"

	# The fuzzer adds what it learns to the first directory it is given.
	mkdir -p "$scratch/$1"
	"$O/fuzz/$1" -runs="$2" -seed=1 -max_len=4096 -artifact_prefix="$O/fuzz/" \
		"$scratch/$1" "$3" >"$scratch/log" 2>&1
	status=$?
	pattern=$done_runs
	tap "$2 runs of $1 from seed 1" '[ $status = 0 ] && grep -q "$pattern" "$scratch/log"' \
		"$scratch/log"
}
