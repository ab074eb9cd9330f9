# SPDX-License-Identifier: BSD-2-Clause
#
# Tests of what `earlyrsi inspect` reports; to be sourced, with tap.sh. Needs $O
# and a folder $tmp, with a folder "reports" in it.

# What the exit status is called in JSON
verdicts=([0]=agree [2]=nothing [3]=conflict [4]=unusable)

# inspect NAME STATUS ARGUMENT... - the reports are in reports/
inspect() {
	local name=$1 status=$2
	shift 2
	timeout 20 "$O/tool/earlyrsi" inspect "$@" >"$tmp/reports/$name" 2>&1
	tap "$name: exit status $status" "[ $? -eq $status ]" "$tmp/reports/$name"
	timeout 20 "$O/tool/earlyrsi" inspect --json "$@" >"$tmp/reports/$name.json" 2>&1
	tap "$name: as JSON" \
		"python3 -m json.tool $tmp/reports/$name.json |
			grep -q '^    \"verdict\": \"${verdicts[status]}\"\$'" \
		"$tmp/reports/$name.json"
}

# says NAME PATTERN - a line of the report matches
says() {
	tap "$1: $2" "grep -qE -e '$2' $tmp/reports/$1" "$tmp/reports/$1"
}
