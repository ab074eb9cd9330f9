/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the guest's user space finds out about the kernel under it. Each function
 * prints one line, "guest: TOPIC WORDS", for machines to read.
 */
#ifndef ERSI_GUEST_REPORT_H
#define ERSI_GUEST_REPORT_H

#include <stdarg.h>

/* Prints "guest: " and the formatted rest as one line. */
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Reads a small file whole, NUL-terminated; returns its length, or -1 with errno set. */
int read_text(const char *path, char *text, int size);

/* Writes a whole string into a file; returns 0, or -1 with errno set. */
int write_text(const char *path, const char *text);

/* Loads what /modules/order of the initrd names, if there is one. */
void load_modules(void);

/* Runs the init of the disk that guest.root= names, if it does; returns where that fails. */
void enter_root(void);

/* How many records of the kernel's log contain the text; -1 if it cannot be read. */
int count_log_records(const char *text);

void report_acpi(void);
void report_linear_map(void);
void report_cpus(void);
void report_swiotlb(void);
void report_virtio_blk(void);
void report_virtio_rng(void);
void report_cpu_hotplug(void);
void report_attestation(void);
void report_traffic(void);
void report_warnings(void);

#endif
