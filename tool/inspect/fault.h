/* SPDX-License-Identifier: BSD-2-Clause */
/* Why a machine cannot be inspected: one sentence for a person, which the caller frees. */
#ifndef TOOL_FAULT_H
#define TOOL_FAULT_H

#include <stdbool.h>

/**
 * fault_set() - say why something fails
 * @fault:	receives the sentence; free() it
 * @format:	as printf() takes it; %m is errno's text
 *
 * Return: false, for the caller to return.
 */
bool fault_set(char **fault, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
