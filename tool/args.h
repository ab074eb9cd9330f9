/* SPDX-License-Identifier: BSD-2-Clause */
/* A NULL-terminated list of strings that grows: an argument vector in the making. */
#ifndef TOOL_ARGS_H
#define TOOL_ARGS_H

#include <stddef.h>
#include <stdio.h>

struct args {
	char **list;
	size_t count;
};

/* Memory that runs out ends the program: nothing useful can follow. */
void args_add(struct args *args, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The string with each comma doubled, as QEMU wants a value in a list of options; caller frees. */
char *args_escape_commas(const char *text);

/* One word that a POSIX shell reads back as the same text. */
void args_quote(const char *text, FILE *out);

/* One line that a POSIX shell reads back as the same arguments. */
void args_print(const struct args *args, FILE *out);

void args_free(struct args *args);

#endif
