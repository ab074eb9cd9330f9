# SPDX-License-Identifier: BSD-2-Clause
#
# A serial console in a file, for machines that do not end by themselves; to be sourced.

# run_until REGEX LOG COMMAND... - until a line of LOG.raw, which the command writes, matches,
# the command ends, or 120 seconds are over. The console as text goes to LOG, what the command
# itself says behind it.
run_until() {
	local regex=$1 log=$2 process i
	shift 2
	: >"$log.raw"
	"$@" </dev/null >"$log.own" 2>&1 &
	process=$!
	for ((i = 0; i < 600; i++)); do
		grep -a -q -E -e "$regex" "$log.raw" && break
		kill -0 "$process" 2>/dev/null || break
		sleep 0.2
	done
	kill "$process" 2>/dev/null
	wait "$process" 2>/dev/null
	tr -d '\r\0' <"$log.raw" | cat - "$log.own" >"$log"
	rm -f "$log.raw" "$log.own"
}

# after LOG REGEX REGEX - a line that matches the second comes after the first's
after() {
	awk -v first="$2" -v then="$3" '$0 ~ first { seen = 1 } seen && $0 ~ then { found = 1 }
		END { exit !found }' "$1"
}
