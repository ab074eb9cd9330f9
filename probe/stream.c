// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Physical memory of any size through one small mapping at a time.
 */
#include <earlyrsi/env.h>

#include "bytes.h"
#include "stream.h"

void ersi_stream_open(struct ersi_stream *stream, void *env, uint64_t pa, uint64_t size,
		      uint32_t window)
{
	memset(stream, 0, sizeof(*stream));
	stream->env = env;
	stream->at = pa;
	stream->window = window;
	ersi_stream_extend(stream, size);
}

void ersi_stream_extend(struct ersi_stream *stream, uint64_t size)
{
	if (size <= ~(uint64_t)0 - stream->at - stream->left)
		stream->left += size;
}

void ersi_stream_close(struct ersi_stream *stream)
{
	if (stream->va)
		ersi_env_unmap(stream->env, stream->va, stream->mapped);
	stream->va = NULL;
	stream->mapped = 0;
	stream->used = 0;
}

void ersi_stream_skip(struct ersi_stream *stream, uint64_t size)
{
	stream->at += size;
	stream->left -= size;
	if (size < stream->mapped - stream->used)
		stream->used += (uint32_t)size;
	else
		ersi_stream_close(stream);
}

/* The bytes that can be read at once, at most @size of them, or NULL */
static const uint8_t *next(struct ersi_stream *stream, uint64_t size, uint32_t *count)
{
	uint64_t rest = stream->window - stream->at % stream->window;

	if (size > stream->left)
		return NULL;

	if (!stream->va) {
		stream->mapped = (uint32_t)(rest < stream->left ? rest : stream->left);
		stream->va = ersi_env_map(stream->env, stream->at, stream->mapped);
	}
	if (!stream->va)
		return NULL;

	*count = stream->mapped - stream->used;
	if (size < *count)
		*count = (uint32_t)size;

	return (const uint8_t *)stream->va + stream->used;
}

bool ersi_stream_read(struct ersi_stream *stream, void *to, uint32_t size)
{
	uint8_t *copy = to;
	const uint8_t *bytes;
	uint32_t count;

	for (; size; size -= count) {
		bytes = next(stream, size, &count);
		if (!bytes)
			return false;
		memcpy(copy, bytes, count);
		copy += count;
		ersi_stream_skip(stream, count);
	}

	return true;
}

bool ersi_stream_sum(struct ersi_stream *stream, uint64_t size, uint8_t *sum)
{
	const uint8_t *bytes;
	uint32_t count;

	for (; size; size -= count) {
		bytes = next(stream, size, &count);
		if (!bytes)
			return false;
		*sum = (uint8_t)(*sum + ersi_bytes_sum(bytes, count));
		ersi_stream_skip(stream, count);
	}

	return true;
}
