/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_PLAN_H
#define EARLYRSI_PLAN_H

#include <earlyrsi/types.h>

/**
 * enum ersi_plan - how the linear map must be built
 * @ERSI_PLAN_AS_BEFORE:	nothing is known that would change it
 * @ERSI_PLAN_PAGES:		with pages: single pages will change halves, and
 *				this CPU cannot split a live block
 * @ERSI_PLAN_LAZY_SPLIT:	with blocks: single pages will change halves, and
 *				this CPU splits live blocks when that happens
 * @ERSI_PLANS:			how many there are
 */
enum ersi_plan {
	ERSI_PLAN_AS_BEFORE,
	ERSI_PLAN_PAGES,
	ERSI_PLAN_LAZY_SPLIT,
	ERSI_PLANS
};

/**
 * ersi_plan_choose() - how to build the linear map
 * @realm:	this is a Realm
 * @lazy_split:	all CPUs can change the size of a live mapping without a fault
 *		(FEAT_BBML3)
 *
 * Return: the plan.
 */
enum ersi_plan ersi_plan_choose(bool realm, bool lazy_split);

/**
 * ersi_plan_name() - a plan in words
 * @plan: any value
 *
 * Return: a constant string, "?" for a value that is no plan.
 */
const char *ersi_plan_name(enum ersi_plan plan);

#endif
