/* SPDX-License-Identifier: BSD-2-Clause */
/* A ticket lock: CPUs get it in the order in which they asked. */
#ifndef ERSI_EMULATOR_LOCK_H
#define ERSI_EMULATOR_LOCK_H

#include <stdint.h>

struct ersi_lock {
	uint32_t next;
	uint32_t serving;
};

static inline void ersi_lock_take(struct ersi_lock *lock)
{
	uint32_t ticket = __atomic_fetch_add(&lock->next, 1, __ATOMIC_RELAXED);

	while (__atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE) != ticket)
		__asm__ volatile("yield" : : : "memory");
}

static inline void ersi_lock_release(struct ersi_lock *lock)
{
	__atomic_store_n(&lock->serving, lock->serving + 1, __ATOMIC_RELEASE);
}
#endif
