# SPDX-License-Identifier: BSD-2-Clause
#
# What the guest's traffic needs (guest/traffic.h): a network with an echo server for each
# connection, and nothing else to reach; a disk with room behind its first contents. To be
# sourced.

traffic_net=--net=restrict=on,guestfwd=tcp:10.0.2.100:7-cmd:cat

traffic_disk() {	# DISK
	truncate -s 65M "$1"
}
