// SPDX-License-Identifier: BSD-2-Clause
/* What shares memory with the host: the bounce buffers and the virtio devices behind them. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pattern.h"
#include "report.h"

#define SECTOR		PATTERN_SECTOR
#define SECTORS		PATTERN_SECTORS
#define CHUNK		128u	/* sectors at a time: many bounce buffer slots */
#define DISK		"/dev/vda"

void report_swiotlb(void)
{
	char slots[32], used[32];

	/* The files stay as they are when the kernel cannot share the pool with the host. */
	if (count_log_records("software IO TLB: Failed to decrypt") > 0) {
		report("swiotlb failed: the kernel could not share it and disabled it");
		return;
	}
	if (read_text("/sys/kernel/debug/swiotlb/io_tlb_nslabs", slots, sizeof(slots)) < 0) {
		report("swiotlb absent");
		return;
	}
	/* It is counted only with "swiotlb=track_hiwater" on the command line, otherwise 0. */
	if (read_text("/sys/kernel/debug/swiotlb/io_tlb_used_hiwater", used, sizeof(used)) < 0)
		strcpy(used, "unknown");
	slots[strcspn(slots, "\n")] = '\0';
	used[strcspn(used, "\n")] = '\0';
	/* How often it had no room for a transfer; most of these messages are suppressed. */
	report("swiotlb slots=%s high-water=%s full=%d", slots, used,
	       count_log_records("swiotlb buffer is full"));
}

static const char *check_disk(int fd, uint8_t *buffer)
{
	uint8_t expected[SECTOR];

	for (uint32_t first = 0; first < SECTORS; first += CHUNK) {
		if (pread(fd, buffer, CHUNK * SECTOR, (off_t)first * SECTOR) != CHUNK * SECTOR)
			return "short read";
		for (uint32_t i = 0; i < CHUNK; i++) {
			pattern_fill(expected, first + i, 0);
			if (memcmp(buffer + i * SECTOR, expected, SECTOR))
				return "read something else than was written";
		}
	}

	/* The last chunk gets another pattern, which must come back. */
	for (uint32_t i = 0; i < CHUNK; i++)
		pattern_fill(buffer + i * SECTOR, SECTORS - CHUNK + i, 0x55);
	if (pwrite(fd, buffer, CHUNK * SECTOR, (SECTORS - CHUNK) * SECTOR) != CHUNK * SECTOR)
		return "short write";
	if (fsync(fd))
		return "cannot flush";
	memset(buffer, 0, CHUNK * SECTOR);
	if (pread(fd, buffer, CHUNK * SECTOR, (SECTORS - CHUNK) * SECTOR) != CHUNK * SECTOR)
		return "short read after a write";
	for (uint32_t i = 0; i < CHUNK; i++) {
		pattern_fill(expected, SECTORS - CHUNK + i, 0x55);
		if (memcmp(buffer + i * SECTOR, expected, SECTOR))
			return "read something else after a write";
	}
	return NULL;
}

void report_virtio_blk(void)
{
	/* Past the page cache, so that what was written comes back from the device. */
	int fd = open(DISK, O_RDWR | O_DIRECT | O_CLOEXEC);
	const char *fault;
	void *buffer;

	if (fd < 0) {
		report(errno == ENOENT ? "virtio-blk absent" : "virtio-blk failed: %s",
		       strerror(errno));
		return;
	}
	if (posix_memalign(&buffer, 4096, CHUNK * SECTOR)) {
		report("virtio-blk failed: no memory");
	} else {
		fault = check_disk(fd, buffer);
		if (fault)
			report("virtio-blk failed: %s", fault);
		else
			report("virtio-blk ok");
		free(buffer);
	}
	close(fd);
}

void report_virtio_rng(void)
{
	uint8_t bytes[2][64];
	char name[64];
	int fd;

	if (read_text("/sys/class/misc/hw_random/rng_current", name, sizeof(name)) < 0 ||
	    strncmp(name, "virtio_rng", strlen("virtio_rng"))) {
		report("virtio-rng absent");
		return;
	}
	fd = open("/dev/hwrng", O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		report("virtio-rng failed: %s", strerror(errno));
		return;
	}
	for (int i = 0; i < 2; i++) {
		if (read(fd, bytes[i], sizeof(bytes[i])) != (ssize_t)sizeof(bytes[i])) {
			report("virtio-rng failed: short read");
			close(fd);
			return;
		}
	}
	close(fd);
	report(memcmp(bytes[0], bytes[1], sizeof(bytes[0])) ? "virtio-rng ok" :
	       "virtio-rng failed: the same bytes twice");
}
