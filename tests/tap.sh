# SPDX-License-Identifier: BSD-2-Clause
#
# TAP for test suites written in bash; to be sourced.

tap_count=0
tap_failed=0

# tap NAME CONDITION [FILE] - one test: the shell condition holds. Where it does
# not, the file says more.
tap() {
	tap_count=$((tap_count + 1))
	if (eval "$2") >/dev/null 2>&1; then
		echo "ok $tap_count - $1"
		return
	fi
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $1"
	echo "# not true: $2"
	if [ $# -gt 2 ]; then
		tail -n 20 "$3" | sed 's/^/# /'
	fi
}

tap_done() {
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
}
