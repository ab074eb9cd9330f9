# SPDX-License-Identifier: BSD-2-Clause
#
# Completion for bash: commands, and the options that each command's --help lists.

_earlyrsi() {
	local word=${COMP_WORDS[COMP_CWORD]} commands=(boot inspect patch)

	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		mapfile -t COMPREPLY < <(compgen -W "${commands[*]} --help --version" -- "$word")
	elif [[ $word = -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "${COMP_WORDS[1]}" --help 2>/dev/null |
			grep -oE '^ *(-[a-zA-Z?], )?--[a-z0-9-]+' | grep -oE -e '--[a-z0-9-]+')" -- "$word")
	fi
}
# Anything else is the name of a file.
complete -o default -F _earlyrsi earlyrsi
