// SPDX-License-Identifier: BSD-2-Clause
#include "ripas.h"

#include <string.h>

#include "arch.h"
#include "loader/options.h"
#include "lock.h"

/*
 * The protected leaf is the record: a valid one is RAM; an invalid one holds
 * the RIPAS in bits that hardware ignores, as in all invalid descriptors.
 */
#define LEAF_VALID	UINT64_C(0x1)
#define LEAF_RIPAS(l)	((uint32_t)((l) >> 2) & 3)
#define LEAF_OF(ripas)	((uint64_t)(ripas) << 2)
#define LEAF_CHANGING	(UINT64_C(1) << 4)
#define CHANGES_MAX	((UINT64_C(64) << 20) / PAGE_SIZE)

static struct lock ripas_lock;

static uint64_t page_address(const struct stage2 *s2, uint64_t page)
{
	return s2->ram_base + page * PAGE_SIZE;
}

/* False: there is no RAM at this address. */
static bool page_of(const struct stage2 *s2, uint64_t ipa, uint64_t *page)
{
	if (ipa < s2->ram_base)
		return false;
	*page = (ipa - s2->ram_base) >> PAGE_SHIFT;
	return *page < s2->ram_pages;
}

static uint32_t ripas_of(const struct stage2 *s2, uint64_t page)
{
	uint64_t leaf = s2->protected_leaf[page];

	return leaf & LEAF_VALID ? ERSI_RSI_RIPAS_RAM : LEAF_RIPAS(leaf);
}

/* A device that the Realm was given: a valid leaf is DEV, and it becomes EMPTY for good. */
static bool is_device(const struct stage2 *s2, uint64_t ipa)
{
	return s2->device_leaf && *s2->device_leaf && ipa == s2->device;
}

/* How far [ipa, top) stays EMPTY, where ipa is neither RAM nor a device. */
static uint64_t empty_up_to(const struct stage2 *s2, uint64_t ipa, uint64_t top)
{
	if (ipa < s2->ram_base && s2->ram_base < top)
		top = s2->ram_base;
	if (ipa < s2->device && s2->device < top && is_device(s2, s2->device))
		top = s2->device;
	return top;
}

static void write_leaves(const struct stage2 *s2, uint64_t page, uint32_t ripas)
{
	uint64_t pa = page_address(s2, page);

	if (ripas == ERSI_RSI_RIPAS_RAM)
		s2->protected_leaf[page] = stage2_protected_page(pa);
	else
		s2->protected_leaf[page] = LEAF_OF(ripas);
	s2->shared_leaf[page] = ripas == ERSI_RSI_RIPAS_EMPTY ? stage2_shared_page(pa) : 0;
}

/* A leaf for each page: few instructions, because this is most of what starting a Realm takes. */
static void fill(uint64_t *leaf, uint64_t pages, uint64_t first)
{
	uint64_t *end = leaf + pages;

#pragma GCC unroll 8
	for (; leaf < end; first += PAGE_SIZE)
		*leaf++ = first;
}

void ripas_init(uint32_t ripas)
{
	const struct stage2 *s2 = stage2_get();

	/* Leaves that were just made are 0: EMPTY, and not shared. */
	if (ripas == ERSI_RSI_RIPAS_RAM)
		fill(s2->protected_leaf, s2->ram_pages, stage2_protected_page(s2->ram_base));
	else
		fill(s2->shared_leaf, s2->ram_pages, stage2_shared_page(s2->ram_base));
	arch_dsb();
}

void ripas_adopt(const struct region *region)
{
	const struct stage2 *s2 = stage2_get();
	uint64_t ipa, page;

	for (ipa = region->base & ~(uint64_t)(PAGE_SIZE - 1);
	     ipa < region->base + region->size; ipa += PAGE_SIZE)
		if (page_of(s2, ipa, &page))
			write_leaves(s2, page, ERSI_RSI_RIPAS_RAM);
	arch_dsb();
}

bool ripas_in_protected_half(uint64_t ipa)
{
	return ipa < stage2_get()->shared_bit;
}

/* Contents do not cross over between the halves (DEN0137 A5.2.4). */
static void wipe(uint64_t pa)
{
	uint64_t *word = (uint64_t *)pa;
	uint64_t *end = (uint64_t *)(pa + PAGE_SIZE);

	while (word < end) {
		word[0] = 0;
		word[1] = 0;
		word += 2;
	}
}

/*
 * Break before make, for many pages with one invalidation. [first, last) are
 * pages of which those marked change.
 */
static void change(const struct stage2 *s2, uint64_t first, uint64_t last, uint32_t ripas)
{
	uint64_t page;

	stage2_flush();
	for (page = first; page < last; page++) {
		/* In a valid leaf this bit is an attribute. */
		if ((s2->protected_leaf[page] & (LEAF_VALID | LEAF_CHANGING)) != LEAF_CHANGING)
			continue;
		wipe(page_address(s2, page));
		write_leaves(s2, page, ripas);
	}
	arch_dsb();
}

/* The host provides no other page: from now on the device is in neither half. */
static void drop_device(const struct stage2 *s2)
{
	*s2->device_leaf = 0;
	stage2_flush();
}

