// SPDX-License-Identifier: BSD-2-Clause
/* Runs traffic on the disk and on the network, and says whether it came back or got stuck. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report.h"
#include "traffic.h"

/* A request takes milliseconds, and seconds on a machine that does much else. */
#define STUCK_MS	8000
#define WATCH_MS	20

int stream_fail(struct stream *stream, const char *what)
{
	snprintf(stream->fault, sizeof(stream->fault), "%s%s%s", what, errno ? ": " : "",
		 errno ? strerror(errno) : "");
	return -1;
}

/* Words that are unlike each other and those of other streams (multiplied by 2^64 / phi) */
static uint64_t word(const struct stream *stream, uint64_t offset)
{
	return (((uint64_t)stream->number << 32) + offset + 1) * UINT64_C(0x9e3779b97f4a7c15);
}

void stream_fill(const struct stream *stream, void *buffer, uint64_t offset, size_t size)
{
	uint64_t *words = buffer;

	for (size_t i = 0; i < size / sizeof(*words); i++)
		words[i] = word(stream, offset + i * sizeof(*words));
}

int stream_compare(struct stream *stream, const void *buffer, uint64_t offset, size_t size)
{
	const uint64_t *words = buffer;

	for (size_t i = 0; i < size / sizeof(*words); i++) {
		if (words[i] != word(stream, offset + i * sizeof(*words))) {
			errno = 0;
			return stream_fail(stream, "other bytes came back");
		}
	}
	return 0;
}

static uint64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static uint64_t moved(const struct stream *streams)
{
	uint64_t sum = 0;

	for (unsigned int i = 0; i < TRAFFIC_STREAMS; i++)
		sum += streams[i].moved;
	return sum;
}

/* Waits until all have ended or none gets on; returns how many are left. */
static unsigned int watch(const struct stream *streams, unsigned int left)
{
	uint64_t before = 0, since = now_ms();

	while (left && now_ms() - since < STUCK_MS) {
		usleep(WATCH_MS * 1000);
		if (moved(streams) != before) {
			before = moved(streams);
			since = now_ms();
		}
		while (left && waitpid(-1, NULL, WNOHANG) > 0)
			left--;
	}
	return left;
}

static void run(const char *name, int (*stream)(struct stream *))
{
	const size_t size = TRAFFIC_STREAMS * sizeof(struct stream);
	struct stream *streams = mmap(NULL, size, PROT_READ | PROT_WRITE,
				      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	uint64_t start = now_ms();
	unsigned int started = 0, left;

	if (streams == MAP_FAILED) {
		report("%s failed: %s", name, strerror(errno));
		return;
	}
	while (started < TRAFFIC_STREAMS) {
		pid_t child;

		streams[started].number = started;
		child = fork();
		if (child < 0)
			break;
		if (!child)
			_exit(stream(&streams[started]) ? 1 : 0);
		started++;
	}

	left = watch(streams, started);
	for (unsigned int i = 0; i < TRAFFIC_STREAMS; i++) {
		if (streams[i].fault[0]) {
			report("%s failed: stream %u: %s", name, i, streams[i].fault);
			return;
		}
	}
	if (left)
		report("%s stuck after %" PRIu64 " KiB", name, moved(streams) >> 10);
	else if (moved(streams) != 2 * TRAFFIC_SIZE)
		report("%s failed: ended after %" PRIu64 " KiB", name, moved(streams) >> 10);
	else
		report("%s ok KiB=%" PRIu64 " ms=%" PRIu64, name, moved(streams) >> 10,
		       now_ms() - start);
	munmap(streams, size);
}

static void run_disk(void)
{
	if (access("/dev/vda", F_OK))
		report("disk-traffic absent");
	else
		run("disk-traffic", disk_stream);
}

static void run_net(void)
{
	if (access("/sys/class/net/eth0", F_OK))
		report("net-traffic absent");
	else if (net_up())
		report("net-traffic failed: %s", strerror(errno));
	else
		run("net-traffic", net_stream);
}

/* Both at a time, each watched by a process that no request blocks. */
void report_traffic(void)
{
	void (*const kinds[])(void) = { run_disk, run_net };
	pid_t watchers[2];

	for (unsigned int i = 0; i < 2; i++) {
		watchers[i] = fork();
		if (!watchers[i]) {
			kinds[i]();
			_exit(0);
		}
		if (watchers[i] < 0)
			report("traffic failed: %s", strerror(errno));
	}
	for (unsigned int i = 0; i < 2; i++)
		if (watchers[i] > 0)
			waitpid(watchers[i], NULL, 0);
}
