// SPDX-License-Identifier: BSD-2-Clause
#include "args.h"

#include <err.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "exits.h"

void ersi_args_add(struct ersi_args *args, const char *format, ...)
{
	char **list = realloc(args->list, (args->count + 2) * sizeof(*list));
	va_list ap;
	int n;

	if (!list)
		err(ERSI_EXIT_NO_START, "out of memory");
	args->list = list;

	va_start(ap, format);
	n = vasprintf(&list[args->count], format, ap);
	va_end(ap);
	if (n < 0)
		err(ERSI_EXIT_NO_START, "out of memory");
	list[++args->count] = NULL;
}

char *ersi_args_escape_commas(const char *text)
{
	char *escaped = malloc(2 * strlen(text) + 1);
	char *to = escaped;

	if (!escaped)
		err(ERSI_EXIT_NO_START, "out of memory");
	for (; *text; text++) {
		*to++ = *text;
		if (*text == ',')
			*to++ = ',';
	}
	*to = '\0';
	return escaped;
}

void ersi_args_quote(const char *text, FILE *out)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_-+=./:,@%";

	if (*text && strspn(text, plain) == strlen(text)) {
		fputs(text, out);
		return;
	}
	putc('\'', out);
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else
			putc(*text, out);
	}
	putc('\'', out);
}

void ersi_args_print(const struct ersi_args *args, FILE *out)
{
	for (size_t i = 0; i < args->count; i++) {
		if (i)
			putc(' ', out);
		ersi_args_quote(args->list[i], out);
	}
}

void ersi_args_free(struct ersi_args *args)
{
	for (size_t i = 0; i < args->count; i++)
		free(args->list[i]);
	free(args->list);
	*args = (struct ersi_args){ 0 };
}
