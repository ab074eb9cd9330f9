// SPDX-License-Identifier: BSD-2-Clause
#include "args.h"

#include <err.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "exits.h"

void args_add(struct args *args, const char *format, ...)
{
	char **list = realloc(args->list, (args->count + 2) * sizeof(*list));
	va_list ap;
	int n;

	if (!list)
		err(EXIT_NO_START, "out of memory");
	args->list = list;

	va_start(ap, format);
	n = vasprintf(&list[args->count], format, ap);
	va_end(ap);
	if (n < 0)
		err(EXIT_NO_START, "out of memory");
	list[++args->count] = NULL;
}

char *args_escape_commas(const char *text)
{
	char *escaped = malloc(2 * strlen(text) + 1);
	char *to = escaped;

	if (!escaped)
		err(EXIT_NO_START, "out of memory");
	for (; *text; text++) {
		*to++ = *text;
		if (*text == ',')
			*to++ = ',';
	}
	*to = '\0';
	return escaped;
}

void args_quote(const char *text, FILE *out)
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

void args_print(const struct args *args, FILE *out)
{
	for (size_t i = 0; i < args->count; i++) {
		if (i)
			putc(' ', out);
		args_quote(args->list[i], out);
	}
}

void args_free(struct args *args)
{
	for (size_t i = 0; i < args->count; i++)
		free(args->list[i]);
	free(args->list);
	*args = (struct args){ 0 };
}
