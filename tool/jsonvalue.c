// SPDX-License-Identifier: BSD-2-Clause
#include "jsonvalue.h"

#include <err.h>
#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "exits.h"

#define REPLACEMENT	"\xef\xbf\xbd"		/* U+FFFD */

static struct json_object *need(struct json_object *object)
{
	if (!object)
		err(EXIT_NO_START, "out of memory");
	return object;
}

struct json_object *jsonvalue_object(void)
{
	return need(json_object_new_object());
}

struct json_object *jsonvalue_array(void)
{
	return need(json_object_new_array());
}

void jsonvalue_add(struct json_object *to, const char *key, struct json_object *value)
{
	if (json_object_object_add(to, key, need(value)))
		err(EXIT_NO_START, "out of memory");
}

/* In a locale of UTF-8. Caller frees. */
static char *make_utf8(const char *text)
{
	size_t left = strlen(text), size = left * strlen(REPLACEMENT) + 1;
	char *utf8 = malloc(size), *to = utf8;
	mbstate_t state = { 0 };

	if (!utf8)
		err(EXIT_NO_START, "out of memory");
	while (left) {
		size_t length = mbrlen(text, left, &state);

		if (length > left) {		/* neither a character nor the beginning of one */
			memcpy(to, REPLACEMENT, strlen(REPLACEMENT));
			to += strlen(REPLACEMENT);
			memset(&state, 0, sizeof(state));
			length = 1;
		} else {
			memcpy(to, text, length);
			to += length;
		}
		text += length;
		left -= length;
	}
	*to = '\0';
	return utf8;
}

static bool is_ascii(const char *text)
{
	while ((signed char)*text > 0)
		text++;
	return !*text;
}

static struct json_object *make_text(const char *text)
{
	struct json_object *value;
	locale_t locale, old;
	char *utf8;

	/* A locale is read from files. */
	if (is_ascii(text))
		return need(json_object_new_string(text));
	locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
	if (!locale)
		err(EXIT_NO_START, "the locale C.UTF-8 is missing");
	old = uselocale(locale);
	utf8 = make_utf8(text);
	uselocale(old);
	freelocale(locale);
	value = need(json_object_new_string(utf8));
	free(utf8);
	return value;
}

void jsonvalue_add_text(struct json_object *to, const char *key, const char *text)
{
	jsonvalue_add(to, key, make_text(text));
}

void jsonvalue_add_bool(struct json_object *to, const char *key, bool value)
{
	jsonvalue_add(to, key, json_object_new_boolean(value));
}

void jsonvalue_add_number(struct json_object *to, const char *key, int64_t value)
{
	jsonvalue_add(to, key, json_object_new_int64(value));
}

static struct json_object *make_hex(uint64_t value)
{
	char text[32];

	snprintf(text, sizeof(text), "0x%" PRIx64, value);
	return need(json_object_new_string(text));
}

void jsonvalue_add_hex(struct json_object *to, const char *key, uint64_t value)
{
	jsonvalue_add(to, key, make_hex(value));
}

static void append(struct json_object *array, struct json_object *value)
{
	if (json_object_array_add(array, value))
		err(EXIT_NO_START, "out of memory");
}

void jsonvalue_append_text(struct json_object *array, const char *text)
{
	append(array, make_text(text));
}

void jsonvalue_append_hex(struct json_object *array, uint64_t value)
{
	append(array, make_hex(value));
}

void jsonvalue_print(struct json_object *all, FILE *out)
{
	const char *text = json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN |
							  JSON_C_TO_STRING_NOSLASHESCAPE);

	if (!text)
		err(EXIT_NO_START, "out of memory");
	fprintf(out, "%s\n", text);
	json_object_put(all);
}
