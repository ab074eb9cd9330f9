// SPDX-License-Identifier: BSD-2-Clause
#include "unpack.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define CHUNK		(256U << 10)
/* What zlib takes at a time. */
#define INPUT_MAX	(1U << 30)
/* zlib.h, inflateInit2(): the largest window, in a gzip file. */
#define GZIP_WINDOW	(15 + 16)

struct sink {
	int fd;
	uint64_t left;
	const char *fault;
	uint8_t chunk[CHUNK];
};

static bool put(struct sink *sink, size_t length)
{
	const uint8_t *at = sink->chunk;

	if (length > sink->left) {
		sink->fault = "unpacks to more than the guest's memory (--memory)";
		return false;
	}
	sink->left -= length;
	while (length) {
		ssize_t n = write(sink->fd, at, length);

		if (n < 0 && errno != EINTR) {
			sink->fault = strerror(errno);
			return false;
		}
		if (n > 0) {
			at += n;
			length -= (size_t)n;
		}
	}
	return true;
}

/* What follows the first member is of no interest, as a signature may. */
static void unpack_gzip(struct sink *sink, const struct file *packed)
{
	z_stream stream = { 0 };
	size_t given = 0;
	int result;

	if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK) {
		sink->fault = "out of memory";
		return;
	}
	do {
		if (!stream.avail_in) {
			size_t next = packed->size - given;

			stream.next_in = (Bytef *)(uintptr_t)(packed->bytes + given);
			stream.avail_in = (uInt)(next < INPUT_MAX ? next : INPUT_MAX);
			given += stream.avail_in;
		}
		stream.next_out = sink->chunk;
		stream.avail_out = CHUNK;
		result = inflate(&stream, Z_NO_FLUSH);
	} while (put(sink, CHUNK - stream.avail_out) && result == Z_OK);

	/* Z_BUF_ERROR: there is no more input, and the end was not in it. */
	if (!sink->fault && result != Z_STREAM_END)
		sink->fault = result == Z_BUF_ERROR ? "truncated: the gzip data has no end" :
						      "damaged: the gzip data is invalid";
	inflateEnd(&stream);
}

static void unpack_zstd(struct sink *sink, const struct file *packed)
{
	ZSTD_DCtx *context = ZSTD_createDCtx();
	ZSTD_inBuffer in = { packed->bytes, packed->size, 0 };
	size_t left;

	if (!context) {
		sink->fault = "out of memory";
		return;
	}
	do {
		ZSTD_outBuffer out = { sink->chunk, CHUNK, 0 };

		left = ZSTD_decompressStream(context, &out, &in);
		if (ZSTD_isError(left)) {
			sink->fault = "damaged: the zstd data is invalid, or needs a window of "
				      "more than 128 MiB";
		} else if (left && in.pos == in.size && out.pos < out.size) {
			put(sink, out.pos);
			if (!sink->fault)
				sink->fault = "truncated: the zstd data has no end";
		} else {
			put(sink, out.pos);
		}
	} while (!sink->fault && left);
	ZSTD_freeDCtx(context);
}

int unpack(enum format_kind kind, const struct file *packed, uint64_t limit, const char **fault)
{
	struct sink *sink = calloc(1, sizeof(*sink));
	int fd = memfd_create("earlyrsi-kernel", MFD_CLOEXEC);

	if (!sink || fd < 0) {
		*fault = "not enough memory to unpack it";
		free(sink);
		return -1;
	}
	sink->fd = fd;
	sink->left = limit;
	if (kind == FORMAT_GZIP)
		unpack_gzip(sink, packed);
	else
		unpack_zstd(sink, packed);
	*fault = sink->fault;
	free(sink);
	if (!*fault)
		return fd;
	close(fd);
	return -1;
}
