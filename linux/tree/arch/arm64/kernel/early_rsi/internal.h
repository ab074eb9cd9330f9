/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the files of early Realm detection share.
 */
#ifndef __EARLY_RSI_INTERNAL_H
#define __EARLY_RSI_INTERNAL_H

#include <linux/init.h>
#include <linux/types.h>

#include <earlyrsi/probe.h>

/* What early detection found and asked; all zeros until then */
extern struct ersi_report early_rsi_report;

/* tell.c: messages */
void __init early_rsi_tell_report(void);
/* Firmware bugs in the sources that early_rsi_report does not have */
void __init early_rsi_tell_changes(const struct ersi_sources *now);
/* What each source says, in a buffer that the next call uses again */
const char *__init early_rsi_sources(void);

/* acpi.c: where normal initialisation will find the tables, and what may replace them */
#ifdef CONFIG_ACPI
void __init early_rsi_find_acpi(struct ersi_sources_input *input);
/* The command line names an RSDP */
void __init early_rsi_saw_rsdp(void);
#else
static inline void early_rsi_find_acpi(struct ersi_sources_input *input) { }
static inline void early_rsi_saw_rsdp(void) { }
#endif

#endif /* __EARLY_RSI_INTERNAL_H */
