# SPDX-License-Identifier: BSD-2-Clause
#
# Reads tables of boot cases; cases/common describes their format. To be sourced.
#
# What is wrong with a case is kept in case_fault, what is wrong outside of any case in
# table_faults: the runner reports both as failed tests.

case_names=()
table_faults=()
declare -A case_kernel case_options case_end case_until case_expect case_fault
declare -A options_of expectations_of

# These have a value in each boot. All other options that begin with $ are the table's.
boot_values=' DISK NET STOCK_IMAGE PATCHED_IMAGE '
boot_ends=' off panic timeout reboot no-start failed '

# fault WHAT - something is wrong with the line that is being read
fault()
{
	if [[ -n $subject && $subject != @* ]]; then
		case_fault[$subject]+="$where: $1"$'\n'
	else
		table_faults+=("$where: $1")
	fi
}

# expand_options TEXT - into $expanded, each $NAME replaced by what it stands for
expand_options()
{
	local rest=$1 name
	expanded=
	while [[ $rest =~ ^([^$]*)\$([A-Z0-9_]*)(.*)$ ]]; do
		name=${BASH_REMATCH[2]} rest=${BASH_REMATCH[3]}
		expanded+=${BASH_REMATCH[1]}
		if [[ $boot_values == *" $name "* ]]; then
			expanded+="\$$name"
		elif [ -n "${options_of[${name:- }]:-}" ]; then
			expanded+=${options_of[$name]}
		else
			fault "no such options: \$$name"
		fi
	done
	expanded+=$rest
}

# define_options '$NAME = TEXT'
define_options()
{
	subject=
	[[ $1 =~ ^\$([A-Z][A-Z0-9_]*)\ =\ (.+)$ ]] || { fault "malformed: $1"; return; }
	local name=${BASH_REMATCH[1]}
	expand_options "${BASH_REMATCH[2]}"
	[ -z "${options_of[$name]:-}" ] || fault "\$$name is defined twice"
	options_of[$name]=$expanded
	defined+=("$name")
}

# define_expectations '@NAME:'
define_expectations()
{
	subject=
	[[ $1 =~ ^(@[a-z0-9-]+):$ ]] || { fault "malformed: $1"; return; }
	[ -z "${expectations_of[${BASH_REMATCH[1]}]+set}" ] ||
		fault "${BASH_REMATCH[1]} is defined twice"
	subject=${BASH_REMATCH[1]}
	expectations_of[$subject]=
	defined+=("$subject")
}

# begin_case 'NAME: KERNEL OPTION...'
begin_case()
{
	subject=
	[[ $1 =~ ^([A-Za-z0-9.-]+):[[:space:]]+([a-z0-9.-]+)([[:space:]].*)?$ ]] ||
		{ fault "malformed: $1"; return; }
	local name=${BASH_REMATCH[1]} kernel=${BASH_REMATCH[2]} options=${BASH_REMATCH[3]:-}
	[ -z "${case_kernel[$name]:-}" ] || { fault "$name is defined twice"; return; }
	subject=$name
	case_names+=("$name")
	case_kernel[$name]=$kernel case_end[$name]=off case_until[$name]= case_expect[$name]=
	expand_options "$options"
	case_options[$name]=$expanded
}

# add_expectation TEXT
add_expectation()
{
	if [[ $subject == @* ]]; then
		expectations_of[$subject]+=$1$'\n'
	else
		case_expect[$subject]+=$1$'\n'
	fi
}

# add_shared '@NAME @NAME(ARGUMENT; ARGUMENT) ...' - what these stand for, $1 and $2 replaced
add_shared()
{
	local rest=$1 name first second given takes line
	while [ -n "$rest" ]; do
		[[ $rest =~ ^(@[a-z0-9-]+)(\(([^();]+)(\;\ ([^();]+))?\))?([[:space:]]+(.*))?$ ]] ||
			{ fault "malformed: $rest"; return; }
		name=${BASH_REMATCH[1]} first=${BASH_REMATCH[3]} second=${BASH_REMATCH[5]}
		rest=${BASH_REMATCH[7]}
		[[ -n ${expectations_of[$name]:-} && $name != "$subject" ]] ||
			{ fault "no such expectations: $name"; continue; }
		case ${expectations_of[$name]} in
		*'$2'*)	takes=2 ;;
		*'$1'*)	takes=1 ;;
		*)	takes=0 ;;
		esac
		given=${first:+x}${second:+x}
		[ ${#given} -eq "$takes" ] || { fault "$name takes $takes arguments"; continue; }
		while IFS= read -r line; do
			line=${line//'$1'/"$first"}
			add_expectation "${line//'$2'/"$second"}"
		done <<<"${expectations_of[$name]%$'\n'}"
	done
}

# add_line LINE - an indented line belongs to what is being defined
add_line()
{
	local line=${1#"${1%%[![:space:]]*}"}
	[ -n "$subject" ] || { fault "belongs to nothing: $line"; return; }
	case $line in
	[+\>=]*|-[!-]*)
		add_expectation "$line"
		return ;;
	@*)	add_shared "$line"
		return ;;
	esac
	[[ $subject != @* ]] || { fault "not an expectation: $line"; return; }
	case $line in
	'--'*|'$'*)
		expand_options "$line"
		case_options[$subject]+=" $expanded" ;;
	'end '*)
		case_end[$subject]=${line#end }
		[[ $boot_ends == *" ${line#end } "* ]] || fault "no such end: ${line#end }" ;;
	'until '?*)
		case_until[$subject]=${line#until } case_end[$subject]=until ;;
	*)	fault "unknown: $line" ;;
	esac
}

# read_table FILE [shared] - what it defines is known to later tables only if it is shared
read_table()
{
	local line name number=0 defined=()
	where=${1##*/} subject=
	[ -r "$1" ] || { fault 'cannot be read'; return; }
	while IFS= read -r line || [ -n "$line" ]; do
		number=$((number + 1)) where=${1##*/}:$number
		case $line in
		''|'#'*)	;;
		[[:space:]]*)	add_line "$line" ;;
		'$'*)		define_options "$line" ;;
		@*)		define_expectations "$line" ;;
		*)		begin_case "$line" ;;
		esac
	done <"$1"
	[ $# -gt 1 ] || for name in "${defined[@]}"; do
		unset "options_of[$name]" "expectations_of[$name]"
	done
}

# check_cases - once all tables are read: a case without expectations could not fail
check_cases()
{
	for subject in "${case_names[@]}"; do
		where=$subject
		[ -n "${case_expect[$subject]}" ] || fault 'expects nothing'
	done
	subject=
}
