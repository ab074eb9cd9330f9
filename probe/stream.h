/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_STREAM_H
#define EARLYRSI_STREAM_H

#include <earlyrsi/types.h>

/**
 * struct ersi_stream - physical memory, read from front to back
 * @env:	the caller's context
 * @at:		physical address of the next byte
 * @left:	bytes from there to the end
 * @window:	no mapping crosses a multiple of this, a power of two and at most
 *		ERSI_ENV_MAP_SIZE
 * @va:		the one mapping, or NULL; the next byte is in it or behind it
 * @mapped:	its size
 * @used:	bytes of it that are in front of the next byte
 *
 * A stream never goes back, so no byte is read twice: the caller checks and uses the same
 * copy, which cannot change, and every step is progress.
 */
struct ersi_stream {
	void *env;
	uint64_t at;
	uint64_t left;
	uint32_t window;
	void *va;
	uint32_t mapped;
	uint32_t used;
};

/**
 * ersi_stream_open() - begin to read physical memory
 * @stream:	to be closed with ersi_stream_close()
 * @env:	the caller's context
 * @pa:		physical address of the first byte
 * @size:	bytes; a range that wraps has none
 * @window:	see &struct ersi_stream
 *
 * Nothing is mapped yet.
 */
void ersi_stream_open(struct ersi_stream *stream, void *env, uint64_t pa, uint64_t size,
		      uint32_t window);

/**
 * ersi_stream_extend() - move the end
 * @stream:	an open stream
 * @size:	bytes to add; none are added if the range then wraps
 */
void ersi_stream_extend(struct ersi_stream *stream, uint64_t size);

/**
 * ersi_stream_read() - copy the next bytes
 * @stream:	an open stream
 * @to:		receives them
 * @size:	how many
 *
 * Return: false if they cannot be mapped or are beyond the end; @to and the position in
 * the stream are then undefined.
 */
bool ersi_stream_read(struct ersi_stream *stream, void *to, uint32_t size);

/**
 * ersi_stream_sum() - add up the next bytes
 * @stream:	an open stream
 * @size:	how many
 * @sum:	the sum, modulo 256, to which they are added
 *
 * Return: false as ersi_stream_read() does.
 */
bool ersi_stream_sum(struct ersi_stream *stream, uint64_t size, uint8_t *sum);

/**
 * ersi_stream_skip() - pass over the next bytes without mapping them
 * @stream:	an open stream
 * @size:	how many, at most @stream->left
 */
void ersi_stream_skip(struct ersi_stream *stream, uint64_t size);

/**
 * ersi_stream_close() - unmap what is mapped
 * @stream:	an open stream
 */
void ersi_stream_close(struct ersi_stream *stream);

#endif
