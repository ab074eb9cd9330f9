// SPDX-License-Identifier: BSD-2-Clause
/*
 * One stream on the network: a TCP connection to an echo server. QEMU's user network
 * has one for each connection with guestfwd=tcp:10.0.2.100:7-cmd:cat.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "traffic.h"

#define INTERFACE	"eth0"
#define ADDRESS		"10.0.2.15"
#define SERVER		"10.0.2.100"
#define PORT		7
#define BLOCK		(32u << 10)

static struct sockaddr_in address(const char *text, uint16_t port)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(port) };

	inet_pton(AF_INET, text, &in.sin_addr);
	return in;
}

int net_up(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in in = address(ADDRESS, 0);
	struct ifreq request = { .ifr_name = INTERFACE };
	int status;

	if (fd < 0)
		return -1;
	/* A class A address: the netmask that comes with it does. */
	memcpy(&request.ifr_addr, &in, sizeof(in));
	status = ioctl(fd, SIOCSIFADDR, &request);
	if (!status) {
		request.ifr_flags = IFF_UP;
		status = ioctl(fd, SIOCSIFFLAGS, &request);
	}
	close(fd);
	return status;
}

static int send_some(struct stream *stream, int fd, uint8_t *block, uint32_t *sent)
{
	uint32_t at = *sent % BLOCK;
	ssize_t n;

	if (!at)
		stream_fill(stream, block, *sent, BLOCK);
	n = send(fd, block + at, BLOCK - at, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (n < 0)
		return errno == EAGAIN ? 0 : stream_fail(stream, "send");
	*sent += (uint32_t)n;
	stream->moved += (uint64_t)n;
	return 0;
}

static int receive_some(struct stream *stream, int fd, uint8_t *block, uint32_t *received)
{
	uint32_t at = *received % BLOCK;
	ssize_t n;

	errno = 0;
	n = recv(fd, block + at, BLOCK - at, MSG_DONTWAIT);
	if (n <= 0)
		return errno == EAGAIN ? 0 : stream_fail(stream, "receive");
	*received += (uint32_t)n;
	stream->moved += (uint64_t)n;
	return *received % BLOCK ? 0 :
	       stream_compare(stream, block, *received - BLOCK, BLOCK);
}

/*
 * Makes each packet cheap: under software emulation it costs ten times as much to wake
 * another CPU for it, and much to wake a process for it.
 */
static void save_wakeups(int fd)
{
	const int enough = BLOCK;
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);	/* which takes the interrupts */
	sched_setaffinity(0, sizeof(cpus), &cpus);
	setsockopt(fd, SOL_SOCKET, SO_RCVLOWAT, &enough, sizeof(enough));
}

int net_stream(struct stream *stream)
{
	struct sockaddr_in server = address(SERVER, PORT);
	uint8_t *out = malloc(BLOCK), *in = malloc(BLOCK);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	uint32_t sent = 0, received = 0;

	if (!out || !in)
		return stream_fail(stream, "buffer");
	save_wakeups(fd);
	if (fd < 0 || connect(fd, (struct sockaddr *)&server, sizeof(server)))
		return stream_fail(stream, "connect");
	while (received < STREAM_SIZE) {
		struct pollfd ready = { .fd = fd, .events = POLLIN };

		if (sent < STREAM_SIZE)
			ready.events |= POLLOUT;
		if (poll(&ready, 1, -1) < 0)
			return stream_fail(stream, "poll");
		if (ready.revents & POLLOUT && send_some(stream, fd, out, &sent))
			return -1;
		if (ready.revents & ~POLLOUT && receive_some(stream, fd, in, &received))
			return -1;
	}
	return 0;
}
