/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A spin lock without order: QEMU runs each CPU as a thread, often more of
 * them than the host has cores, and a lock that must go to the next in line
 * would wait for the host to schedule just that one.
 */
#ifndef EMULATOR_LOCK_H
#define EMULATOR_LOCK_H

#include <stdint.h>

struct lock {
	uint32_t taken;
};

static inline void lock_take(struct lock *lock)
{
	while (__atomic_exchange_n(&lock->taken, 1, __ATOMIC_ACQUIRE))
		__asm__ volatile("yield" : : : "memory");
}

static inline void lock_release(struct lock *lock)
{
	__atomic_store_n(&lock->taken, 0, __ATOMIC_RELEASE);
}
#endif
