/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Traffic in streams: each is a process that moves its share of 64 MiB out and back
 * and compares it. A kernel that cannot complete a request leaves a process that no
 * signal ends, so another one watches how far they are.
 */
#ifndef ERSI_GUEST_TRAFFIC_H
#define ERSI_GUEST_TRAFFIC_H

#include <stddef.h>
#include <stdint.h>

#define TRAFFIC_SIZE	(UINT32_C(64) << 20)	/* of all streams, in each direction */
#define TRAFFIC_STREAMS	4u
#define STREAM_SIZE	(TRAFFIC_SIZE / TRAFFIC_STREAMS)

/* Shared by a stream and the process that watches it */
struct stream {
	unsigned int number;
	_Atomic uint64_t moved;		/* bytes, both directions together */
	char fault[96];			/* what went wrong; empty: nothing yet */
};

/* Remembers what went wrong, with errno's text unless it is 0. Returns -1. */
int stream_fail(struct stream *stream, const char *what);

/* The bytes of a stream from @offset on, which like @size is a multiple of 8 */
void stream_fill(const struct stream *stream, void *buffer, uint64_t offset, size_t size);

/* Returns 0 if the bytes are those, or -1 after a stream_fail(). */
int stream_compare(struct stream *stream, const void *buffer, uint64_t offset, size_t size);

/* Each moves one stream; returns 0, or -1 after a stream_fail(). */
int disk_stream(struct stream *stream);
int net_stream(struct stream *stream);

/* Brings the network interface up; returns 0, or -1 with errno set. */
int net_up(void);

#endif
