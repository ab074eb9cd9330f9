/* SPDX-License-Identifier: BSD-2-Clause */
/* Virtio devices that a Realm can use. */
#ifndef TOOL_VIRTIO_H
#define TOOL_VIRTIO_H

#include <stdbool.h>

#include "args.h"

/*
 * Adds properties that every virtio device has unless its own -device says otherwise. @pci: some
 * may be on PCI.
 */
void virtio_add_properties(bool pci, struct args *args);

#endif
