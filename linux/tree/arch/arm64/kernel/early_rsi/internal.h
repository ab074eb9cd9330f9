/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the files of early Realm detection share.
 */
#ifndef __EARLY_RSI_INTERNAL_H
#define __EARLY_RSI_INTERNAL_H

#include <linux/init.h>
#include <linux/types.h>

#include <earlyrsi/note.h>
#include <earlyrsi/probe.h>

/* What early detection found and asked; all of it is absent until it did */
extern struct ersi_report early_rsi_report;

/* Context of the probe while it reads what will be read again: its notes can wait */
extern char early_rsi_for_now[1];

/* tell.c: messages. A bug in firmware is kept until it is known what follows from it. */
void __init early_rsi_keep_bug(const struct ersi_note *note);
void __init early_rsi_tell_bug(const char *consequence);
void __init early_rsi_tell_report(void);
/* What each source says, in a buffer that the next call uses again */
const char *__init early_rsi_sources(void);

/* acpi.c: where late code will find the tables, and what may replace them by then */
#ifdef CONFIG_ACPI
void __init early_rsi_find_acpi(struct ersi_probe_input *input);
/* The command line names an RSDP */
void __init early_rsi_saw_rsdp(void);
#else
static inline void early_rsi_find_acpi(struct ersi_probe_input *input) { }
static inline void early_rsi_saw_rsdp(void) { }
#endif

#endif /* __EARLY_RSI_INTERNAL_H */
