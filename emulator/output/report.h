/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the emulator leaves for the program that started QEMU: the last page of RAM, which
 * belongs to the emulator's data window and not to the guest, little-endian. The same
 * signature, at REPORT_IN_IMAGE, tells the emulator's image from other firmware.
 * docs/user/emulator.md, "Report", describes both.
 */
#ifndef EMULATOR_REPORT_H
#define EMULATOR_REPORT_H

#define REPORT_SIZE		0x1000
#define REPORT_IN_IMAGE		8
/* "earlyrsi", and the version of this layout, of the image's header and of the options. */
#define REPORT_MAGIC		0x697372796c726165
#define REPORT_VERSION		1

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stdint.h>

#define REPORT_CPUS		8
#define REPORT_ARGS		4
#define REPORT_RETS		3
#define REPORT_MESSAGE		200

/* The first one that is reported stays. */
enum report_end {
	REPORT_RUNS,
	REPORT_OFF,		/* the guest asked for SYSTEM_OFF */
	REPORT_RESET,		/* the guest asked for SYSTEM_RESET */
	REPORT_FAILED,		/* the emulator cannot go on */
};

enum report_access {
	REPORT_READ,
	REPORT_WRITE,
	REPORT_FETCH,
	REPORT_WALK,		/* of the guest's own translation tables */
};

/**
 * struct report_call - a CPU's last call
 * @order:	of it among all CPUs' calls and aborts, from 1; 0: there was none
 * @fid:	function identifier
 * @returned:	it has, and @ret holds
 * @arg:	from x1
 * @ret:	from x0
 */
struct report_call {
	uint64_t order;
	uint32_t fid;
	uint32_t returned;
	uint64_t arg[REPORT_ARGS];
	uint64_t ret[REPORT_RETS];
};

/**
 * struct report_abort - the last external abort that a CPU's guest was given
 * @order:	as above
 * @ipa:	the address, unless @ipa_valid is 0: the machine's own abort does not tell
 * @va:		FAR_EL2
 * @pc:		ELR_EL2
 * @esr:	ESR_EL2
 * @access:	enum report_access
 * @ipa_valid:	0 or 1
 */
struct report_abort {
	uint64_t order;
	uint64_t ipa;
	uint64_t va;
	uint64_t pc;
	uint64_t esr;
	uint32_t access;
	uint32_t ipa_valid;
};

/**
 * struct report - all of it
 * @magic:	REPORT_MAGIC, from the moment that the rest is valid
 * @version:	REPORT_VERSION
 * @end:	enum report_end
 * @rsi_offered: this guest can be a Realm: 0 or 1
 * @rsi_asked:	it has called RSI_VERSION: 0 or 1
 * @started:	its first instruction was about to run: 0 or 1
 * @order:	of the last call or abort
 * @cpu:	what happened on each CPU; a CPU writes only its own
 * @message:	with REPORT_FAILED, why; ends with a NUL
 */
struct report {
	uint64_t magic;
	uint32_t version;
	uint32_t end;
	uint32_t rsi_offered;
	uint32_t rsi_asked;
	uint32_t started;
	uint32_t reserved;
	uint64_t order;
	struct {
		struct report_call call;
		struct report_abort abort;
	} cpu[REPORT_CPUS];
	char message[REPORT_MESSAGE];
};

_Static_assert(sizeof(struct report) <= REPORT_SIZE, "one page");

struct call;

/* Clears the page. Earlier reports are lost, because the window has moved since. */
void report_begin(bool offers_rsi);
void report_started(void);
void report_call(const struct call *call);
void report_return(const struct call *call);
/* Of the abort that the registers of EL2 describe. */
void report_abort(bool ipa_valid, uint64_t ipa, enum report_access access);
/* False: another end was reported before. */
bool report_end(enum report_end end);
/* One character of the message. */
void report_put(char character);
#endif /* __ASSEMBLER__ */
#endif
