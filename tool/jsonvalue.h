/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON objects in the making. Memory that runs out ends the program: nothing useful can follow. */
#ifndef TOOL_JSONVALUE_H
#define TOOL_JSONVALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <json-c/json.h>

struct json_object *jsonvalue_object(void);
struct json_object *jsonvalue_array(void);

/* Each takes a key of the object. What is added belongs to the object. */
void jsonvalue_add(struct json_object *to, const char *key, struct json_object *value);
/* JSON is UTF-8, and what came from files need not be: other bytes become U+FFFD. */
void jsonvalue_add_text(struct json_object *to, const char *key, const char *text);
void jsonvalue_add_bool(struct json_object *to, const char *key, bool value);
void jsonvalue_add_number(struct json_object *to, const char *key, int64_t value);
/* As a string: not all programs keep 64 bits of a number. */
void jsonvalue_add_hex(struct json_object *to, const char *key, uint64_t value);

/* Likewise, at the end of an array. */
void jsonvalue_append_text(struct json_object *array, const char *text);
void jsonvalue_append_hex(struct json_object *array, uint64_t value);

/* Prints it as one line, and frees it. */
void jsonvalue_print(struct json_object *all, FILE *out);

#endif
