// SPDX-License-Identifier: BSD-2-Clause
/* One stream on the disk: written in large requests, then read back past the page cache. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "pattern.h"
#include "traffic.h"

#define DISK	"/dev/vda"
#define START	(PATTERN_SECTORS * PATTERN_SECTOR)	/* behind what report_virtio_blk() uses */
#define REQUEST	(512u << 10)
#define FLUSH	(4u << 20)

static off_t place(const struct stream *stream, uint32_t offset)
{
	return (off_t)START + (off_t)stream->number * STREAM_SIZE + offset;
}

static int write_all(struct stream *stream, int fd, void *buffer)
{
	for (uint32_t offset = 0; offset < STREAM_SIZE; offset += REQUEST) {
		stream_fill(stream, buffer, offset, REQUEST);
		errno = 0;
		if (pwrite(fd, buffer, REQUEST, place(stream, offset)) != REQUEST)
			return stream_fail(stream, "write");
		if ((offset + REQUEST) % FLUSH == 0 && fsync(fd))
			return stream_fail(stream, "fsync");
		stream->moved += REQUEST;
	}
	return 0;
}

static int read_all(struct stream *stream, int fd, void *buffer)
{
	for (uint32_t offset = 0; offset < STREAM_SIZE; offset += REQUEST) {
		errno = 0;
		if (pread(fd, buffer, REQUEST, place(stream, offset)) != REQUEST)
			return stream_fail(stream, "read");
		if (stream_compare(stream, buffer, offset, REQUEST))
			return -1;
		stream->moved += REQUEST;
	}
	return 0;
}

/* Streams with odd numbers write by way of the page cache, which makes larger requests of it. */
int disk_stream(struct stream *stream)
{
	int direct = open(DISK, O_RDWR | O_DIRECT | O_CLOEXEC);
	int cached = open(DISK, O_WRONLY | O_CLOEXEC);
	void *buffer;

	if (direct < 0 || cached < 0)
		return stream_fail(stream, "open");
	errno = posix_memalign(&buffer, 4096, REQUEST);
	if (errno)
		return stream_fail(stream, "buffer");
	if (write_all(stream, stream->number % 2 ? cached : direct, buffer))
		return -1;
	return read_all(stream, direct, buffer);
}