uint64_t ripas_set(uint64_t base, uint64_t top, uint32_t ripas, bool change_destroyed,
		   bool *rejected)
{
	const struct stage2 *s2 = stage2_get();
	uint64_t ipa, page, first = 0, last = 0, changes = 0;

	*rejected = false;
	lock_take(&ripas_lock);
	for (ipa = base; ipa < top && changes < CHANGES_MAX; ipa += PAGE_SIZE) {
		uint32_t old;

		if (!page_of(s2, ipa, &page)) {
			/* Only RAM can become RIPAS RAM. */
			if (ripas == ERSI_RSI_RIPAS_RAM) {
				*rejected = true;
				break;
			}
			if (is_device(s2, ipa))
				drop_device(s2);
			else
				ipa = empty_up_to(s2, ipa, top) - PAGE_SIZE;
			continue;
		}
		old = ripas_of(s2, page);
		if (old == ripas)
			continue;
		if (old == ERSI_RSI_RIPAS_DESTROYED && ripas == ERSI_RSI_RIPAS_RAM &&
		    !change_destroyed) {
			*rejected = true;
			break;
		}
		s2->protected_leaf[page] = LEAF_OF(old) | LEAF_CHANGING;
		s2->shared_leaf[page] = 0;
		if (!changes++)
			first = page;
		last = page + 1;
	}
	if (changes)
		change(s2, first, last, ripas);
	lock_release(&ripas_lock);
	return ipa;
}

uint32_t ripas_get(uint64_t base, uint64_t *top)
{
	const struct stage2 *s2 = stage2_get();
	uint64_t ipa, page;
	uint32_t ripas;

	lock_take(&ripas_lock);
	if (!page_of(s2, base, &page)) {
		ripas = is_device(s2, base) ? ERSI_RSI_RIPAS_DEV : ERSI_RSI_RIPAS_EMPTY;
		*top = ripas == ERSI_RSI_RIPAS_DEV ? base + PAGE_SIZE :
						     empty_up_to(s2, base, *top);
		lock_release(&ripas_lock);
		return ripas;
	}
	ripas = ripas_of(s2, page);
	for (ipa = base; ipa < *top; ipa += PAGE_SIZE)
		if (!page_of(s2, ipa, &page) || ripas_of(s2, page) != ripas)
			break;
	lock_release(&ripas_lock);
	*top = ipa;
	return ripas;
}

uint64_t ripas_destroy(uint64_t base, uint64_t top)
{
	const struct stage2 *s2 = stage2_get();
	uint64_t ipa, page, first = 0, last = 0, changes = 0;

	lock_take(&ripas_lock);
	for (ipa = base; ipa < top && page_of(s2, ipa, &page); ipa += PAGE_SIZE) {
		if (ripas_of(s2, page) != ERSI_RSI_RIPAS_RAM)
			continue;
		s2->protected_leaf[page] = LEAF_OF(ERSI_RSI_RIPAS_RAM) | LEAF_CHANGING;
		if (!changes++)
			first = page;
		last = page + 1;
	}
	if (changes)
		change(s2, first, last, ERSI_RSI_RIPAS_DESTROYED);
	lock_release(&ripas_lock);
	return changes;
}

uint8_t *ripas_hold(uint64_t ipa, uint32_t *ripas)
{
	const struct stage2 *s2 = stage2_get();
	uint64_t page;

	*ripas = ERSI_RSI_RIPAS_EMPTY;
	if (!page_of(s2, ipa, &page))
		return NULL;
	lock_take(&ripas_lock);
	*ripas = ripas_of(s2, page);
	if (*ripas == ERSI_RSI_RIPAS_RAM)
		return (uint8_t *)page_address(s2, page);
	lock_release(&ripas_lock);
	return NULL;
}

void ripas_release(void)
{
	lock_release(&ripas_lock);
}

enum ripas_access ripas_judge(uint64_t ipa, bool fetch)
{
	const struct stage2 *s2 = stage2_get();
	bool shared = ipa & s2->shared_bit;
	enum ripas_access access;
	uint64_t page;
	uint32_t ripas;

	if (ipa >> s2->ipa_width)
		return RIPAS_ACCESS_EXTERNAL_ABORT;
	if (shared && fetch)
		return RIPAS_ACCESS_EXTERNAL_ABORT;
	/* EDK2's code runs in flash and writes to its variables there, without effect. */
	if (ipa - s2->code_base < s2->code_size && !fetch)
		return RIPAS_ACCESS_HOST;
	/* Where devices are in both halves, an address without a device is the host's as well. */
	if (!page_of(s2, ipa & ~s2->shared_bit, &page))
		return shared || (options_devices_in_both() && !fetch) ?
		       RIPAS_ACCESS_HOST : RIPAS_ACCESS_EXTERNAL_ABORT;
	lock_take(&ripas_lock);
	ripas = ripas_of(s2, page);
	if (shared)
		access = ripas == ERSI_RSI_RIPAS_EMPTY ? RIPAS_ACCESS_RETRY : RIPAS_ACCESS_HOST;
	else if (ripas == ERSI_RSI_RIPAS_RAM)
		access = RIPAS_ACCESS_RETRY;
	else if (ripas == ERSI_RSI_RIPAS_DESTROYED)
		access = RIPAS_ACCESS_DESTROYED;
	else
		access = RIPAS_ACCESS_EXTERNAL_ABORT;
	lock_release(&ripas_lock);
	return access;
}
