# SPDX-License-Identifier: BSD-2-Clause
#
# Kernel trees for the tests of linux/apply: the real files that the patches edit, and what the
# version is read from, out of $STOCK_TREE. Sourced, not run.

stock=${STOCK_TREE:?names a kernel source tree}

edited() {
	sed -n 's,^--- a/,,p' linux/series/*/*/*.diff lab/records/linux/series/*/*/*.diff | sort -u
}

# fresh_tree DIRECTORY
fresh_tree() {
	local file
	rm -rf "$1"
	mkdir -p "$1"
	for file in Makefile $(edited); do
		[ ! -e "$stock/$file" ] || (cd "$stock" && cp --parents "$file" "$1")
	done
}

# older_tree DIRECTORY - with 7.2's names, where patches name them, and its swiotlb, which needs
# no patch
older_tree() {
	fresh_tree "$1"
	sed -i 's/^PATCHLEVEL = .*/PATCHLEVEL = 2/' "$1/Makefile"
	sed -i 's/linux.swiotlb.h/linux\/cc_platform.h/' "$1/arch/arm64/kernel/rsi.c"
	sed -i -e 's/supports_bbml3/supports_bbml2_noabort/; s/bbml3/bbml2/g' \
		-e 's/^static void mark_linear_data_alias_valid(bool valid)$/void __init mark_linear_text_alias_ro(void)/' \
		"$1/arch/arm64/mm/mmu.c"
	sed -i 's/if (max_pfn <= PFN_DOWN(arm64_dma_phys_limit))/if (!swiotlb)/' "$1/arch/arm64/mm/init.c"
}

# sums DIRECTORY - names and contents of all files, and names of all folders
sums() {
	(cd "$1" && find . -name .git -prune -o -type f -exec sha256sum {} + -o -type d -print | sort)
}
