// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#include <earlyrsi/plan.h>

enum ersi_plan ersi_plan_choose(bool realm, bool lazy_split)
{
	if (!realm)
		return ERSI_PLAN_AS_BEFORE;

	return lazy_split ? ERSI_PLAN_LAZY_SPLIT : ERSI_PLAN_PAGES;
}
