// SPDX-License-Identifier: BSD-2-Clause
#include "virtio.h"

/*
 * A Realm's devices must offer VIRTIO_F_ACCESS_PLATFORM (virtio 1.2, 6), which only the modern
 * transport has: the guest then uses the DMA API, and so addresses in the shared half.
 */
static const char *const modern[] = {
	"virtio-device.iommu_platform=on",
	"virtio-mmio.force-legacy=false",
};

/* On PCI these can be both. Others are always modern, and have no such property. */
static const char *const modern_pci[] = {
	"virtio-9p-pci.disable-legacy=on",
	"virtio-blk-pci.disable-legacy=on",
	"virtio-net-pci.disable-legacy=on",
	"virtio-rng-pci.disable-legacy=on",
	"virtio-scsi-pci.disable-legacy=on",
	"virtio-serial-pci.disable-legacy=on",
};

static void add(const char *const *properties, size_t count, struct args *args)
{
	for (size_t i = 0; i < count; i++) {
		args_add(args, "-global");
		args_add(args, "%s", properties[i]);
	}
}

void virtio_add_properties(bool pci, struct args *args)
{
	add(modern, sizeof(modern) / sizeof(modern[0]), args);
	if (pci)
		add(modern_pci, sizeof(modern_pci) / sizeof(modern_pci[0]), args);
}
