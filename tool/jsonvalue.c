// SPDX-License-Identifier: BSD-2-Clause
#include "jsonvalue.h"

#include <err.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

/* The length of the character at @at (RFC 3629, section 4), or 0: that is none. @at ends in NUL. */
static size_t utf8_length(const unsigned char *at)
{
	/* What the second byte may be: the others have shorter forms, or are none. */
	unsigned char least = 0x80, most = 0xbf;
	size_t length = *at < 0x80 ? 1 : *at < 0xc2 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 :
			*at < 0xf5 ? 4 : 0;

	if (*at == 0xe0)
		least = 0xa0;
	else if (*at == 0xed)
		most = 0x9f;		/* surrogates */
	else if (*at == 0xf0)
		least = 0x90;
	else if (*at == 0xf4)
		most = 0x8f;		/* above U+10FFFF */
	for (size_t i = 1; i < length; i++) {
		if (at[i] < (i == 1 ? least : 0x80) || at[i] > (i == 1 ? most : 0xbf))
			return 0;
	}
	return length;
}

static struct json_object *make_text(const char *text)
{
	char *utf8 = malloc(strlen(text) * strlen(REPLACEMENT) + 1), *to = utf8;
	struct json_object *value;

	if (!utf8)
		err(EXIT_NO_START, "out of memory");
	while (*text) {
		size_t length = utf8_length((const unsigned char *)text);

		if (length) {
			to = mempcpy(to, text, length);
			text += length;
		} else {
			to = stpcpy(to, REPLACEMENT);
			text++;
		}
	}
	*to = '\0';
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
