/* SPDX-License-Identifier: BSD-2-Clause */
/* A NULL-terminated list of strings that grows: an argument vector in the making. */
#ifndef ERSI_TOOL_ARGS_H
#define ERSI_TOOL_ARGS_H

#include <stddef.h>
#include <stdio.h>

struct ersi_args {
	char **list;
	size_t count;
};

/* Memory that runs out ends the program: nothing useful can follow. */
void ersi_args_add(struct ersi_args *args, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The string with each comma doubled, as QEMU wants a value in a list of options; caller frees. */
char *ersi_args_escape_commas(const char *text);

/* One word that a POSIX shell reads back as the same text. */
void ersi_args_quote(const char *text, FILE *out);

/* One line that a POSIX shell reads back as the same arguments. */
void ersi_args_print(const struct ersi_args *args, FILE *out);

void ersi_args_free(struct ersi_args *args);

#endif
