/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What early Realm detection has asked firmware, for the code that would ask again.
 */
#ifndef __LINUX_EARLY_RSI_H
#define __LINUX_EARLY_RSI_H

#include <linux/arm-smccc.h>
#include <linux/init.h>
#include <linux/types.h>

/* Function ID and three arguments in, the first result out */
typedef unsigned long (*early_rsi_ask_fn)(unsigned long, unsigned long, unsigned long,
					  unsigned long);

#ifdef CONFIG_ARM64
/**
 * early_rsi_ask_once() - ask firmware what early detection has not asked yet
 * @conduit:	the conduit that @ask uses
 * @ask:	makes the call
 * @function:	function ID, of an SMC32 call with at most one argument
 * @arg:	its first argument
 *
 * Return: the call's first result, from early detection where it made this very
 * call by this conduit, else from @ask.
 */
u32 __init early_rsi_ask_once(enum arm_smccc_conduit conduit, early_rsi_ask_fn ask,
			      u32 function, u32 arg);
#else
static inline u32 early_rsi_ask_once(enum arm_smccc_conduit conduit, early_rsi_ask_fn ask,
				     u32 function, u32 arg)
{
	return ask(function, arg, 0, 0);
}
#endif

#endif /* __LINUX_EARLY_RSI_H */
